import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { captureLog } from "@/lib/server/testing/log";
import { signIn } from "@/lib/server/testing/requests";
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

it.each(["password_hash = 'another'", "disabled_at = now()"])(
  "lets nobody in with a password that was right while %s was under way",
  async (change) => {
    const member = await createTestMember();
    const other = new Client({ connectionString: switchyard.databaseUrl });
    await other.connect();
    await other.query("begin");
    await other.query(`update members set ${change} where id = $1`, [member.id]);
    // What ends all sessions has been here before the new one begins.
    await other.query("update sessions set revoked_at = now() where member_id = $1", [member.id]);
    const begun = signIn({ email: member.email, password: testPassword });
    await expect.poll(waiting).toBeGreaterThan(0);
    await other.query("commit");
    await other.end();
    const response = await begun;
    expect([response.status, (await response.json()).error.code]).toEqual([401, "wrong_credentials"]);
    const live = `select id from sessions where member_id = '${member.id}' and revoked_at is null`;
    expect(await runSql(live)).toEqual([]);
  },
);
