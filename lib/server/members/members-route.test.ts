import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { PUT as put } from "@/app/api/members/[id]/route";
import { DELETE as endAll } from "@/app/api/members/[id]/sessions/route";
import { GET as list } from "@/app/api/members/route";
import { GET as standingRoute } from "@/app/api/sessions/current/route";
import type { Role } from "@/lib/access/roles";
import type { Member } from "@/lib/api/members";
import { createSession } from "@/lib/server/auth/sessions";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, requestTo, signIn, writeTo } from "@/lib/server/testing/requests";
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
beforeEach(() => runSql("delete from members"));
afterAll(() => switchyard.stop());

const someone = async (role: Role) => {
  const { id, email } = await createTestMember({ role });
  return { id, email, cookie: await cookieFor(id) };
};
type Somebody = Awaited<ReturnType<typeof someone>>;

const change = (who: Somebody, id: string, body: unknown) =>
  call(put, writeTo(`/api/members/${id}`, "PUT", body, who.cookie), { id });
const endSessionsOf = (who: Somebody, id: string) =>
  call(endAll, writeTo(`/api/members/${id}/sessions`, "DELETE", {}, who.cookie), { id });
const standing = async ({ cookie }: Somebody) => {
  const response = await call(standingRoute, requestTo("/api/sessions/current", { cookie }));
  const body = await response.json();
  return body.error?.code ?? body.role;
};
const outcome = async (response: Response): Promise<readonly unknown[]> => {
  const body = await response.json();
  return [response.status, body.error?.code ?? "done"];
};
const listFor = async (who: Somebody): Promise<readonly Member[]> =>
  (await (await call(list, requestTo("/api/members", { cookie: who.cookie }))).json()).members;
const owners = async (): Promise<number> =>
  (await runSql("select id from members where role = 'owner' and disabled_at is null")).length;

it("shows an owner everybody, with role, teammate, when they were last there, and nothing of a password", async () => {
  const owner = await someone("owner");
  const { id } = await createTestMember({ role: "lead", teammateId: "77" });
  await runSql(`update members set name = 'Zoe' where id = '${id}'`);
  const gone = await someone("agent");
  await runSql(`update members set disabled_at = now(), name = 'Abe' where id = '${gone.id}'`);
  const seen = await listFor(owner);
  expect(seen).toEqual([
    {
      id: owner.id,
      name: "Test Member",
      email: owner.email,
      role: "owner",
      teammateId: null,
      disabledAtMs: null,
      lastSeenAtMs: expect.any(Number),
      hasSecondFactor: false,
      sessions: 1,
      isMe: true,
    },
    expect.objectContaining({
      id,
      role: "lead",
      teammateId: "77",
      lastSeenAtMs: null,
      sessions: 0,
      isMe: false,
    }),
    expect.objectContaining({ id: gone.id, disabledAtMs: expect.any(Number), sessions: 0 }),
  ]);
  expect(JSON.stringify(seen)).not.toContain("argon2");
});

it("remembers when somebody was last there, also once their sessions are swept", async () => {
  const [owner, agent] = [await someone("owner"), await someone("agent")];
  await runSql(`update sessions set last_seen_at = now() - interval '5 minutes'`);
  await runSql(`update members set last_seen_at = now() - interval '5 minutes'`);
  await standing(agent);
  await runSql(`delete from sessions where member_id = '${agent.id}'`);
  const seen = (await listFor(owner)).find(({ id }) => id === agent.id)?.lastSeenAtMs ?? 0;
  expect(Date.now() - seen).toBeLessThan(60_000);
});

it("gives another role, which holds from the next request of sessions that are under way", async () => {
  const [owner, agent] = [await someone("owner"), await someone("agent")];
  const answer = await change(owner, agent.id, { role: "lead" });
  expect(await answer.json()).toMatchObject({ id: agent.id, role: "lead", disabledAtMs: null, sessions: 1 });
  expect(await standing(agent)).toBe("lead");
  await change(owner, agent.id, { role: "owner" });
  expect(await outcome(await change(agent, owner.id, { role: "agent" }))).toEqual([200, "done"]);
  expect(await outcome(await change(owner, agent.id, { role: "agent" }))).toEqual([403, "forbidden"]);
});

it("shuts somebody out at once, everywhere, and lets them in again only by signing in", async () => {
  const [owner, agent] = [await someone("owner"), await someone("agent")];
  const second = { ...agent, cookie: await cookieFor(agent.id) };
  expect(await outcome(await change(owner, agent.id, { disabled: true }))).toEqual([200, "done"]);
  expect([await standing(agent), await standing(second)]).toEqual(["session_expired", "session_expired"]);
  expect((await runSql("select 1 from sessions where revoked_at is null")).length).toBe(1);
  expect((await signIn({ email: agent.email, password: testPassword })).status).toBe(401);
  // Somebody whose password was looked at just before may begin a session just after.
  await createSession(agent.id, Date.now());
  const at = (await listFor(owner)).find(({ id }) => id === agent.id)?.disabledAtMs;
  await change(owner, agent.id, { disabled: true });
  expect((await listFor(owner)).find(({ id }) => id === agent.id)?.disabledAtMs).toBe(at);
  await change(owner, agent.id, { disabled: false });
  expect((await listFor(owner)).find(({ id }) => id === agent.id)).toMatchObject({
    disabledAtMs: null,
    sessions: 0,
  });
  expect(await standing(agent)).toBe("session_expired");
  expect((await signIn({ email: agent.email, password: testPassword })).status).toBe(200);
});

it("signs somebody out everywhere and leaves them a member", async () => {
  const [owner, agent] = [await someone("owner"), await someone("agent")];
  expect(await (await endSessionsOf(owner, agent.id)).json()).toEqual({ ended: 1 });
  expect(await standing(agent)).toBe("session_expired");
  expect(await standing(owner)).toBe("owner");
  expect((await signIn({ email: agent.email, password: testPassword })).status).toBe(200);
});

it.each(["agent", "lead"] as const)(
  "lets no %s change anybody, themselves included, whatever they send",
  async (role) => {
    const [owner, me] = [await someone("owner"), await someone(role)];
    for (const id of [me.id, owner.id])
      for (const body of [
        { role: "owner" },
        { disabled: true },
        { role: "owner", actor: owner.id, isMe: true },
      ])
        expect(await outcome(await change(me, id, body))).toEqual([403, "forbidden"]);
    expect(await outcome(await endSessionsOf(me, owner.id))).toEqual([403, "forbidden"]);
    expect([await standing(me), await standing(owner)]).toEqual([role, "owner"]);
  },
);

it("changes the one of the address and nothing but what may be changed", async () => {
  const [owner, agent, other] = [await someone("owner"), await someone("agent"), await someone("agent")];
  await change(owner, agent.id, {
    role: "lead",
    id: other.id,
    email: "evil@members.test",
    teammateId: "1",
    passwordHash: "x",
  });
  const rows = await runSql(
    "select id, role, email, teammate_id, password_hash like '$argon2%' as kept from members",
  );
  expect(rows.find(({ id }) => id === agent.id)).toMatchObject({
    role: "lead",
    email: agent.email,
    teammate_id: null,
    kept: true,
  });
  expect(rows.find(({ id }) => id === other.id)?.role).toBe("agent");
});

it.each([
  [{}, 422],
  [{ role: "admin" }, 422],
  [{ role: "Owner" }, 422],
  [{ role: ["owner"] }, 422],
  [{ role: null }, 422],
  [{ disabled: "true" }, 422],
])("refuses %j", async (body, status) => {
  const [owner, agent] = [await someone("owner"), await someone("agent")];
  expect((await change(owner, agent.id, body)).status).toBe(status);
  expect(await standing(agent)).toBe("agent");
});

it("answers 404 for members that do not exist", async () => {
  const owner = await someone("owner");
  expect(await outcome(await change(owner, randomUUID(), { role: "agent" }))).toEqual([404, "not_found"]);
  expect(await outcome(await endSessionsOf(owner, randomUUID()))).toEqual([404, "not_found"]);
});

it.each([{ role: "lead" }, { disabled: true }, { role: "agent", disabled: true }])(
  "keeps the last owner who can sign in from %j",
  async (body) => {
    const owner = await someone("owner");
    const disabled = await someone("owner");
    await change(owner, disabled.id, { disabled: true });
    const answer = await change(owner, owner.id, body);
    expect(answer.status).toBe(409);
    const { error } = await answer.json();
    expect([error.code, error.fields[0].path]).toEqual([
      "conflict",
      "disabled" in body ? "disabled" : "role",
    ]);
    expect([await standing(owner), await owners()]).toEqual(["owner", 1]);
    await change(owner, disabled.id, { disabled: false });
    expect(await outcome(await change(owner, owner.id, body))).toEqual([200, "done"]);
    expect(await owners()).toBe(1);
  },
);

/** Holds the rows of all members, runs `work` until each of its requests waits for a lock, and lets go. */
const allAtOnce = async <T>(works: readonly (() => Promise<T>)[]): Promise<readonly T[]> => {
  const holder = new Client({ connectionString: switchyard.databaseUrl });
  await holder.connect();
  try {
    await holder.query("begin");
    await holder.query("select id from members for update");
    const running = works.map((work) => work());
    await expect
      .poll(
        async () =>
          (
            await runSql(
              "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
            )
          ).length,
        { timeout: 8000 },
      )
      .toBe(works.length);
    await holder.query("commit");
    return await Promise.all(running);
  } finally {
    await holder.end();
  }
};

it.each([{ role: "agent" }, { disabled: true }])(
  "keeps one of two owners who do %j to each other at once",
  async (body) => {
    const [one, other] = [await someone("owner"), await someone("owner")];
    const outcomes = await Promise.all(
      (await allAtOnce([() => change(one, other.id, body), () => change(other, one.id, body)])).map(outcome),
    );
    expect(outcomes.map(String).sort()).toEqual(["200,done", "403,forbidden"]);
    expect(await owners()).toBe(1);
  },
);

it("keeps one of two owners who step down at once", async () => {
  const [one, other] = [await someone("owner"), await someone("owner")];
  const body = { role: "agent" };
  const outcomes = await Promise.all(
    (await allAtOnce([() => change(one, one.id, body), () => change(other, other.id, body)])).map(outcome),
  );
  expect(outcomes.map(String).sort()).toEqual(["200,done", "409,conflict"]);
  expect(await owners()).toBe(1);
});

it("does nothing for an owner who was demoted while their request was waiting", async () => {
  const [one, other, agent] = [await someone("owner"), await someone("owner"), await someone("agent")];
  const holder = new Client({ connectionString: switchyard.databaseUrl });
  await holder.connect();
  await holder.query("begin");
  await holder.query(`update members set role = 'agent' where id = '${other.id}'`);
  const asked = change(other, agent.id, { role: "owner" });
  await expect
    .poll(
      async () =>
        (
          await runSql(
            "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
          )
        ).length,
      { timeout: 8000 },
    )
    .toBe(1);
  await holder.query("commit");
  await holder.end();
  expect(await outcome(await asked)).toEqual([403, "forbidden"]);
  expect([await standing(agent), await standing(one)]).toEqual(["agent", "owner"]);
});
