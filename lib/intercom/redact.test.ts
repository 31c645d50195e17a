import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainRequestId, plainWords, redact } from "./redact";

const token = "dG9rOmNhbmFy/eS0x+MjM0=";

describe("a token in a text of Intercom's", () => {
  it.each([
    ["as it is", token],
    ["in an address", encodeURIComponent(token)],
    ["as JSON may escape it", token.replaceAll("/", "\\/")],
  ])("is taken out %s", (_name, form) => {
    expect(redact(`a ${form} b ${form}`, token)).toBe("a [redacted] b [redacted]");
  });

  it("is nowhere in what a person is told, whatever surrounds it", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (before, after) => !plainWords(before + token + after, token).includes(token),
      ),
    );
  });

  it("is no request id", () => {
    expect(plainRequestId("tok_en-1", "tok_en-1")).toBeUndefined();
    expect(plainRequestId("000hjqhpf95ef3b8f8v0", token)).toBe("000hjqhpf95ef3b8f8v0");
  });
});

describe("Intercom's words for a person", () => {
  it("are one line without markup, of bounded length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => {
        const words = plainWords(text, token);
        return words.length <= 300 && !/[<>\p{Cc}]/u.test(words);
      }),
    );
  });

  it.each(["", "a b", "<b>", "x".repeat(101), "a\nb", null, undefined])(
    "have no request id in %j",
    (text) => {
      expect(plainRequestId(text, token)).toBeUndefined();
    },
  );
});
