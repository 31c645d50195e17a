import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { DELETE } from "@/app/api/invitations/[id]/route";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, signIn, writeTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import {
  accept,
  goodPassword,
  invited,
  listLinks,
  look,
  postInvite,
  postReset,
  tokenIn,
  told,
} from "./testing/links";

let switchyard: TestSwitchyard;
let owner: { readonly id: string; readonly email: string };
let cookie: string;
captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());
beforeEach(async () => {
  await runSql("truncate members, rate_limits cascade");
  owner = await createTestMember({ role: "owner", email: "owner@desk.test" });
  cookie = await cookieFor(owner.id);
});

const invite = async (change: Record<string, unknown> = {}) => tokenIn(await postInvite(cookie, change));
const reset = async (id: string) => tokenIn(await postReset(cookie, id));
const days = (from: number, to: number) => Math.round((to - from) / 864_000) / 100;

it("gives the owner a link whose secret no server is sent, and keeps only its hash", async () => {
  const before = Date.now();
  const response = await postInvite(cookie);
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  const { url, expiresAtMs } = await response.json();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:4321\/invite#[\w-]{43}$/);
  expect(days(before, expiresAtMs)).toBe(7);
  const token = new URL(url).hash.slice(1);
  const [row] = await runSql("select i::text as all, token_hash from invitations i");
  expect(row?.token_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(String(row?.all)).not.toContain(token);
  expect(JSON.stringify(await listLinks(cookie))).not.toMatch(new RegExp(`${token}|${row?.token_hash}`));
});

it("makes the account that was meant, once, and lets it sign in", async () => {
  const token = await invite({ email: " New@Desk.test ", role: "lead" });
  const purpose = { kind: "invite", email: "new@desk.test", name: invited.name, role: "lead" };
  expect(await (await look({ token })).json()).toEqual(purpose);
  const wanted = { token, password: goodPassword, role: "owner", email: "else@desk.test", name: "Mallory" };
  expect(await (await accept(wanted)).json()).toEqual({ email: "new@desk.test" });
  expect(await runSql("select email, name, role from members where email <> 'owner@desk.test'")).toEqual([
    { email: "new@desk.test", name: invited.name, role: "lead" },
  ]);
  expect((await signIn({ email: "new@desk.test", password: goodPassword })).status).toBe(200);
  expect(await listLinks(cookie)).toEqual([]);
  expect((await accept(wanted)).status).toBe(404);
});

it("changes the password of whom it was made for, and ends every session that they had", async () => {
  const member = await createTestMember({ role: "lead" });
  const theirs = await cookieFor(member.id);
  const before = Date.now();
  const response = await postReset(cookie, member.id);
  const { url, expiresAtMs } = await response.json();
  const token = new URL(url).hash.slice(1);
  expect(days(before, expiresAtMs)).toBe(1);
  expect(await (await look({ token })).json()).toMatchObject({
    kind: "reset",
    email: member.email,
    role: "lead",
  });
  expect(await (await accept({ token, password: goodPassword })).json()).toEqual({ email: member.email });
  expect(await told(await postInvite(theirs))).toMatchObject({ status: 401, code: "session_expired" });
  expect((await signIn({ email: member.email, password: "correct horse battery" })).status).toBe(401);
  expect((await signIn({ email: member.email, password: goodPassword })).status).toBe(200);
  // The owner's own, which have nothing to do with it.
  expect((await postInvite(cookie)).status).toBe(200);
  expect((await accept({ token, password: goodPassword })).status).toBe(404);
});

it("lets one of many at the same moment through, and makes one account", async () => {
  const token = await invite();
  const passwords = Array.from({ length: 8 }, (_, at) => `${goodPassword} ${at}`);
  const answers = await Promise.all(passwords.map((password) => accept({ token, password })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404, 404, 404, 404]);
  expect(await runSql("select count(*)::int as n from members")).toEqual([{ n: 2 }]);
  const winner = passwords[answers.findIndex(({ status }) => status === 200)] ?? "";
  expect((await signIn({ email: invited.email, password: winner })).status).toBe(200);
});

it("lets one of two new passwords at the same moment through", async () => {
  const member = await createTestMember();
  const token = await reset(member.id);
  const passwords = [`${goodPassword} 1`, `${goodPassword} 2`, `${goodPassword} 3`];
  const answers = await Promise.all(passwords.map((password) => accept({ token, password })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  const winner = passwords[answers.findIndex(({ status }) => status === 200)] ?? "";
  expect((await signIn({ email: member.email, password: winner })).status).toBe(200);
});

it("replaces the earlier link of the same e-mail or member, also when two owners are at it at once", async () => {
  const first = await invite();
  const second = await invite({ email: "NEW@desk.test", role: "lead" });
  expect((await look({ token: first })).status).toBe(404);
  expect(await (await look({ token: second })).json()).toMatchObject({ role: "lead" });
  const many = await Promise.all(Array.from({ length: 6 }, () => invite()));
  const alive = await Promise.all(many.map(async (token) => (await look({ token })).status));
  expect(alive.filter((status) => status === 200)).toHaveLength(1);
  const member = await createTestMember();
  const [one, two] = [await reset(member.id), await reset(member.id)];
  expect([(await look({ token: one })).status, (await look({ token: two })).status]).toEqual([404, 200]);
  expect(await listLinks(cookie)).toHaveLength(2);
});

it("answers the same for every link that does not work, whatever comes with it", async () => {
  const member = await createTestMember();
  const other = await createTestMember({ role: "owner" });
  const otherCookie = await cookieFor(other.id);
  const used = await invite({ email: "used@desk.test" });
  await accept({ token: used, password: goodPassword });
  const revoked = await invite({ email: "revoked@desk.test" });
  const [link] = await listLinks(cookie);
  const { id = "" } = link ?? {};
  expect((await call(DELETE, writeTo(`/api/invitations/${id}`, "DELETE", {}, cookie), { id })).status).toBe(
    200,
  );
  const expired = await invite({ email: "expired@desk.test" });
  await runSql("update invitations set expires_at = now() where email = 'expired@desk.test'");
  const taken = await invite({ email: "taken@desk.test" });
  await createTestMember({ email: "taken@desk.test" });
  const disabled = await reset(member.id);
  await runSql(`update members set disabled_at = now() where id = '${member.id}'`);
  const orphan = await tokenIn(await postInvite(otherCookie, { email: "door@desk.test", role: "owner" }));
  await runSql(`update members set role = 'lead' where id = '${other.id}'`);
  const live = await invite({ email: "live@desk.test" });
  const mangled = [live.slice(1), `${live}x`, live.toUpperCase(), ` ${live}`, `${live}\u0000`, `#${live}`];
  const dead = [used, revoked, expired, taken, disabled, orphan, ...mangled, ...hostileTokens];
  const members = await runSql("select id, password_hash, disabled_at from members order by id");
  const answers = new Set<string>();
  for (const token of dead) {
    await runSql("delete from rate_limits");
    for (const ask of [look, accept]) {
      for (const password of [goodPassword, "short", undefined]) {
        const response = await ask({ token, password });
        const text = JSON.stringify([response.status, await response.json(), [...response.headers]]);
        answers.add(text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id"));
      }
    }
  }
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).toContain("This link does not work.");
  expect(await runSql("select id, password_hash, disabled_at from members order by id")).toEqual(members);
  expect((await look({ token: live })).status).toBe(200);
});

const hostileTokens: readonly unknown[] = [
  "",
  " ",
  "x".repeat(3000),
  "\u0000",
  "\ud800",
  "' or true --",
  "%",
  "_",
  "../../etc/passwd",
  "<script>alert(1)</script>",
  "null",
  null,
  undefined,
  0,
  true,
  [],
  {},
  { $ne: null },
  ["a", "b"],
];

it("does not let a link be used that its hash opens", async () => {
  await invite();
  const [row] = await runSql("select token_hash from invitations");
  expect((await look({ token: row?.token_hash })).status).toBe(404);
});

it("lets nobody keep a door open who may not manage members any more", async () => {
  const other = await createTestMember({ role: "owner" });
  const token = await tokenIn(await postInvite(await cookieFor(other.id), { role: "owner" }));
  await runSql(`update members set disabled_at = now() where id = '${other.id}'`);
  expect((await accept({ token, password: goodPassword })).status).toBe(404);
  expect(await listLinks(cookie)).toEqual([]);
});

it.each([
  ["email", { email: "owner@desk.test" }],
  ["email", { email: " OWNER@desk.test" }],
  ["email", { email: "nobody" }],
  ["email", { email: "a@b\r\nBcc: x@y.test" }],
  ["email", { email: `${"a".repeat(250)}@desk.test` }],
  ["email", { email: '"<script>"@desk.test' }],
  ["name", { name: "  " }],
  ["name", { name: "n".repeat(121) }],
  ["name", { name: "\u0000" }],
  ["name", { name: "\u200b\u2060 \u202e" }],
  ["name", { name: "\u3164\u2800" }],
  ["role", { role: "admin" }],
  ["role", { role: "__proto__" }],
  ["role", { role: undefined }],
])("says at the field %s what is wrong with an invitation, and makes none", async (path, change) => {
  expect(await told(await postInvite(cookie, change))).toMatchObject({
    status: 422,
    code: "invalid_input",
    path,
  });
  expect(await runSql("select id from invitations")).toEqual([]);
});

it("keeps the earlier invitation where the new one is refused", async () => {
  const token = await invite();
  await postInvite(cookie, { name: "" });
  expect((await look({ token })).status).toBe(200);
});

it.each(["🦊", "<img src=x onerror=alert(1)>", "\u202eEve", "O'Hara; drop table members", "名字", "a\nb"])(
  "keeps the name %j as it is",
  async (name) => {
    const token = await invite({ name });
    expect(await (await look({ token })).json()).toMatchObject({ name });
    await accept({ token, password: goodPassword });
    expect(await runSql("select name from members where email = 'new@desk.test'")).toEqual([{ name }]);
  },
);

it("says at the field what is wrong with a password, and the link stays as it was", async () => {
  const token = await invite();
  for (const password of [
    "short",
    "x".repeat(201),
    invited.email,
    invited.name,
    "password1234",
    undefined,
    7,
    {},
  ]) {
    expect(await told(await accept({ token, password }))).toMatchObject({ status: 422, path: "password" });
  }
  expect(await runSql("select count(*)::int as n from members")).toEqual([{ n: 1 }]);
  expect((await accept({ token, password: goodPassword })).status).toBe(200);
});

it("makes no link for a member who is not there, or is disabled", async () => {
  expect(await told(await postReset(cookie, randomUUID()))).toMatchObject({ status: 404, code: "not_found" });
  const member = await createTestMember();
  await runSql(`update members set disabled_at = now() where id = '${member.id}'`);
  expect(await told(await postReset(cookie, member.id))).toMatchObject({ status: 409, code: "conflict" });
  expect(await told(await postInvite(cookie, { email: member.email }))).toMatchObject({
    status: 422,
    path: "email",
  });
  expect(await runSql("select id from invitations")).toEqual([]);
});

it("does not let a stranger try links without end", async () => {
  const statuses: number[] = [];
  for (let tries = 0; tries < 62; tries += 1)
    statuses.push((await (tries % 2 ? look : accept)({ token: `guess ${tries}` })).status);
  expect(statuses.filter((status) => status === 404)).toHaveLength(60);
  expect(statuses.slice(60)).toEqual([429, 429]);
});

it("revokes what is open, safely twice, and never what was used", async () => {
  const token = await invite();
  const [link] = await listLinks(cookie);
  const { id = "" } = link ?? {};
  expect(link).toMatchObject({ kind: "invite", ...invited, memberId: null, madeByName: "Test Member" });
  await accept({ token, password: goodPassword });
  const revoke = (at: string) =>
    call(DELETE, writeTo(`/api/invitations/${at}`, "DELETE", {}, cookie), { id: at });
  for (const at of [id, id, randomUUID()]) expect((await revoke(at)).status).toBe(200);
  expect(await runSql("select revoked_at from invitations")).toEqual([{ revoked_at: null }]);
});
