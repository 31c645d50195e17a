import { describe, expect, it } from "vitest";
import { limits } from "./model";
import { parse } from "./parse";
import { print } from "./print";

const canonicalLine = (line: string): string => {
  const { tree, problems } = parse(line);
  expect(problems).toEqual([]);
  return print(tree);
};

describe("the grammar", () => {
  it.each([
    ["state:open assignee:none waiting:>2h -tag:spam", "state:open assignee:none waiting:>2h -tag:spam"],
    [
      "(team:billing or tag:vip,refund) priority:yes created:<7d",
      "(team:billing or tag:vip,refund) priority:yes created:<7d",
    ],
    ['from:@acme.com subject:~"invoice 2025" rating:<3', 'from:@acme.com subject:~"invoice 2025" rating:<3'],
    [
      "ai.resolution:escalated opened:2026-11-01..2026-11-20",
      "ai.resolution:escalated created:2026-11-01..2026-11-20",
    ],
    ["STATE:Open AND Read:TRUE", "state:open read:yes"],
    ["a b OR c", "body:a body:b or body:c"],
    ["(a or b) c", "(body:a or body:b) body:c"],
    ["((a))", "body:a"],
    ["not tag:1", "-tag:1"],
    ["-(a b)", "-(body:a body:b)"],
    ["tag:1,,2,", "tag:1,2"],
    ['tag:"2025"', 'tag:"2025"'],
    ['tag:"none"', 'tag:"none"'],
    ["subject:none", "subject:none"],
    ["url:https://x.y/z?a=b", "url:https://x.y/z?a=b"],
    ["a\tb\n c", "body:a body:b body:c"],
  ])("%s reads as %s", (line, printed) => {
    expect(canonicalLine(line)).toBe(printed);
  });
});

describe("a mistake is told at its place, with a mend, and the rest is still read", () => {
  it.each([
    ["state:opne read:no", 6, 10, "state:open read:no", "read:no"],
    ["stat:open read:no", 0, 4, "state:open read:no", "read:no"],
    ["x:1 or 2:3 zz:", 0, 1, '"x:1" or 2:3 zz:', "body:2:3"],
    ["(state:open", 0, 1, "(state:open)", "state:open"],
    ["state:open)", 10, 11, "state:open", "state:open"],
    ["state:open or", 11, 13, "state:open", "state:open"],
    ["or state:open", 0, 2, "state:open", "state:open"],
    ["state:open or or read:no", 14, 16, "state:open or   read:no", "state:open or read:no"],
    ["state:open ()", 11, 13, "state:open", "state:open"],
    ["state:open -", 11, 12, "state:open", "state:open"],
    ['tag:"vip', 4, 8, 'tag:"vip"', ""],
    ['tag:"a"b', 7, 8, 'tag:"a" b', "tag:a body:b"],
    ["waiting:2h", 8, 10, "waiting:<2h", ""],
    ["waiting:>2", 9, 10, "waiting:>2h", ""],
    ["created:>=7d", 8, 10, "created:>7d", ""],
    ["reply-time:>30", 12, 14, "reply-time:>30m", ""],
    ["rating:5..2", 0, 11, "rating:2..5", ""],
    ["state:>open", 0, 11, "state:open", ""],
    ["read:yes,no", 0, 11, "read:yes", ""],
    ["rating:>3,4", 0, 11, "rating:>3", ""],
    ["rating:3..", 7, 10, "rating:>=3", ""],
    ["rating:..3", 7, 10, "rating:<=3", ""],
    ["created:2026-11-01.. read:no", 8, 20, "created:>2026-11-01 read:no", "read:no"],
    ["reply-time:..30m", 11, 16, "reply-time:<30m", ""],
    ['tag:"vip\\', 4, 9, 'tag:"vip\\\\"', ""],
    ['tag:"vip\\\\', 4, 10, 'tag:"vip\\\\"', ""],
    ['tag:"vip\\"', 4, 10, 'tag:"vip\\""', ""],
  ])("%s", (line, from, to, mended, rest) => {
    const { tree, problems } = parse(line);
    expect(problems[0]).toMatchObject({ from, to, mend: { text: mended } });
    expect(parse(mended).problems).toHaveLength(problems.length - 1);
    expect(print(tree)).toBe(rest);
  });

  it.each([
    ["tag:none", "has no Tag"],
    ["created:none", "has no Created"],
    ["rating:good", "whole number"],
    ["created:>2026-02-30", "day"],
    ["tag:", "Say which"],
    ["created:2d..2026-01-01", "Both ends"],
    ['tag:""', "nothing between"],
    ["created:..", "two ends"],
  ])("%s, without a mend where none is plain", (line, words) => {
    const { problems } = parse(line);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]?.mend).toBeUndefined();
  });

  it("all mistakes of a line are told at once", () => {
    expect(parse("stat:open rating:x )").problems.map((problem) => problem.from)).toEqual([0, 17, 19]);
  });
});

describe("limits", () => {
  it("a line of more than 2,048 characters is refused unread", () => {
    const { problems, steps } = parse("a".repeat(limits.characters + 1));
    expect(problems).toHaveLength(1);
    expect(steps).toBe(0);
    expect(parse("a".repeat(limits.characters)).problems).toEqual([]);
  });

  it("brackets and negations go twenty deep", () => {
    const nested = (depth: number): string => `${"-".repeat(depth)}a`;
    expect(parse(nested(limits.depth)).problems).toEqual([]);
    expect(parse(nested(limits.depth + 1)).problems).toHaveLength(1);
    expect(parse("(".repeat(2000)).problems.some((problem) => problem.message.includes("deep"))).toBe(true);
  });

  it("fifty terms are read, the fifty-first is refused with the rest", () => {
    const line = (count: number): string =>
      Array.from({ length: count }, (_, index) => `w${index}`).join(" ");
    expect(parse(line(limits.terms)).problems).toEqual([]);
    const { tree, problems } = parse(line(60));
    expect(problems).toHaveLength(1);
    expect(tree.kind === "and" && tree.items).toHaveLength(limits.terms);
  });
});
