import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { captureLog } from "@/lib/server/testing/log";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { signInByProvider } from "./sign-in-by-provider";

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

it.each([
  ["password_hash = 'another'", "expired"],
  ["disabled_at = now()", "disabled"],
])("begins no session while %s is under way, and says of each what it was", async (change, problem) => {
  const { id, email } = await createTestMember();
  const other = new Client({ connectionString: switchyard.databaseUrl });
  await other.connect();
  await other.query("begin");
  await other.query(`update members set ${change} where id = $1`, [id]);
  const begun = signInByProvider(email, { userAgent: null, address: null, how: "Acme" }, Date.now());
  await expect.poll(waiting).toBeGreaterThan(0);
  await other.query("commit");
  await other.end();
  expect(await begun).toEqual({ ok: false, error: problem });
  expect(await runSql(`select id from sessions where member_id = '${id}'`)).toEqual([]);
});
