import { describe, expect, it } from "vitest";
import { actionInputSchema } from "./input";
import { longestMessage, longestTagName } from "./limits";

const read = (input: unknown) => {
  const parsed = actionInputSchema.safeParse(input);
  return parsed.success ? parsed.data : parsed.error.issues.map(({ message }) => message);
};

describe("words", () => {
  it("lose what no store and no reader can take, so that what is sent is what is kept", () => {
    expect(read({ kind: "reply", text: "a\u0000b \ud83d 😀" })).toEqual({
      kind: "reply",
      text: "ab \uFFFD 😀",
    });
    expect(read({ kind: "tag", tag: { name: " v\u0000ip " } })).toEqual({
      kind: "tag",
      tag: { name: "vip" },
    });
    const attributes = { title: "a\u0000", files: ["b\u0000"], many: 3, yes: true, none: null };
    expect(read({ kind: "convert", ticketTypeId: "81", attributes })).toMatchObject({
      attributes: { title: "a", files: ["b"], many: 3, yes: true, none: null },
    });
  });

  it("must be there and not too many", () => {
    expect(read({ kind: "note", text: " \u0000\n" })).toEqual(["Write something first."]);
    expect(read({ kind: "reply", text: "x".repeat(longestMessage) })).toMatchObject({ kind: "reply" });
    expect(read({ kind: "reply", text: "x".repeat(longestMessage + 1) })).toEqual([
      `That is too long: at most ${longestMessage} characters fit.`,
    ]);
    expect(read({ kind: "tag", tag: { name: "x".repeat(longestTagName + 1) } })).toHaveLength(1);
    expect(read({ kind: "untag", tag: { id: "1", name: "x".repeat(1001) } })).toEqual([
      "That is no tag's name.",
    ]);
  });
});

it("takes ids that are digits and nothing else", () => {
  for (const id of ["", "..", "1/2", "1?a", "x", "1".repeat(21)]) {
    expect(read({ kind: "assign", assignee: { kind: "teammate", id } })).toEqual(["Not an id."]);
  }
});
