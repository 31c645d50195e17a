import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { captureLog } from "@/lib/server/testing/log";
import { cookieFor, signIn } from "@/lib/server/testing/requests";
import { turnOnFactor } from "@/lib/server/testing/second-factor";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testPassword,
  testSecret,
} from "@/lib/server/testing/switchyard";
import { createVault } from "@/lib/server/vault/vault";
import { sealFactorsWithCurrentKey } from "./store";

const newSecret = "another secret of at least 32 bytes";
const [oldKey, newKey] = [testSecret, newSecret].map((secret) => createVault(secret).keyId);

let switchyard: TestSwitchyard;
const log = captureLog();

const useSecrets = (secret: string, oldSecrets = "") => {
  process.env.SWITCHYARD_SECRET = secret;
  process.env.SWITCHYARD_OLD_SECRETS = oldSecrets;
};

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());
beforeEach(() => runSql("truncate members cascade; truncate rate_limits"));
afterEach(() => useSecrets(testSecret));

const secured = async () => {
  const { id, email } = await createTestMember();
  return { id, email, ...(await turnOnFactor(await cookieFor(id))) };
};
const stored = async (id: string) => {
  const [row] = await runSql(`select sealed_secret, key_id from second_factors where member_id = '${id}'`);
  return { sealed: String(row?.sealed_secret), keyId: String(row?.key_id) };
};
const enter = async (email: string, code: string | undefined) => {
  const response = await signIn({ email, password: testPassword, code: code ?? "" });
  const { error } = await response.json();
  return { status: response.status, code: error?.code, message: String(error?.message) };
};

it("lets nobody in by what was damaged, in any part and by one bit, and says how it is mended", async () => {
  const { id, email, codes } = await secured();
  const { sealed } = await stored(id);
  const parts = sealed.split(".");
  for (const index of [1, 2, 3]) {
    await runSql("truncate rate_limits");
    const bytes = Buffer.from(parts[index] ?? "", "base64url");
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    const changed = parts.with(index, bytes.toString("base64url")).join(".");
    await runSql(`update second_factors set sealed_secret = '${changed}' where member_id = '${id}'`);
    const answer = await enter(email, codes[0]);
    expect([answer.status, answer.code]).toEqual([503, "second_factor_unreadable"]);
    expect(answer.message).toContain("An owner can turn the second factor off");
    expect((await stored(id)).sealed).toBe(changed);
  }
  expect(await runSql(`select 1 from sessions where member_id = '${id}'`)).toHaveLength(1);
  await runSql(`update second_factors set sealed_secret = '${sealed}' where member_id = '${id}'`);
  expect((await enter(email, codes[0])).status).toBe(200);
});

it("opens for the member it was sealed for, and not for another one who is given it", async () => {
  const [ada, bo] = [await secured(), await secured()];
  const { sealed } = await stored(ada.id);
  await runSql(`update second_factors set sealed_secret = '${sealed}' where member_id = '${bo.id}'`);
  expect((await enter(bo.email, ada.codes[0])).code).toBe("second_factor_unreadable");
  expect(() =>
    createVault(testSecret).open({ sealed, keyId: String(oldKey) }, `workspace:${ada.id}`),
  ).toThrow("damaged");
});

it("seals all anew with a new secret, so that the old one can be removed, and leaves the codes as they are", async () => {
  const [ada, bo] = [await secured(), await secured()];
  useSecrets(newSecret, testSecret);
  expect((await enter(ada.email, ada.codes[0])).status).toBe(200);
  expect(await sealFactorsWithCurrentKey()).toEqual({ keyId: newKey, total: 2, old: 0, unreadable: 0 });
  expect([(await stored(ada.id)).keyId, (await stored(bo.id)).keyId]).toEqual([newKey, newKey]);
  useSecrets(newSecret);
  expect((await enter(ada.email, ada.codes[1])).status).toBe(200);
  expect((await enter(bo.email, bo.codes[0])).status).toBe(200);
  const before = await stored(ada.id);
  expect(await sealFactorsWithCurrentKey()).toEqual({ keyId: newKey, total: 2, old: 0, unreadable: 0 });
  expect(await stored(ada.id)).toEqual(before);
  for (const value of [ada.secret, bo.secret, testSecret, newSecret, before.sealed])
    expect(log.text()).not.toContain(value);
});

it("leaves what none of the secrets opens, says which keys there are, and seals the rest", async () => {
  const ada = await secured();
  useSecrets(newSecret);
  const bo = await secured();
  const before = await stored(ada.id);
  useSecrets("x".repeat(32), newSecret);
  const nowKey = createVault("x".repeat(32)).keyId;
  expect(await sealFactorsWithCurrentKey()).toEqual({ keyId: nowKey, total: 2, old: 1, unreadable: 1 });
  expect(await stored(ada.id)).toEqual(before);
  expect((await stored(bo.id)).keyId).toBe(nowKey);
  expect(log.text()).toContain(`(key ${oldKey}, now ${nowKey}, old ${newKey})`);
  expect((await enter(ada.email, ada.codes[0])).code).toBe("second_factor_unreadable");
});

it("leaves one that was turned on anew in the very moment", async () => {
  const ada = await secured();
  useSecrets(newSecret, testSecret);
  const other = new Client({ connectionString: switchyard.databaseUrl });
  await other.connect();
  await other.query("begin");
  const fresh = createVault(testSecret).seal("GEZDGNBVGY3TQOJQ", `second-factor:${ada.id}`).sealed;
  await other.query("update second_factors set sealed_secret = $1", [fresh]);
  const sealing = sealFactorsWithCurrentKey();
  const waiting =
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await expect.poll(async () => (await runSql(waiting)).length).toBe(1);
  await other.query("commit");
  await other.end();
  await sealing;
  expect(await stored(ada.id)).toEqual({ sealed: fresh, keyId: oldKey });
});

it("seals each anew once where several processes begin at the same moment", async () => {
  const ada = await secured();
  useSecrets(newSecret, testSecret);
  const results = await Promise.all(Array.from({ length: 6 }, () => sealFactorsWithCurrentKey()));
  expect(new Set(results.map(({ old, unreadable }) => old + unreadable))).toEqual(new Set([0]));
  expect(log.lines().filter((line) => line.includes("sealed anew"))).toHaveLength(1);
  expect((await enter(ada.email, ada.codes[0])).status).toBe(200);
});
