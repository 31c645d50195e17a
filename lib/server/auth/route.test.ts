import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { closePool } from "@/lib/server/db/database";
import { peerHeader } from "@/lib/server/http/client-address";
import { captureLog } from "@/lib/server/testing/log";
import { call, csrf, ownHeaders, requestTo, sessionCookieOf, signIn } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testPassword,
} from "@/lib/server/testing/switchyard";
import { authRoute } from "./route";
import { openSessionCookie } from "./session-cookie";
import { findSession } from "./sessions";

let switchyard: TestSwitchyard;
const log = captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());
beforeEach(async () => {
  await runSql("delete from rate_limits");
});

const idIn = (cookie: string): Promise<string | null> =>
  openSessionCookie(cookie.split("=").slice(1).join("="));
const codeOf = async (response: Response): Promise<unknown> => (await response.json()).error?.code;

const signOut = async (cookie: string, csrfToken: string): Promise<Response> =>
  call(
    authRoute,
    requestTo("/api/auth/signout", {
      method: "POST",
      headers: ownHeaders(),
      body: JSON.stringify({ csrfToken, json: "true", callbackUrl: "/sign-in" }),
      cookie,
    }),
    { nextauth: ["signout"] },
  );

it("signs in with the right password, whatever the case of the e-mail", async () => {
  const { email, id } = await createTestMember();
  const response = await signIn({ email: ` ${email.toUpperCase()} `, password: testPassword });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ url: "/queue" });
  const sessionId = await idIn(sessionCookieOf(response));
  expect((await findSession(sessionId ?? "", Date.now()))?.actor.memberId).toBe(id);
});

it("sets a cookie that scripts and other sites cannot use, and nothing else of next-auth's", async () => {
  const { email } = await createTestMember();
  const response = await signIn({ email, password: testPassword });
  const cookies = response.headers.getSetCookie();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatch(
    /^switchyard\.session-token=\S+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
  );
});

it("binds the cookies to host and https where there is https", async () => {
  const { email } = await createTestMember();
  process.env.SWITCHYARD_URL = "https://desk.example.com";
  try {
    const response = await signIn({ email, password: testPassword });
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-switchyard\.session-token=\S+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await csrf()).cookie).toMatch(/^__Host-switchyard\.csrf-token=/);
  } finally {
    process.env.SWITCHYARD_URL = "http://127.0.0.1:4321";
  }
});

it("puts nothing but the session's id into the cookie", async () => {
  const { email } = await createTestMember();
  const cookie = sessionCookieOf(await signIn({ email, password: testPassword }));
  const { decode } = await import("next-auth/jwt");
  const token = await decode({
    token: cookie.split("=")[1] ?? "",
    secret: process.env.SWITCHYARD_SECRET ?? "",
  });
  expect(Object.keys(token ?? {}).sort()).toEqual(["exp", "iat", "jti", "sid"]);
});

it("begins a new session at each sign-in, and ends the one that the browser had", async () => {
  const { email } = await createTestMember();
  const first = sessionCookieOf(await signIn({ email, password: testPassword }));
  const second = sessionCookieOf(await signIn({ email, password: testPassword, cookie: first }));
  const [before, after] = [await idIn(first), await idIn(second)];
  expect(after).not.toBe(before);
  expect(await findSession(before ?? "", Date.now())).toBeNull();
  expect(await findSession(after ?? "", Date.now())).not.toBeNull();
});

it("does not take over a session id that somebody planted", async () => {
  const { email } = await createTestMember();
  const planted = "switchyard.session-token=11111111-1111-4111-8111-111111111111";
  const cookie = sessionCookieOf(await signIn({ email, password: testPassword, cookie: planted }));
  expect(await idIn(cookie)).not.toBe("11111111-1111-4111-8111-111111111111");
});

it("ends the session on the server at sign-out, so that the old cookie is worth nothing", async () => {
  const { email } = await createTestMember();
  const cookie = sessionCookieOf(await signIn({ email, password: testPassword }));
  const token = await csrf();
  const response = await signOut(`${cookie}; ${token.cookie}`, token.csrfToken);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ url: "/sign-in" });
  expect(response.headers.getSetCookie()[0]).toContain("Max-Age=0");
  expect(await findSession((await idIn(cookie)) ?? "", Date.now())).toBeNull();
});

it("does not sign out without the CSRF token", async () => {
  const { email } = await createTestMember();
  const cookie = sessionCookieOf(await signIn({ email, password: testPassword }));
  const response = await signOut(cookie, "wrong");
  expect([response.status, await codeOf(response)]).toEqual([403, "cross_site"]);
  expect(await findSession((await idIn(cookie)) ?? "", Date.now())).not.toBeNull();
});

it("says the same for a wrong password, somebody unknown and a disabled member", async () => {
  const known = await createTestMember();
  const disabled = await createTestMember();
  await runSql(`update members set disabled_at = now() where id = '${disabled.id}'`);
  const answers: string[] = [];
  for (const input of [
    { email: known.email, password: "wrong" },
    { email: "nobody@x.test", password: testPassword },
    { email: disabled.email, password: testPassword },
    { email: "", password: "" },
    { email: "x".repeat(300), password: testPassword },
    { email: known.email, password: testPassword.repeat(50) },
    { email: "' or 1=1 --", password: "' or 1=1 --" },
  ]) {
    const response = await signIn(input);
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie().join()).not.toContain("session-token");
    const { error } = await response.json();
    answers.push(`${error.code} ${error.message}`);
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^wrong_credentials /);
});

it("takes an e-mail that no database can hold for one that nobody has", async () => {
  for (const email of ["a\u0000b@members.test", "a\ud800@members.test"]) {
    const response = await signIn({ email, password: testPassword });
    expect([response.status, (await response.json()).error.code]).toEqual([401, "wrong_credentials"]);
  }
});

it("lets nobody try one account more than five times in five minutes from one place, then says how long to wait", async () => {
  const { email } = await createTestMember();
  for (let tries = 0; tries < 5; tries += 1) {
    expect((await signIn({ email, password: "wrong" })).status).toBe(401);
  }
  const refused = await signIn({ email, password: testPassword });
  const { error } = await refused.json();
  expect([refused.status, error.code]).toEqual([429, "too_many_requests"]);
  expect(error.retryAfterSeconds).toBeGreaterThan(0);
  expect(error.retryAfterSeconds).toBeLessThanOrEqual(300);
  expect(refused.headers.get("retry-after")).toBe(String(error.retryAfterSeconds));
});

it("counts an account from everywhere, and forgets when the right password comes", async () => {
  const { email } = await createTestMember();
  const from = (place: string, password: string) =>
    signIn({ email, password, headers: { [peerHeader]: place } });
  for (let tries = 0; tries < 9; tries += 1)
    expect((await from(`10.0.0.${tries}`, "wrong")).status).toBe(401);
  expect((await from("10.0.1.1", testPassword)).status).toBe(200);
  for (let tries = 0; tries < 10; tries += 1)
    expect((await from(`10.0.2.${tries}`, "wrong")).status).toBe(401);
  expect((await from("10.0.3.1", testPassword)).status).toBe(429);
});

it("counts tries at the same time one by one", async () => {
  const { email } = await createTestMember();
  const statuses = await Promise.all(
    Array.from({ length: 12 }, async () => (await signIn({ email, password: "wrong" })).status),
  );
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
});

it("is not fooled by an address that the client made up", async () => {
  const { email } = await createTestMember();
  const statuses: number[] = [];
  for (let tries = 0; tries < 50; tries += 1) {
    const headers = { [peerHeader]: "10.9.9.9", "x-forwarded-for": `1.2.3.${tries}` };
    statuses.push((await signIn({ email, password: "wrong", headers })).status);
  }
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
});

it("limits one place that tries many accounts", async () => {
  const statuses: number[] = [];
  for (let tries = 0; tries < 32; tries += 1) {
    statuses.push((await signIn({ email: `guess${tries}@x.test`, password: "wrong" })).status);
  }
  expect(statuses.filter((status) => status === 401)).toHaveLength(30);
});

it("locks out everybody while the database is away, and nobody gets in by it", async () => {
  const { email } = await createTestMember();
  const token = await csrf();
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = "postgres://nobody:nothing@127.0.0.1:1/none";
  try {
    const response = await signIn({ email, password: testPassword });
    expect([response.status, await codeOf(response)]).toEqual([503, "database_unavailable"]);
    expect(response.headers.getSetCookie()).toEqual([]);
    const cookie = sessionCookieOf(response);
    const out = await signOut(`${cookie}; ${token.cookie}`, token.csrfToken);
    expect(out.status).toBe(200);
  } finally {
    await closePool();
    process.env.DATABASE_URL = before;
  }
  expect(log.text()).toContain("database_unavailable");
});

it("does not say that a session has ended when its row could not be changed", async () => {
  const { email } = await createTestMember();
  const cookie = sessionCookieOf(await signIn({ email, password: testPassword }));
  const token = await csrf();
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = "postgres://nobody:nothing@127.0.0.1:1/none";
  try {
    const out = await signOut(`${cookie}; ${token.cookie}`, token.csrfToken);
    expect(out.status).toBe(503);
    expect(out.headers.getSetCookie()).toEqual([]);
  } finally {
    await closePool();
    process.env.DATABASE_URL = before;
  }
});

it.each(["//evil.test", "https://evil.test", "/\\evil.test", "javascript:alert(1)", "/api/auth/csrf"])(
  "goes to the start and never to %s",
  async (callbackUrl) => {
    const { email } = await createTestMember();
    const response = await signIn({ email, password: testPassword, callbackUrl });
    expect(await response.json()).toEqual({ url: "/" });
    expect(response.headers.get("location")).toBeNull();
  },
);

it("takes a form too, as next-auth's own pages send it", async () => {
  const { email } = await createTestMember();
  const { csrfToken, cookie } = await csrf();
  const request = requestTo("/api/auth/callback/credentials", {
    method: "POST",
    headers: { origin: "http://127.0.0.1:4321", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email, password: testPassword }).toString(),
    cookie,
  });
  const response = await call(authRoute, request, { nextauth: ["callback", "credentials"] });
  expect(response.status).toBe(200);
  expect(sessionCookieOf(response)).not.toBe("");
});

it.each([
  ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.test" }, 403],
  ["another site that hides where it is", { "sec-fetch-site": "cross-site" }, 403],
  ["a neighbour", { "sec-fetch-site": "same-site", origin: "http://other.127.0.0.1:4321" }, 403],
  ["nowhere", { origin: "null" }, 403],
  ["somebody who does not say", {}, 403],
  ["another port", { origin: "http://127.0.0.1:9999" }, 403],
])("refuses to sign in for %s", async (_, headers, status) => {
  const { email } = await createTestMember();
  const { csrfToken, cookie } = await csrf();
  const request = requestTo("/api/auth/callback/credentials", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ csrfToken, email, password: testPassword, json: "true" }),
    cookie,
  });
  const response = await call(authRoute, request, { nextauth: ["callback", "credentials"] });
  expect([response.status, await codeOf(response)]).toEqual([status, "cross_site"]);
  expect(response.headers.getSetCookie()).toEqual([]);
});

it("refuses a sign-in that is larger than 16 KB", async () => {
  const response = await signIn({ email: "a@x.test", password: "x".repeat(17 * 1024) });
  expect(response.status).toBe(413);
});

it.each([
  ["GET", "session"],
  ["GET", "providers"],
  ["GET", "signin"],
  ["GET", "signout"],
  ["GET", "error"],
  ["GET", "verify-request"],
  ["GET", "callback/credentials"],
  ["POST", "session"],
  ["POST", "_log"],
  ["POST", "signin/credentials"],
  ["POST", "callback/google"],
  ["POST", "csrf"],
])("keeps next-auth's %s %s closed", async (method, path) => {
  const request = requestTo(`/api/auth/${path}`, {
    method,
    ...(method === "POST" ? { headers: ownHeaders(), body: "{}" } : {}),
  });
  expect((await call(authRoute, request, { nextauth: path.split("/") })).status).toBe(404);
});

it.each([
  "garbage",
  "a.b.c.d.e",
  "%zz",
  "eyJhbGciOiJub25lIn0.eyJzaWQiOiIxMTExMTExMS0xMTExLTQxMTEtODExMS0xMTExMTExMTExMTEifQ.",
  "x".repeat(5000),
  "",
])("takes the cookie %j for no session", async (value) => {
  expect(await openSessionCookie(value)).toBeNull();
});

it("takes a cookie that was made with another secret for no session", async () => {
  const { email } = await createTestMember();
  const cookie = sessionCookieOf(await signIn({ email, password: testPassword }));
  expect(await idIn(cookie)).not.toBeNull();
  const before = process.env.SWITCHYARD_SECRET;
  process.env.SWITCHYARD_SECRET = "another secret of at least 32 bytes";
  try {
    expect(await idIn(cookie)).toBeNull();
  } finally {
    process.env.SWITCHYARD_SECRET = before;
  }
});
