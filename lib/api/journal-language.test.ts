import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complete } from "@/lib/search/complete";
import { canonical } from "@/lib/search/model";
import { type People, resolveNames } from "@/lib/search/names";
import { parse } from "@/lib/search/parse";
import { print } from "@/lib/search/print";
import { journalRegistry } from "./journal-language";

const anna = "6f1e0c1a-0000-4000-8000-00000000000a";
const people: People = {
  admins: [{ id: "7", name: "Ada Nwosu", email: "ada@demo.test" }],
  teams: [],
  tags: [],
  members: [
    { id: anna, name: "Anna Lind" },
    { id: "6f1e0c1a-0000-4000-8000-00000000000b", name: "Luis" },
    { id: "6f1e0c1a-0000-4000-8000-00000000000c", name: "Luis" },
  ],
};

const read = (line: string) => parse(line, journalRegistry);
const problemsOf = (line: string) => {
  const parsed = read(line);
  const resolved = resolveNames(parsed.tree, people, { text: line, spans: parsed.spans }, journalRegistry);
  return [...parsed.problems, ...resolved.problems].map(({ from, to, message, mend }) => ({
    at: line.slice(from, to),
    message,
    mend: mend?.text ?? null,
  }));
};
const offered = (line: string) => complete(line, line.length, people, "2026-11-22", journalRegistry);

describe("a query of the journal", () => {
  it.each([
    "by:me",
    `by:${anna}`,
    'by:"Anna Lind" action:close,reply,sign-in',
    "conversation:123 or ticket:45,46",
    "outcome:failed -undone:yes",
    "at:<7d",
    "at:2026-11-01..2026-11-20",
    "at:today",
    `request:${anna} id:${anna}`,
    'refund "two words" -text:~parcel',
    "(by:me or about:me) -(action:read or action:unread)",
  ])("reads %s", (line) => {
    expect(problemsOf(line)).toEqual([]);
  });

  it("looks for a word alone in what was written", () => {
    expect(read("refund").tree).toEqual({
      kind: "term",
      field: "text",
      operator: "is",
      values: [{ kind: "text", text: "refund" }],
    });
  });

  it.each([
    ["bye:me", "bye", "There is no field “bye”. Did you mean “by”?", "by:me"],
    ["state:open", "state", "There is no field “state”.", '"state:open"'],
    ["action:clsoe", "clsoe", "Action is never “clsoe”. Did you mean “close”?", "action:close"],
    ["action:xyzxyz", "xyzxyz", "Action is never “xyzxyz”.", null],
    ["outcome:faild", "faild", "Outcome is done, failed, unknown or running, not “faild”.", "outcome:failed"],
    ["undone:maybe", "maybe", "Taken back is yes or no.", "undone:yes"],
    ["conversation:abc", "abc", "Conversation is a number such as 123, not “abc”.", null],
    ["ticket:none", "none", "Ticket is a number such as 123, not “none”.", null],
    ["request:7", "7", "Request is the id of a request, as the log has it, not “7”.", null],
    ["by:none", "none", "Member is always set.", null],
    ["by:anna", "anna", "No member is called “anna”. Did you mean “Anna Lind”?", 'by:"Anna Lind"'],
    [
      "by:luis",
      "luis",
      "There are 2 members called “luis”.",
      "by:6f1e0c1a-0000-4000-8000-00000000000b,6f1e0c1a-0000-4000-8000-00000000000c",
    ],
    ["by:ada@demo.test", "ada@demo.test", "No member is called “ada@demo.test”.", null],
    ["at:7d", "7d", "Say whether Time is more or less than that.", "at:<7d"],
    ["at:soon", "soon", expect.stringContaining("Time takes a length of time"), null],
    [
      "at:2026-11-20..2026-11-01",
      "at:2026-11-20..2026-11-01",
      "The range of Time runs backwards.",
      "at:2026-11-01..2026-11-20",
    ],
    ["by:>x", "by:>x", "Member cannot be searched above (>) a value.", "by:x"],
  ])("refuses %s at %s, in words, with what may have been meant", (line, at, message, mend) => {
    expect(problemsOf(line)[0]).toEqual({ at, message, mend });
  });

  it("knows none of the queue's fields, and the queue none of its", () => {
    expect(read("assignee:me").problems).toHaveLength(1);
    expect(read("attr.plan:pro").problems).toHaveLength(1);
    expect(parse("by:me").problems).toHaveLength(1);
    expect(parse("outcome:failed").problems).toHaveLength(1);
  });

  it("offers its own fields, its members, and what a field can be", () => {
    expect(offered("").map(({ label }) => label)).toEqual(journalRegistry.fields.map(({ name }) => name));
    expect(offered("by:").map(({ label, text }) => [label, text])).toEqual([
      ["me", "me"],
      ["Anna Lind", '"Anna Lind"'],
      ["Luis", "6f1e0c1a-0000-4000-8000-00000000000b"],
      ["Luis", "6f1e0c1a-0000-4000-8000-00000000000c"],
    ]);
    expect(offered("outcome:f").map(({ label }) => label)).toEqual(["failed"]);
    expect(offered("action:dis").map(({ label }) => label)).toEqual(["disable"]);
    expect(
      offered("at:")
        .slice(0, 2)
        .map(({ label }) => label),
    ).toEqual([">", "<"]);
  });

  it("shows names for ids, and leads back to the ids", () => {
    const name = (_: string, id: string) => (id === anna ? "Anna Lind" : undefined);
    expect(print(read(`by:${anna}`).tree, name, journalRegistry)).toBe('by:"Anna Lind"');
    // A member who is called as an id looks is still told from one who has it.
    expect(print(read(`by:"${anna}"`).tree, undefined, journalRegistry)).toBe(`by:"${anna}"`);
  });
});

describe("whatever is written into it", () => {
  const pieces = fc.constantFrom(
    ...["by:", "me", "action:close", "outcome:", "undone:yes", "at:", "at:<7d", "2026-11-01..today", "text:"],
    ...[
      "or",
      "-",
      "(",
      ")",
      '"',
      "\\",
      ",",
      "..",
      ":",
      "refund",
      " ",
      "\u0000",
      "\ud800",
      "'; drop table journal; --",
    ],
    ...["$1", "%", "id:", anna, "conversation:123", "\u202e", "request:"],
  );
  const lines = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.array(pieces, { maxLength: 60 }).map((list) => list.join("")),
    fc.array(pieces, { maxLength: 40 }).map((list) => list.join(" ")),
  );

  it("never throws, has its problems at a place, and reads back as what it was printed from", () => {
    let sound = 0;
    fc.assert(
      fc.property(lines, (line) => {
        const { tree, problems } = read(line);
        for (const { from, to } of problems) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(line.length);
          expect(from).toBeLessThanOrEqual(to);
        }
        expect(() => offered(line)).not.toThrow();
        if (problems.length > 0) return;
        sound += 1;
        expect(read(print(tree, undefined, journalRegistry))).toMatchObject({
          tree: canonical(tree),
          problems: [],
        });
      }),
      { numRuns: 1000 },
    );
    expect(sound).toBeGreaterThan(50);
  });

  it("takes steps in proportion to its length, and no more than a line may have", () => {
    for (const piece of [
      "(",
      "-",
      '"',
      "by:",
      "action:x,",
      "at:1..",
      "text:a or ",
      "refund ",
      "\ud800",
      ":",
    ]) {
      const steps = (length: number) =>
        read(piece.repeat(Math.ceil(length / piece.length)).slice(0, length)).steps;
      expect(steps(2000), piece).toBeLessThanOrEqual(2.5 * Math.max(steps(1000), 400));
    }
    expect(read("a".repeat(2049)).problems[0]?.message).toBe(
      "A query can have 2048 characters; this has 2049.",
    );
  });
});
