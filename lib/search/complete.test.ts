import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complete } from "./complete";
import type { People } from "./names";
import { parse } from "./parse";

const people: People = {
  admins: [
    { id: "1", name: "Ana Silva", email: "ana@acme.com" },
    { id: "2", name: "Bo Li" },
  ],
  teams: [{ id: "11", name: "Billing" }],
  tags: [
    { id: "21", name: "vip" },
    { id: "22", name: "very angry" },
  ],
};

/** The lines that each suggestion would make of the line, whose `|` is the caret. */
const made = (marked: string): readonly string[] => {
  const caret = marked.indexOf("|");
  const line = marked.replace("|", "");
  return complete(line, caret, people).map((one) => line.slice(0, one.from) + one.text + line.slice(one.to));
};

describe("complete", () => {
  it("offers the workspace's own attributes and the words of their lists, in quotes where they need them", () => {
    const attributes = [
      { name: "Issue type", label: "Issue type", type: "string", options: ["API error", "Billing", "yes"] },
      { name: "Größe", label: "Size", type: "integer", options: [] },
    ];
    const lines = (line: string): readonly string[] =>
      complete(line, line.length, { ...people, attributes }).map(
        (one) => line.slice(0, one.from) + one.text + line.slice(one.to),
      );
    expect(lines("attr")).toEqual(['attr."Issue type":', "attr.Größe:"]);
    expect(lines('attr."iss')).toEqual(['attr."Issue type":']);
    expect(lines("size")).toEqual(["attr.Größe:"]);
    expect(lines('attr."Issue type":ap')).toEqual(['attr."Issue type":"API error"']);
    expect(lines('attr."Issue type":ye')).toEqual(['attr."Issue type":"yes"']);
    for (const line of lines('attr."Issue type":')) expect(parse(line).problems.length).toBeLessThan(2);
  });

  it("offers fields where a term begins, also behind a minus and a bracket", () => {
    expect(made("st|")[0]).toBe("state:");
    expect(made("state:open -(pri|)")).toEqual(["state:open -(priority:)"]);
    expect(made("|")[0]).toBe("state:");
    expect(made("state:open |")[0]).toBe("state:open state:");
    expect(made("waited|")).toEqual([]);
  });

  it("changes the field and leaves the value", () => {
    expect(made("ass|:me")[0]).toBe("assignee:me");
  });

  it("finds fields by alias and by label", () => {
    expect(made("wakes|")).toEqual(["snoozed:"]);
    expect(made("median|")).toEqual(["median-reply-time:"]);
  });

  it("offers values of the field's kind", () => {
    expect(made("state:|")).toEqual(["state:open", "state:snoozed", "state:closed"]);
    expect(made("read:n|")).toEqual(["read:no"]);
    expect(made("assignee:|")).toEqual([
      "assignee:me",
      "assignee:none",
      'assignee:"Ana Silva"',
      'assignee:"Bo Li"',
    ]);
    expect(made("team:my|")).toEqual(["team:my-teams"]);
    expect(made("created:tod|")).toEqual(["created:today"]);
    expect(made("waiting:>2|")).toEqual(["waiting:>2m", "waiting:>2h", "waiting:>2d", "waiting:>2w"]);
    expect(made("nothing:x|")).toEqual([]);
  });

  it("finds people by a part of their name or by their address", () => {
    expect(made("assignee:sil|")).toEqual(['assignee:"Ana Silva"']);
    expect(made("assignee:ana@|")).toEqual(['assignee:"Ana Silva"']);
  });

  it("offers the value of a list in which the caret stands", () => {
    expect(made("tag:v|,21 state:open")).toEqual(["tag:vip,21 state:open", 'tag:"very angry",21 state:open']);
    expect(made("tag:vip,|")).toEqual(["tag:vip,vip", 'tag:vip,"very angry"']);
    expect(made('tag:"very a|')).toEqual(['tag:"very angry"']);
  });

  it("offers nothing in a line that is too long to be read", () => {
    const line = `${"x ".repeat(1024)}st`;
    expect(complete(line, line.length, people)).toEqual([]);
    expect(complete(line.slice(4), line.length - 4, people)).not.toEqual([]);
  });

  it("never throws, and what it makes reads without a new problem in values", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.nat({ max: 45 }), (line, caret) => {
        for (const one of complete(line, caret, people)) {
          expect(one.from).toBeLessThanOrEqual(one.to);
          parse(line.slice(0, one.from) + one.text + line.slice(one.to));
        }
      }),
    );
  });
});
