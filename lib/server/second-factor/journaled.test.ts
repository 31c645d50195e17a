import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { DELETE as remove } from "@/app/api/members/[id]/second-factor/route";
import { POST as renew } from "@/app/api/second-factor/recovery-codes/route";
import { DELETE as turnOff } from "@/app/api/second-factor/route";
import type { Role } from "@/lib/access/roles";
import { verifyJournal } from "@/lib/server/journal/verify-journal";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, signIn, writeTo } from "@/lib/server/testing/requests";
import { beginFactor, codeOf, confirmFactor, turnOnFactor } from "@/lib/server/testing/second-factor";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testPassword,
  testSecret,
} from "@/lib/server/testing/switchyard";

let switchyard: TestSwitchyard;
captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 22, 12, 0, 10) });
});
afterEach(() => vi.useRealTimers());

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
const someone = async (role: Role = "agent") => {
  const { id, email } = await createTestMember({ role });
  return { id, email, cookie: await cookieFor(id) };
};
type Somebody = Awaited<ReturnType<typeof someone>>;

const proofOf = (secret: string) => ({ password: testPassword, code: codeOf(secret) });
const off = ({ cookie }: Somebody, secret: string) =>
  call(turnOff, writeTo("/api/second-factor", "DELETE", proofOf(secret), cookie));
const newCodes = ({ cookie }: Somebody, secret: string) =>
  call(renew, writeTo("/api/second-factor/recovery-codes", "POST", proofOf(secret), cookie));
const takeOff = (who: Somebody, id: string) =>
  call(remove, writeTo(`/api/members/${id}/second-factor`, "DELETE", {}, who.cookie), { id });

/** Of one member, oldest first, without how they signed in at first. */
const rowsAbout = ({ id }: Somebody) =>
  runSql(
    `select member_id as by, action from journal where about = '${id}' and action <> '{"kind":"sign-in","how":"password"}'::jsonb order by seq`,
  );

it("notes who turned it on or off, made new codes, and signed in with which", async () => {
  const [ada, olga] = [await someone(), await someone("owner")];
  const { secret, codes } = await turnOnFactor(ada.cookie);
  later(30);
  expect((await newCodes(ada, secret)).status).toBe(200);
  later(30);
  expect((await signIn({ email: ada.email, password: testPassword, code: codeOf(secret) })).status).toBe(200);
  later(30);
  expect((await off(ada, secret)).status).toBe(200);
  const second = await turnOnFactor(ada.cookie);
  const recovery = { email: ada.email, password: testPassword, code: second.codes[0] ?? "" };
  expect((await signIn(recovery)).status).toBe(200);
  expect((await takeOff(olga, ada.id)).status).toBe(200);
  // What is not there is not taken off, and what is refused is not noted.
  expect((await takeOff(olga, ada.id)).status).toBe(200);
  expect((await off(ada, secret)).status).toBe(401);
  const by = ada.id;
  const on = { by, action: { kind: "turn-on-second-factor" } };
  expect(await rowsAbout(ada)).toEqual([
    on,
    { by, action: { kind: "renew-recovery-codes" } },
    { by, action: { kind: "sign-in", how: "password-and-code" } },
    { by, action: { kind: "turn-off-second-factor" } },
    on,
    { by, action: { kind: "sign-in", how: "recovery-code" } },
    { by: olga.id, action: { kind: "turn-off-second-factor" } },
  ]);
  const [all] = await runSql("select string_agg(j::text, ' ') as all from journal j");
  for (const value of [secret, second.secret, ...codes, ...second.codes])
    expect(String(all?.all)).not.toContain(value);
  expect(await verifyJournal([testSecret])).toMatchObject({ kind: "whole" });
});

/** All but the row itself, which is what changes after the refusal is gone. */
const stored = async () =>
  runSql(`select (select json_agg(to_jsonb(f) - array['last_step'] order by f::text)::text from second_factors f) as factors,
    (select json_agg(c order by c::text)::text from recovery_codes c) as codes,
    (select json_agg(to_jsonb(s) - array['last_seen_at'] order by s::text)::text from sessions s) as sessions`);

it("changes nothing where its row cannot be written", async () => {
  const [ada, bo, olga] = [await someone(), await someone(), await someone("owner")];
  const { secret } = await turnOnFactor(ada.cookie);
  const begun = await (await beginFactor(bo.cookie)).json();
  const changes = [
    () => confirmFactor(bo.cookie, { id: begun.id, code: codeOf(begun.secret) }),
    () => newCodes(ada, secret),
    () => off(ada, secret),
    () => takeOff(olga, ada.id),
  ];
  for (const change of changes) {
    later(30);
    const before = await stored();
    await runSql("alter table journal add constraint refused check (about is null) not valid");
    const refused = await change();
    await runSql("alter table journal drop constraint refused");
    expect(refused.status).toBeGreaterThanOrEqual(500);
    expect(await stored()).toEqual(before);
  }
  // The same go through once nothing is in their way, but for what the last but one leaves nothing of.
  for (const change of changes.slice(0, 3)) {
    later(30);
    expect((await change()).status).toBe(200);
  }
});

const waiting = () =>
  runSql(
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  ).then((rows) => rows.length);

it("notes nothing of turning off what somebody else has just taken off", async () => {
  const ada = await someone();
  const { secret } = await turnOnFactor(ada.cookie);
  later(30);
  const before = await rowsAbout(ada);
  const other = new Client({ connectionString: switchyard.databaseUrl });
  await other.connect();
  await other.query("begin");
  await other.query("select id from members where id = $1 for no key update", [ada.id]);
  const turningOff = off(ada, secret);
  await expect.poll(waiting).toBeGreaterThan(0);
  await other.query("delete from second_factors where member_id = $1", [ada.id]);
  await other.query("commit");
  await other.end();
  expect((await turningOff).status).toBe(200);
  expect(await rowsAbout(ada)).toEqual(before);
});
