import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withDatabase } from "@/lib/server/db/database";
import { sessions } from "@/lib/server/db/schema";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import {
  absoluteSeconds,
  createSession,
  endSessions,
  findMember,
  findSession,
  idleSeconds,
  revokeSession,
} from "./sessions";

let switchyard: TestSwitchyard;

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());

const t0 = Date.UTC(2026, 10, 21, 8);
const minutes = (count: number): number => count * 60_000;

it("knows who asks, with the role that the database has at this moment", async () => {
  const member = await createTestMember({ role: "agent", teammateId: "77" });
  const id = await createSession(member.id, t0);
  expect((await findSession(id, t0))?.actor).toEqual({
    memberId: member.id,
    sessionId: id,
    name: "Test Member",
    email: member.email,
    role: "agent",
    teammateId: "77",
  });
  await runSql(`update members set role = 'lead' where id = '${member.id}'`);
  expect((await findSession(id, t0))?.actor.role).toBe("lead");
});

it("knows the connection as the database has it at this moment, when the teammate was checked, and nothing of what is sealed", async () => {
  const member = await createTestMember();
  const id = await createSession(member.id, t0);
  expect(await findSession(id, t0)).toMatchObject({ connection: null, teammateCheckedAtMs: null });
  const connectionId = randomUUID();
  await runSql(`insert into connections (id, workspace_id, workspace_name, region, teammate_name, sealed_token, token_key_id, connected_at)
    values ('${connectionId}', 'w1', 'A "shop"\\', 'eu', 'Bo', 'sealed-secret', 'k', now())`);
  const bare = {
    id: connectionId,
    workspaceId: "w1",
    workspaceName: 'A "shop"\\',
    region: "eu",
    tokenVersion: 1,
  };
  const connection = async () => (await findSession(id, t0))?.connection;
  expect(await connection()).toEqual({ ...bare, status: "ok", findings: null });
  await runSql(`update connections set status = 'rejected', findings = '{"sort":"works","probedAtMs":5}'`);
  const known = { ...bare, status: "rejected", findings: { sort: "works", probedAtMs: 5 } };
  expect(await connection()).toEqual(known);
  // The same words need no second reading.
  expect(await connection()).toBe(await connection());
  await runSql(`update connections set token_version = 2, status = 'ok'`);
  expect(await connection()).toEqual({ ...known, tokenVersion: 2, status: "ok" });
  await runSql(
    `update members set teammate_checked_at = '${new Date(t0).toISOString()}' where id = '${member.id}'`,
  );
  expect((await findSession(id, t0))?.teammateCheckedAtMs).toBe(t0);
  await runSql("delete from connections");
  expect(await connection()).toBeNull();
});

it("keeps what it has understood of no more people than are at work at once", async () => {
  await runSql(`insert into connections (id, workspace_id, workspace_name, region, teammate_name, sealed_token, token_key_id, connected_at)
    values ('${randomUUID()}', 'w1', 'Shop', 'eu', 'Bo', 'sealed-secret', 'k', now())`);
  const { id } = await createTestMember();
  const connectionOf = async (memberId: string) => (await findMember(memberId))?.connection;
  const first = await connectionOf(id);
  const others = await runSql(`insert into members (id, email, name, role, password_hash, created_at)
    select gen_random_uuid(), 'm' || n || '@members.test', 'M', 'agent', 'x', now() from generate_series(1, 199) n returning id`);
  for (const other of others) await connectionOf(String(other.id));
  expect(await connectionOf(id)).toBe(first);
  for (const other of others) await connectionOf(String(other.id));
  await connectionOf((await createTestMember()).id);
  expect(await connectionOf(id)).not.toBe(first);
  await runSql("delete from connections");
});

it("takes a member in the place of nobody else who is called the same", async () => {
  const [one, other] = [await createTestMember(), await createTestMember()];
  const ids = await Promise.all([one, other, one].map(({ id }) => createSession(id, t0)));
  const found = await Promise.all(ids.map((id) => findSession(id, t0)));
  expect(found.map((session) => [session?.actor.memberId, session?.actor.sessionId])).toEqual([
    [one.id, ids[0]],
    [other.id, ids[1]],
    [one.id, ids[2]],
  ]);
});

it("gives every session an id of its own", async () => {
  const member = await createTestMember();
  const ids = await Promise.all([1, 2, 3].map(() => createSession(member.id, t0)));
  expect(new Set(ids).size).toBe(3);
});

it("ends an idle session after an hour, and keeps one that is used", async () => {
  expect(idleSeconds).toBe(3600);
  const member = await createTestMember();
  const idle = await createSession(member.id, t0);
  const used = await createSession(member.id, t0);
  expect(await findSession(used, t0 + minutes(59))).not.toBeNull();
  expect(await findSession(idle, t0 + minutes(60) - 1)).not.toBeNull();
  expect(await findSession(used, t0 + minutes(60))).not.toBeNull();
  expect(await findSession(used, t0 + minutes(118))).not.toBeNull();
  expect(await findSession(idle, t0 + minutes(200))).toBeNull();
});

it("ends after an hour what a page alone asks for by itself while nobody uses it", async () => {
  const member = await createTestMember();
  const session = await createSession(member.id, t0);
  for (let minute = 1; minute < 60; minute += 1)
    expect(await findSession(session, t0 + minutes(minute), false)).not.toBeNull();
  expect(await findSession(session, t0 + minutes(60), false)).toBeNull();
});

it("does not wake an idle session by asking for it", async () => {
  const member = await createTestMember();
  const id = await createSession(member.id, t0);
  expect(await findSession(id, t0 + minutes(61))).toBeNull();
  expect(await findSession(id, t0 + minutes(62))).toBeNull();
});

it("ends every session after twelve hours, however busy", async () => {
  expect(absoluteSeconds).toBe(12 * 3600);
  const member = await createTestMember();
  const id = await createSession(member.id, t0);
  for (let at = 0; at < 720; at += 30) expect(await findSession(id, t0 + minutes(at))).not.toBeNull();
  expect(await findSession(id, t0 + minutes(720))).toBeNull();
});

it("ends a revoked session at once, and only that one", async () => {
  const member = await createTestMember();
  const [one, other] = [await createSession(member.id, t0), await createSession(member.id, t0)];
  await revokeSession(one, t0);
  expect(await findSession(one, t0)).toBeNull();
  expect(await findSession(other, t0)).not.toBeNull();
  await revokeSession(one, t0);
  await withDatabase((db) => endSessions(db, eq(sessions.memberId, member.id), t0));
  expect(await findSession(other, t0)).toBeNull();
});

it("ends the sessions of a disabled member at once, and of a removed one", async () => {
  const member = await createTestMember();
  const id = await createSession(member.id, t0);
  await runSql(`update members set disabled_at = now() where id = '${member.id}'`);
  expect(await findSession(id, t0)).toBeNull();
  const gone = await createTestMember();
  const theirs = await createSession(gone.id, t0);
  await runSql(`delete from members where id = '${gone.id}'`);
  expect(await findSession(theirs, t0)).toBeNull();
});

it("knows nothing of an id that does not exist", async () => {
  expect(await findSession(randomUUID(), t0)).toBeNull();
  await revokeSession(randomUUID(), t0);
});

it("writes down activity at most once a minute", async () => {
  const member = await createTestMember();
  const id = await createSession(member.id, t0);
  const lastSeen = async () =>
    (await runSql(`select last_seen_at from sessions where id = '${id}'`))[0]?.last_seen_at;
  const before = await lastSeen();
  await findSession(id, t0 + 59_000);
  expect(await lastSeen()).toEqual(before);
  await findSession(id, t0 + 60_000);
  expect(await lastSeen()).not.toEqual(before);
});
