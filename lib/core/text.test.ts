import fc from "fast-check";
import { expect, it } from "vitest";
import { storableText } from "./text";

it("takes out NUL and marks half letters, and leaves everything else as it is", () => {
  expect(storableText("a\u0000b \ud83d c \ude00 d 😀 \u200f\n")).toBe("ab \uFFFD c \uFFFD d 😀 \u200f\n");
});

it("leaves whole text alone and is done after one go, whatever it gets", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => storableText(text) === text.replaceAll("\0", "")),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = storableText(text);
      return !/\p{Surrogate}/u.test(once) && !once.includes("\0") && storableText(once) === once;
    }),
  );
});
