import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, plainText, previewLength, previewOf } from "./plain-text";

describe("plainText", () => {
  it.each([
    ["<p>Hello <b>wor</b>ld</p><p>again</p>", "Hello world again"],
    ["one<br>two<br/>three", "one two three"],
    ["<ul><li>a</li><li>b</li></ul>", "a b"],
    [
      "Tom &amp; Jerry &lt;3 &quot;cheese&quot; &#39;n&#x27; &eacute;&nbsp;&euro;",
      "Tom & Jerry <3 \"cheese\" 'n' é €",
    ],
    ["<style>p{color:red}</style><script>alert(1)</script><p>seen</p><!-- not seen -->", "seen"],
    ["&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"],
    ["&amp;lt;b&amp;gt;", "&lt;b&gt;"],
    ["  many\n\n\tgaps\u00a0 here ", "many gaps here"],
    ["zero\u200bwidth", "zero width"],
    ["<p>unclosed <b>tag", "unclosed tag"],
    ["a < b and b > c", "a < b and b > c"],
    ["<p>مرحبا <i>بك</i></p>", "مرحبا بك"],
    ["", ""],
  ])("reads %j", (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it("never throws and never leaves white space at an end", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = plainText(text);
        expect(read).toBe(read.trim());
      }),
    );
  });
});

describe("cut", () => {
  it("cuts between graphemes only and never beyond the length", () => {
    const units = ["a", "é", "e\u0301", "👩‍👩‍👧‍👦", "🇵🇱", "नि", "👍🏽", " "];
    const whole = new Intl.Segmenter(undefined, { granularity: "grapheme" });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...units), { maxLength: 60 }),
        fc.integer({ min: 0, max: 80 }),
        (parts, length) => {
          const text = parts.join("");
          const short = cut(text, length);
          expect(short.length).toBeLessThanOrEqual(length);
          expect(text.startsWith(short)).toBe(true);
          const ends = new Set([0]);
          for (const { segment, index } of whole.segment(text)) ends.add(index + segment.length);
          expect(ends.has(short.length)).toBe(true);
        },
      ),
    );
  });

  it("makes previews of at most 200 units, also of the second time", () => {
    const html = `<p>${"👩‍👩‍👧‍👦 ".repeat(100)}</p>`;
    expect(previewOf(html).length).toBeLessThanOrEqual(previewLength);
    expect(previewOf(html)).toBe(previewOf(html));
    expect(previewOf(null)).toBe("");
  });
});
