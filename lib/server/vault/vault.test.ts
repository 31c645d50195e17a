import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createVault } from "./vault";

const secret = "0123456789abcdef0123456789abcdef";
const vault = createVault(secret);
const scope = "workspace:abc";

it("opens what it sealed, whatever it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plain, anyScope) => {
      expect(vault.open(vault.seal(plain, anyScope), anyScope)).toBe(plain);
    }),
  );
});

it("seals the same text differently each time, and shows nothing of it", () => {
  const sealed = Array.from({ length: 50 }, () => vault.seal("canary-token-1234", scope).sealed);
  expect(new Set(sealed).size).toBe(50);
  expect(new Set(sealed.map((text) => text.split(".")[1])).size).toBe(50);
  for (const text of sealed) {
    expect(text).not.toContain("canary");
    expect(Buffer.from(text.split(".")[2] ?? "", "base64url").toString("latin1")).not.toContain("canary");
  }
});

it("refuses every text with one bit changed, in nonce, text and tag", () => {
  const { sealed, keyId } = vault.seal("token", scope);
  const [version, ...parts] = sealed.split(".");
  let tried = 0;
  parts.forEach((part, index) => {
    const bytes = Buffer.from(part, "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const other = [version, ...parts.with(index, changed.toString("base64url"))].join(".");
      expect(() => vault.open({ sealed: other, keyId }, scope)).toThrow("damaged");
      tried += 1;
    }
  });
  expect(tried).toBe((12 + 5 + 16) * 8);
});

it.each([
  "",
  "v1",
  "v1...",
  "v2.AAAA.AAAA.AAAA",
  "v1.AAAA.AAAA.AAAA.AAAA",
  "not sealed at all",
  "v1.AAAAAAAAAAAAAAAA.AAAA.AAAA",
])("refuses %j as damaged", (sealed) => {
  expect(() => vault.open({ sealed, keyId: vault.keyId }, scope)).toThrow("damaged");
});

it("refuses a shortened tag and another spelling of the same bytes", () => {
  const { sealed, keyId } = vault.seal("token", scope);
  expect(() => vault.open({ sealed: sealed.slice(0, -6), keyId }, scope)).toThrow("damaged");
  expect(() => vault.open({ sealed: `${sealed}=`, keyId }, scope)).toThrow("damaged");
});

it("does not open for another workspace", () => {
  const sealed = vault.seal("token", scope);
  expect(() => vault.open(sealed, "workspace:xyz")).toThrow("damaged");
});

it("says so when the secret is another one, names both keys and neither secret", () => {
  const other = createVault("another secret of at least 32 bytes");
  const sealed = vault.seal("token", scope);
  const open = () => other.open(sealed, scope);
  expect(open).toThrow(`sealed with another SWITCHYARD_SECRET (key ${vault.keyId}, now ${other.keyId})`);
  expect(open).not.toThrow(secret);
  expect(vault.open(sealed, scope)).toBe("token");
});

it("does not open with another key even when the key id is forged", () => {
  const other = createVault("another secret of at least 32 bytes");
  const { sealed } = vault.seal("token", scope);
  expect(() => other.open({ sealed, keyId: other.keyId }, scope)).toThrow("damaged");
});

const newer = createVault("another secret of at least 32 bytes", [secret, "x".repeat(32)]);

it("opens what an old secret sealed, and seals with the new one", () => {
  const sealed = vault.seal("token", scope);
  expect(newer.open(sealed, scope)).toBe("token");
  expect(() => newer.open(sealed, "workspace:xyz")).toThrow("damaged");
  const anew = newer.seal("token", scope);
  expect(anew.keyId).toBe(newer.keyId);
  expect(() => vault.open(anew, scope)).toThrow(`(key ${newer.keyId}, now ${vault.keyId})`);
});

it("opens with the key that the id names and no other, however many are known", () => {
  const { sealed } = vault.seal("token", scope);
  expect(() => newer.open({ sealed, keyId: newer.keyId }, scope)).toThrow("damaged");
});

it("names all keys that are known when an old secret was removed too early, and no secret", () => {
  const early = createVault("another secret of at least 32 bytes", ["x".repeat(32)]);
  const old = createVault("x".repeat(32)).keyId;
  const open = () => early.open(vault.seal("token", scope), scope);
  expect(open).toThrow(
    `(key ${vault.keyId}, now ${early.keyId}, old ${old}). Put that secret into SWITCHYARD_OLD_SECRETS`,
  );
  expect(open).not.toThrow("x".repeat(32));
});
