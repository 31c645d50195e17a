import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { absoluteSeconds, createSession, findSession } from "@/lib/server/auth/sessions";
import { createJournal } from "@/lib/server/journal/postgres-journal";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { purge } from "./purge";

let switchyard: TestSwitchyard;
let memberId: string;

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  memberId = (await createTestMember()).id;
});
afterAll(() => switchyard.stop());
beforeEach(() => runSql("truncate attempts, sessions, views, view_places, findings"));

const nothing = {
  attempts: 0,
  sessions: 0,
  views: 0,
  findings: 0,
  outgoing: 0,
  uploads: 0,
  drafts: 0,
  savedReplies: 0,
  invitations: 0,
  journal: 0,
  secondFactors: 0,
};
const entry = () =>
  ({
    key: randomUUID(),
    subject: { kind: "conversation", id: "1" },
    action: { kind: "close" },
    before: null,
  }) as const;
const never = () => Promise.reject(new Error("should not run"));
const count = async (table: string) => (await runSql(`select count(*)::int as n from ${table}`))[0]?.n;
const age = (table: string, column: string, by: string) =>
  runSql(`update ${table} set ${column} = now() - interval '${by}'`);

it("keeps a key for a week after its last use, and the journal for good", async () => {
  const done = entry();
  const rows = Number(await count("journal"));
  const { journalId } = await createJournal(memberId).around(done, async () => "done", never);
  await age("attempts", "lease_until", "6 days 23 hours");
  expect(await purge()).toEqual(nothing);
  expect(await createJournal(memberId).around(done, never, never)).toEqual({ journalId, result: "done" });
  await age("attempts", "lease_until", "7 days 1 minute");
  expect(await purge()).toEqual({ ...nothing, attempts: 1 });
  expect([await count("attempts"), await count("journal")]).toEqual([0, rows + 2]);
});

it("keeps a key whose outcome nobody knows for ninety days", async () => {
  const unknown = entry();
  const lost = () => Promise.reject(new AppError("outcome_unknown", "Nobody knows."));
  await expect(createJournal(memberId).around(unknown, lost, never)).rejects.toMatchObject({
    code: "outcome_unknown",
  });
  await age("attempts", "lease_until", "89 days");
  expect((await purge()).attempts).toBe(0);
  await age("attempts", "lease_until", "91 days");
  expect((await purge()).attempts).toBe(1);
});

it("leaves alone what is under way, however long ago it began", async () => {
  await createJournal(memberId).around(
    entry(),
    async () => {
      await age("attempts", "started_at", "30 days");
      expect((await purge()).attempts).toBe(0);
      return "done";
    },
    never,
  );
});

it("keeps every session that could still count", async () => {
  const now = Date.now();
  const old = await createSession(memberId, now - (absoluteSeconds - 60) * 1000);
  await runSql(`update sessions set last_seen_at = now() where id = '${old}'`);
  await createSession(memberId, now - 25 * 3600 * 1000);
  expect((await purge()).sessions).toBe(1);
  expect(await findSession(old, now)).not.toBeNull();
});

it("deletes more than one batch of them, also when two processes do so at once", async () => {
  await runSql(`insert into sessions (id, member_id, created_at, last_seen_at)
    select gen_random_uuid(), '${memberId}', now() - interval '2 days', now() from generate_series(1, 12000)`);
  await createSession(memberId, Date.now());
  const [one, other] = await Promise.all([purge(), purge()]);
  expect([one.sessions + other.sessions, await count("sessions")]).toEqual([12_000, 1]);
});

const makeView = async (deletedAgo: string | null): Promise<void> => {
  const id = randomUUID();
  const deletedAt = deletedAgo === null ? "null" : `now() - interval '${deletedAgo}'`;
  await runSql(`insert into views
    (id, owner_id, name, icon, query, sort, columns, audience, created_at, updated_at, deleted_at)
    values ('${id}', '${memberId}', 'x', 'star', 'state:open', 'waiting', '[]', 'me',
      now() - interval '1 year', now() - interval '1 year', ${deletedAt})`);
  await runSql(`insert into view_places (member_id, view_id, position, pinned)
    values ('${memberId}', '${id}', 0, true)`);
};

it("deletes views that were deleted a month ago, with their places, and no other", async () => {
  await makeView(null);
  await makeView("29 days 23 hours");
  await makeView("30 days 1 minute");
  expect((await purge()).views).toBe(1);
  expect([await count("views"), await count("view_places")]).toEqual([2, 2]);
  expect((await purge()).views).toBe(0);
});

it("forgets what was found of a query that nobody has counted for ninety days", async () => {
  await runSql(`insert into findings (query_hash, counted_since, counted_at, found_at) values
    ('old', now() - interval '1 year', now() - interval '91 days', now() - interval '1 year'),
    ('calm', now() - interval '1 year', now() - interval '89 days', null)`);
  expect((await purge()).findings).toBe(1);
  expect(await runSql("select query_hash from findings")).toEqual([{ query_hash: "calm" }]);
});

it("forgets who was invited a week after the link ended: by its time, used or revoked", async () => {
  await runSql(`insert into invitations (id, token_hash, kind, email, name, role, made_by, made_at, expires_at, used_at, revoked_at)
    select gen_random_uuid(), email, 'invite', email, 'x', 'agent', '${memberId}', now() - interval '20 days', ended, used, revoked from (values
      ('open@x.test', now() + interval '1 day', null::timestamptz, null::timestamptz),
      ('ended@x.test', now() - interval '6 days 23 hours', null, null),
      ('just-used@x.test', now() - interval '1 day', now() - interval '6 days 23 hours', null),
      ('old@x.test', now() - interval '7 days 1 minute', null, null),
      ('used@x.test', now() - interval '1 day', now() - interval '7 days 1 minute', null),
      ('revoked@x.test', now() + interval '1 hour', null, now() - interval '7 days 1 minute')) as rows (email, ended, used, revoked)`);
  expect((await purge()).invitations).toBe(3);
  expect(await runSql("select email from invitations order by email")).toEqual([
    { email: "ended@x.test" },
    { email: "just-used@x.test" },
    { email: "open@x.test" },
  ]);
});
