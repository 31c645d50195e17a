import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carriesThread } from "./quotes";

const quote = (inside: string) => `<blockquote>${inside}</blockquote>`;
const long = "word ".repeat(80);

describe("whether a message carries the thread that it answers", () => {
  it("does with quotes in a quote, or one long quote, behind words of its own", () => {
    expect(carriesThread(`<p>Thanks.</p>On Monday you wrote:${quote(`Hello${quote("Hi")}`)}`)).toBe(true);
    expect(carriesThread(`<p>Thanks.</p>${quote(long)}<p>This message is confidential.</p>`)).toBe(true);
  });

  it("does not with a short quote, between whose lines or under which somebody answers", () => {
    expect(carriesThread(`<p>You said</p>${quote("it is ready")}<p>and it is not.</p>`)).toBe(false);
    expect(carriesThread(`<p>See below.</p>${quote(long)}<p>No.</p>${quote(long)}<p>Yes.</p>`)).toBe(false);
  });

  it("does not where the quote is all that there is to read", () => {
    expect(carriesThread(quote(`${long}${quote(long)}`))).toBe(false);
    expect(carriesThread(`<p> </p>${quote(long)}`)).toBe(false);
    expect(carriesThread("<p>Hello</p>")).toBe(false);
  });

  it("never throws, whatever the markup", () => {
    const piece = fc.constantFrom("<blockquote>", "</blockquote>", "<blockquote dir=rtl>", "a", "<", long);
    fc.assert(fc.property(fc.array(piece), (pieces) => typeof carriesThread(pieces.join("")) === "boolean"));
  });
});
