import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { PUT } from "@/app/api/connection/route";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, writeTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testSecret,
} from "@/lib/server/testing/switchyard";
import { createVault } from "@/lib/server/vault/vault";
import { sealWithCurrentKey } from "./key-use";
import { closeRuntime } from "./runtime";
import { findConnection, openStored, openToken, type StoredConnection } from "./store";

const newSecret = "another secret of at least 32 bytes";
const [oldKey, newKey] = [testSecret, newSecret].map((secret) => createVault(secret).keyId);

let demo: DemoWorkspace;
let switchyard: TestSwitchyard;
let owner: string;
const log = captureLog();

const useSecrets = (secret: string, oldSecrets = "") => {
  process.env.SWITCHYARD_SECRET = secret;
  process.env.SWITCHYARD_OLD_SECRETS = oldSecrets;
};
const stored = async (): Promise<StoredConnection> => {
  const found = await findConnection();
  if (!found) throw new Error("not connected");
  return found;
};

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 5 });
  switchyard = await startTestSwitchyard({ intercomUrl: demo.url });
  owner = await cookieFor((await createTestMember({ role: "owner" })).id);
});
afterAll(async () => {
  await switchyard.stop();
  await demo.close();
});
beforeEach(async () => {
  process.env.INTERCOM_ACCESS_TOKEN = "demo-token";
  await seedConnection();
});
afterEach(async () => {
  useSecrets(testSecret);
  delete process.env.INTERCOM_ACCESS_TOKEN;
  await closeRuntime();
  await runSql("truncate connections");
});

it("seals the token anew when it is met, so that the old secret can be removed", async () => {
  const before = await stored();
  expect(before.tokenKeyId).toBe(oldKey);
  useSecrets(newSecret, testSecret);
  expect(await openToken()).toBe("demo-token");
  const after = await stored();
  expect(after).toEqual({ ...before, sealedToken: after.sealedToken, tokenKeyId: newKey });
  useSecrets(newSecret);
  expect(await openToken()).toBe("demo-token");
  expect(await stored()).toEqual(after);
});

it("says which keys they were, and no value", async () => {
  useSecrets(newSecret, testSecret);
  await openToken();
  const line: Record<string, unknown> = JSON.parse(log.lines()[0] ?? "");
  expect(line).toMatchObject({ level: "info", from: oldKey, to: newKey });
  // Not even what the log itself would hide.
  expect(Object.keys(line).sort()).toEqual(["from", "level", "msg", "time", "to"]);
  for (const value of ["demo-token", testSecret, newSecret, (await stored()).sealedToken])
    expect(log.text()).not.toContain(value);
});

it("leaves a token that came in the meantime as it is", async () => {
  const seen = await stored();
  useSecrets(newSecret, testSecret);
  demo.control.addToken("second-token");
  const body = { region: "eu", token: "second-token" };
  expect((await call(PUT, writeTo("/api/connection", "PUT", body, owner))).status).toBe(200);
  const rotated = await stored();
  expect(await openStored(seen)).toBe("demo-token");
  expect(await stored()).toEqual(rotated);
  expect(await openToken()).toBe("second-token");
});

it("seals once where many open it at the same time", async () => {
  useSecrets(newSecret, testSecret);
  const opened = await Promise.all(Array.from({ length: 20 }, openToken));
  expect(new Set(opened)).toEqual(new Set(["demo-token"]));
  expect(log.lines().filter((line) => line.includes("sealed anew"))).toHaveLength(1);
});

it("opens the token all the same while it cannot be sealed anew, and does so later", async () => {
  const seen = await stored();
  useSecrets(newSecret, testSecret);
  const address = process.env.DATABASE_URL;
  process.env.DATABASE_URL = "postgres://desk:desk@127.0.0.1:1/none";
  try {
    expect(await openStored(seen)).toBe("demo-token");
  } finally {
    process.env.DATABASE_URL = address;
  }
  expect(log.text()).toContain("could not be sealed anew");
  expect((await stored()).tokenKeyId).toBe(oldKey);
  expect(await sealWithCurrentKey()).toEqual({ keyId: newKey, isCurrent: true });
});

it("says that an old secret is needed, and leaves what is stored, when it was removed too early", async () => {
  const before = await stored();
  useSecrets(newSecret, "x".repeat(32));
  const keys = `key ${oldKey}, now ${newKey}, old ${createVault("x".repeat(32)).keyId}`;
  await expect(sealWithCurrentKey()).rejects.toThrow(keys);
  expect(await stored()).toEqual(before);
});

it("neither opens nor changes what was damaged, in any part, also with old secrets", async () => {
  const { sealedToken } = await stored();
  const parts = sealedToken.split(".");
  useSecrets(newSecret, testSecret);
  for (const index of [1, 2, 3]) {
    const bytes = Buffer.from(parts[index] ?? "", "base64url");
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    const changed = parts.with(index, bytes.toString("base64url")).join(".");
    await runSql(`update connections set sealed_token = '${changed}'`);
    const before = await stored();
    await expect(openToken()).rejects.toMatchObject({ code: "not_connected" });
    expect(await stored()).toEqual(before);
  }
});

it("has nothing to do where nothing is connected", async () => {
  await runSql("truncate connections");
  expect(await sealWithCurrentKey()).toBeNull();
});
