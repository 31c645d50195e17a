import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as membersRoute } from "@/app/api/members/route";
import { DELETE as endOne } from "@/app/api/sessions/[id]/route";
import { GET as standingRoute } from "@/app/api/sessions/current/route";
import { DELETE as endOthers, GET as list } from "@/app/api/sessions/route";
import { awayHeader } from "@/lib/api/call";
import type { SessionRow } from "@/lib/api/sessions";
import { absoluteSeconds, createSession, idleSeconds } from "@/lib/server/auth/sessions";
import { peerHeader } from "@/lib/server/http/client-address";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, requestTo, sessionCookieOf, signIn, writeTo } from "@/lib/server/testing/requests";
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

const listOf = async (cookie: string): Promise<readonly SessionRow[]> =>
  (await (await call(list, requestTo("/api/sessions", { cookie }))).json()).sessions;
const end = (cookie: string, id: string, body: unknown = {}) =>
  call(endOne, writeTo(`/api/sessions/${id}`, "DELETE", body, cookie), { id });
const standing = (cookie: string) => call(standingRoute, requestTo("/api/sessions/current", { cookie }));
const outcome = async (response: Response): Promise<readonly unknown[]> => {
  const body = await response.json();
  return [response.status, body.error?.code ?? body];
};
const current = async (cookie: string): Promise<string> =>
  (await listOf(cookie)).find(({ isCurrent }) => isCurrent)?.id ?? "none";

it("knows each session by what the browser called itself, from where it came and when, and marks the one that asks", async () => {
  const { email } = await createTestMember();
  const chrome = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36";
  const before = Date.now();
  const first = sessionCookieOf(
    await signIn({
      email,
      password: testPassword,
      headers: { "user-agent": chrome, [peerHeader]: "203.0.113.7" },
    }),
  );
  const second = sessionCookieOf(
    await signIn({ email, password: testPassword, headers: { [peerHeader]: "2001:db8::1" } }),
  );
  const seen = await listOf(second);
  expect(seen).toMatchObject([
    { userAgent: null, address: "2001:db8::1", isCurrent: true },
    { userAgent: chrome, address: "203.0.113.7", isCurrent: false },
  ]);
  expect(seen.every(({ signedInAtMs, lastSeenAtMs }) => Math.min(signedInAtMs, lastSeenAtMs) >= before)).toBe(
    true,
  );
  expect((await listOf(first)).map(({ isCurrent, address }) => [isCurrent, address])).toEqual([
    [true, "203.0.113.7"],
    [false, "2001:db8::1"],
  ]);
});

it("keeps no more of what a browser calls itself than one needs to know it by", async () => {
  const { id, email } = await createTestMember();
  const cookie = sessionCookieOf(
    await signIn({ email, password: testPassword, headers: { "user-agent": "x".repeat(9000) } }),
  );
  expect((await listOf(cookie))[0]?.userAgent).toHaveLength(300);
  await createSession(id, Date.now(), { userAgent: "a\u0000b\ud800", address: null });
  expect((await listOf(cookie)).map(({ userAgent }) => userAgent)).toContain("ab\ufffd");
});

it("lists one's own alone, and none that has ended", async () => {
  const [me, other] = [await createTestMember(), await createTestMember()];
  const cookie = await cookieFor(me.id);
  await cookieFor(other.id);
  const now = Date.now();
  const old = await createSession(me.id, now - absoluteSeconds * 1000);
  await runSql(`update sessions set last_seen_at = now() where id = '${old}'`);
  await createSession(me.id, now - idleSeconds * 1000);
  const revoked = await createSession(me.id, now);
  await runSql(`update sessions set revoked_at = now() where id = '${revoked}'`);
  expect((await listOf(cookie)).map(({ id }) => id)).toEqual([await current(cookie)]);
});

it("ends one of one's own, which is out at its next request, and may be told so again", async () => {
  const { id } = await createTestMember();
  const [here, there] = [await cookieFor(id), await cookieFor(id)];
  const gone = await current(there);
  expect(await outcome(await end(here, gone))).toEqual([200, { ended: 1 }]);
  expect(await outcome(await standing(there))).toEqual([401, "session_expired"]);
  expect(await outcome(await end(here, gone))).toEqual([200, { ended: 0 }]);
  expect((await standing(here)).status).toBe(200);
  expect(await outcome(await end(here, await current(here)))).toEqual([200, { ended: 1 }]);
  expect(await outcome(await standing(here))).toEqual([401, "session_expired"]);
});

it.each(["agent", "lead"] as const)("lets no %s end or learn of another's", async (role) => {
  const [me, other] = [await createTestMember({ role }), await createTestMember()];
  const [cookie, theirs] = [await cookieFor(me.id), await cookieFor(other.id)];
  const id = await current(theirs);
  for (const body of [{}, { memberId: other.id }, { role: "owner" }])
    expect(await outcome(await end(cookie, id, body))).toEqual([404, "not_found"]);
  expect(await outcome(await end(cookie, randomUUID()))).toEqual([404, "not_found"]);
  expect((await standing(theirs)).status).toBe(200);
});

it("lets an owner end anybody's", async () => {
  const [owner, other] = [await createTestMember({ role: "owner" }), await createTestMember()];
  const [cookie, theirs] = [await cookieFor(owner.id), await cookieFor(other.id)];
  expect(await outcome(await end(cookie, await current(theirs)))).toEqual([200, { ended: 1 }]);
  expect(await outcome(await standing(theirs))).toEqual([401, "session_expired"]);
});

it("ends all others of one's own at once, and nobody else's", async () => {
  const [me, other] = [await createTestMember(), await createTestMember()];
  const cookies = [await cookieFor(me.id), await cookieFor(me.id), await cookieFor(me.id)];
  const theirs = await cookieFor(other.id);
  // Nobody is signed in there any more.
  await createSession(me.id, Date.now() - idleSeconds * 1000);
  const answer = await call(endOthers, writeTo("/api/sessions", "DELETE", {}, cookies[1]));
  expect(await outcome(answer)).toEqual([200, { ended: 2 }]);
  const statuses = await Promise.all([...cookies, theirs].map(async (one) => (await standing(one)).status));
  expect(statuses).toEqual([401, 200, 401, 200]);
});

it("tells a page that stands open what one may do by now", async () => {
  const { id } = await createTestMember({ role: "owner", teammateId: "7" });
  const cookie = await cookieFor(id);
  expect(await outcome(await standing(cookie))).toEqual([200, { role: "owner", teammateId: "7" }]);
  const members = () => call(membersRoute, requestTo("/api/members", { cookie }));
  expect((await members()).status).toBe(200);
  await runSql(`update members set role = 'agent' where id = '${id}'`);
  expect(await outcome(await standing(cookie))).toEqual([200, { role: "agent", teammateId: "7" }]);
  expect(await outcome(await members())).toEqual([403, "forbidden"]);
});

it("takes no read that a page makes by itself for use of the session", async () => {
  const cookie = await cookieFor((await createTestMember()).id);
  const id = await current(cookie);
  const idleFor = async (headers: Record<string, string>) => {
    await runSql(`update sessions set last_seen_at = now() - interval '59 minutes' where id = '${id}'`);
    const response = await call(standingRoute, requestTo("/api/sessions/current", { cookie, headers }));
    expect(response.status).toBe(200);
    const [row] = await runSql(
      `select last_seen_at > now() - interval '1 minute' as used from sessions where id = '${id}'`,
    );
    return row?.used;
  };
  expect(await idleFor({ [awayHeader]: "1" })).toBe(false);
  expect(await idleFor({ "sec-fetch-dest": "image" })).toBe(false);
  expect(await idleFor({})).toBe(true);
});
