import decodeQR from "qr/decode.js";
import { expect, it } from "vitest";
import { qrCodeOf } from "./qr-code";
import { newSecret, stepOf, uriOf } from "./totp";

/** "12345678901234567890" of RFC 6238, appendix B, in base32; its eight digits end in our six. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const stepMs = 30_000;

it.each([
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
])("takes the code that RFC 6238 names for %i s", (seconds, eight) => {
  expect(stepOf(secret, eight.slice(2), seconds * 1000)).toBe(Math.floor(seconds / 30));
});

it("takes the code of the step before and after, names its step, and none further off", () => {
  const step = 41_152_263;
  const digits = "005924";
  const begins = step * stepMs;
  expect(stepOf(secret, digits, 1234567890_000)).toBe(step);
  const offs = [-2, -1, 0, 1, 2].map((steps) => stepOf(secret, digits, begins + steps * stepMs));
  expect(offs).toEqual([null, step, step, step, null]);
  expect(stepOf(secret, digits, begins - stepMs - 1)).toBeNull();
  expect(stepOf(secret, digits, begins + 2 * stepMs - 1)).toBe(step);
});

it.each(["", "5924", "0005924", "89005924", "00592a"])("takes %j for no code", (digits) => {
  expect(stepOf(secret, digits, 1234567890_000)).toBeNull();
});

it("makes secrets of 160 bits, each another one", () => {
  const made = Array.from({ length: 50 }, newSecret);
  expect(new Set(made).size).toBe(50);
  for (const one of made) expect(one).toMatch(/^[A-Z2-7]{32}$/);
});

it("draws what apps read: the secret, whose it is and of what", () => {
  const uri = uriOf(secret, "ada+desk@demo.test");
  const url = new URL(uri);
  expect([url.protocol, url.host, decodeURIComponent(url.pathname)]).toEqual([
    "otpauth:",
    "totp",
    "/Switchyard:ada+desk@demo.test",
  ]);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    issuer: "Switchyard",
    secret,
    algorithm: "SHA1",
    digits: "6",
    period: "30",
  });
  expect(readBack(uri)).toBe(uri);
});

/** Reads the drawing as a camera sees it. */
const readBack = (text: string): string => {
  const { size, path } = qrCodeOf(text);
  const scale = 4;
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let at = 0; at < scale * scale; at += 1) {
      const row = Number(y) * scale + Math.floor(at / scale);
      const pixel = (row * width + Number(x) * scale + (at % scale)) * 4;
      data.fill(0, pixel, pixel + 3);
    }
  return decodeQR({ width, height: width, data });
};

it("draws any address that a member may have", () => {
  for (const email of ["a@b.test", `${"x".repeat(240)}@members.test`]) {
    const uri = uriOf(secret, email);
    expect(readBack(uri)).toBe(uri);
  }
});
