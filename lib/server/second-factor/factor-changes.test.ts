import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { captureLog } from "@/lib/server/testing/log";
import { cookieFor, signIn } from "@/lib/server/testing/requests";
import { turnOnFactor } from "@/lib/server/testing/second-factor";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testPassword,
} from "@/lib/server/testing/switchyard";

let switchyard: TestSwitchyard;
captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());

const waiting = async (): Promise<number> => {
  const rows = await runSql(
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows.length;
};

/** Signs in while `change` is under way, which ends all sessions before the new one begins. */
const during = async (member: { id: string; email: string }, change: string, code?: string) => {
  // Nobody waits for the row just to note when they were last there.
  await runSql("update members set last_seen_at = now() + interval '1 day'");
  const other = new Client({ connectionString: switchyard.databaseUrl });
  await other.connect();
  await other.query("begin");
  await other.query("select id from members where id = $1 for no key update", [member.id]);
  await other.query(change, [member.id]);
  await other.query("update sessions set revoked_at = now() where member_id = $1", [member.id]);
  const begun = signIn({ email: member.email, password: testPassword, ...(code ? { code } : {}) });
  await expect.poll(waiting).toBeGreaterThan(0);
  await other.query("commit");
  await other.end();
  return begun;
};
const live = (id: string) =>
  runSql(`select id from sessions where member_id = '${id}' and revoked_at is null`);

it("lets nobody in by their password alone while a second factor is being turned on", async () => {
  const member = await createTestMember();
  const on = `insert into second_factors (member_id, id, sealed_secret, key_id, begun_at, confirmed_at)
    values ($1, gen_random_uuid(), 'v1.a.b.c', 'k', now(), now())`;
  const response = await during(member, on);
  expect([response.status, (await response.json()).error.code]).toEqual([401, "wrong_credentials"]);
  expect(await live(member.id)).toEqual([]);
});

it("keeps nobody signed in by a second factor that was being taken off", async () => {
  const member = await createTestMember();
  const { codes } = await turnOnFactor(await cookieFor(member.id));
  const response = await during(
    member,
    // So that the code can be taken all the same, and only what was checked is another.
    "update second_factors set id = gen_random_uuid() where member_id = $1",
    codes[0],
  );
  expect([response.status, (await response.json()).error.code]).toEqual([401, "wrong_credentials"]);
  expect(await live(member.id)).toEqual([]);
});
