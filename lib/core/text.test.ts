import fc from "fast-check";
import { expect, it } from "vitest";
import { isolated, storableText } from "./text";

it("takes out NUL and marks half letters, and leaves everything else as it is", () => {
  expect(storableText("a\u0000b \ud83d c \ude00 d 😀 \u200f\n")).toBe("ab \uFFFD c \uFFFD d 😀 \u200f\n");
});

it("leaves whole text alone and is done after one go, whatever it gets", () => {
  const letter = fc
    .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
    .map((point) => String.fromCodePoint(point));
  const half = fc
    .oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff }))
    .map((unit) => String.fromCharCode(unit));
  fc.assert(
    fc.property(fc.string({ unit: letter }), (text) => storableText(text) === text.replaceAll("\0", "")),
  );
  fc.assert(
    fc.property(fc.string({ unit: half }), (text) => {
      const once = storableText(text);
      return !/\p{Surrogate}/u.test(once) && !once.includes("\0") && storableText(once) === once;
    }),
  );
});

it("keeps a name from turning round the words about it, and leaves one that cannot as it is", () => {
  expect(isolated("Late VIPs – 東京 (2)")).toBe("Late VIPs – 東京 (2)");
  expect(isolated("متأخر VIP")).toBe("\u2068متأخر VIP\u2069");
  const control = fc.constantFrom(
    ..."\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
  );
  const letter = fc.constantFrom(..."ab“” אب😀");
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(control, letter), maxLength: 20 }), (name) => {
      const [inner, whole] = [name.replace(/\p{Bidi_Control}/gu, ""), isolated(name)];
      const isPlain = whole === name && !/[א-ת؀-ۿ]|\p{Bidi_Control}/u.test(name);
      return isPlain || whole === `\u2068${inner}\u2069`;
    }),
  );
});
