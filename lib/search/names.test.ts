import { describe, expect, it } from "vitest";
import { nameOf, type People, resolveNames } from "./names";
import { parse } from "./parse";
import { print } from "./print";

const people: People = {
  admins: [
    { id: "1", name: "Ana Silva", email: "ana@acme.com" },
    { id: "2", name: "Bo", email: null },
    { id: "3", name: "bo" },
  ],
  teams: [{ id: "11", name: "Billing" }],
  tags: [
    { id: "21", name: "vip" },
    { id: "22", name: "none" },
    { id: "23", name: "2025" },
    { id: "24", name: "Zoe\u0308" },
  ],
};

const resolved = (text: string) => {
  const { tree, spans } = parse(text);
  const { tree: done, problems } = resolveNames(tree, people, { text, spans });
  return { line: print(done), problems };
};

describe("names", () => {
  it.each([
    ['assignee:"ana silva"', "assignee:1"],
    ["assignee:ANA@acme.com,me,none", "assignee:1,me,none"],
    ["-(team:billing or tag:VIP)", "-(team:11 or tag:21)"],
    ["team:my-teams", "team:my-teams"],
    ['tag:"none"', "tag:22"],
    ['tag:"2025",2025', "tag:23,2025"],
    ["tag:zoë", "tag:24"],
  ])("%s is completed to %s", (line, ids) => {
    expect(resolved(line)).toEqual({ line: ids, problems: [] });
  });

  it("that nobody has are told at their place, with the nearest one", () => {
    const { line, problems } = resolved("state:open tag:21,vjp");
    expect(line).toBe("state:open tag:21,vjp");
    expect(problems).toEqual([
      {
        path: [1],
        from: 18,
        to: 21,
        message: "No tag is called “vjp”. Did you mean “vip”?",
        mend: { label: "Use vip", text: "state:open tag:21,vip" },
      },
    ]);
  });

  it("that are like no other get no mend", () => {
    expect(resolved("team:zzzzzz").problems).toMatchObject([{ message: "No team is called “zzzzzz”." }]);
    expect(resolved("team:zzzzzz").problems[0]?.mend).toBeUndefined();
  });

  it("that two share can be mended to both", () => {
    const [problem] = resolved("assignee:BO").problems;
    expect(problem?.message).toBe("There are 2 teammates called “BO”.");
    expect(problem?.mend?.text).toBe("assignee:2,3");
  });

  it("are printed for ids where they lead back, quoted where they read as something else", () => {
    const naming = nameOf(people);
    expect(print(parse("assignee:1 team:11 tag:21,22,23,99 assignee:2").tree, naming)).toBe(
      'assignee:"Ana Silva" team:Billing tag:vip,"none","2025",99 assignee:2',
    );
  });
});
