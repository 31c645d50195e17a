import { expect, it } from "vitest";
import { hashRecoveryCode, newRecoveryCodes, readCode } from "./recovery-codes";

it("makes ten codes at a time, none twice, without letters that are taken for others", () => {
  const made = Array.from({ length: 50 }, newRecoveryCodes);
  for (const codes of made) {
    expect(codes).toHaveLength(10);
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
  }
  expect(new Set(made.flat()).size).toBe(500);
});

it.each([
  ["123456", "123456"],
  [" 123 456\n", "123456"],
  ["123-456", "123456"],
  ["１２３４５６", "123456"],
])("reads %j as what an app shows", (typed, digits) => {
  expect(readCode(typed)).toEqual({ kind: "app", digits });
});

it.each([
  ["4k7zq-m0c2x", "4k7zqm0c2x"],
  ["4K7ZQ M0C2X", "4k7zqm0c2x"],
  ["4k7zq–mOc2x", "4k7zqm0c2x"],
  ["lI7zqm0c2x", "117zqm0c2x"],
  ["0123456789", "0123456789"],
])("reads %j as a recovery code", (typed, letters) => {
  expect(readCode(typed)).toEqual({ kind: "recovery", letters });
});

it.each([
  "",
  "12345",
  "1234567",
  "4k7zqm0c2",
  "4k7zqm0c2xx",
  "4k7zqm0c2u",
  "٠٠٥٩٢٤",
  "' or 1=1 --",
  "\u0000",
])("reads %j as no code", (typed) => {
  expect(readCode(typed)).toBeNull();
});

it("hashes a code the same however it is spelt, and differently for each member and secret", () => {
  const hash = hashRecoveryCode("SECRET", "m1", "4k7zq-m0c2x");
  expect(hash).toMatch(/^[\w-]{43}$/);
  expect(hashRecoveryCode("SECRET", "m1", "4k7zqm0c2x")).toBe(hash);
  expect(hashRecoveryCode("SECRET", "m2", "4k7zqm0c2x")).not.toBe(hash);
  expect(hashRecoveryCode("SECRET2", "m1", "4k7zqm0c2x")).not.toBe(hash);
});
