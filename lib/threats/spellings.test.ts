import { expect, it } from "vitest";
import { searchFor, spellingsOf } from "./spellings";

// With what base64, addresses and JSON each write in another way.
const secret = "a+b/c=d?canary-of-this-test";
const search = searchFor({ "the token": secret });

it.each([
  ["as it is", `x${secret}y`],
  ["its first half", secret.slice(0, 14)],
  ["its second half", secret.slice(14)],
  ["in base64, at the beginning", Buffer.from(`${secret} and more`).toString("base64")],
  ["in base64, one byte on", Buffer.from(`1${secret} and more`).toString("base64")],
  ["in base64, two bytes on", Buffer.from(`12${secret}`).toString("base64")],
  ["in base64 for addresses", Buffer.from(`${secret}???`).toString("base64url")],
  ["in hex", Buffer.from(`1${secret}`).toString("hex")],
  ["in a query", new URLSearchParams({ t: secret }).toString().replaceAll("+", "%20")],
  ["in JSON with escapes", [...secret].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join("")],
  ["in a binary file", Buffer.from(`12${secret}3`, "utf16le")],
  ["backwards", [...secret].reverse().join("")],
])("finds a secret %s", (_, text) => {
  expect(search.in(text)).not.toEqual([]);
});

it("finds nothing where there is nothing, and says what it found", () => {
  expect(search.in("a+b/c=d?canary-of-another-one")).toEqual(["the token its first half"]);
  expect(search.in(Buffer.from("a conversation"))).toEqual([]);
  expect(spellingsOf("0123456789abcdef").every(([, spelling]) => spelling.length >= 8)).toBe(true);
});
