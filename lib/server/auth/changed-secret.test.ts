import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { captureLog } from "@/lib/server/testing/log";
import { call, csrf, ownHeaders, requestTo, sessionCookieOf, signIn } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testPassword,
  testSecret,
} from "@/lib/server/testing/switchyard";
import { authRoute } from "./route";
import { openSessionCookie } from "./session-cookie";
import { findSession } from "./sessions";

/*
 * SWITCHYARD_SECRET is changed while people work: what the old one made holds until it ends by itself.
 */

let switchyard: TestSwitchyard;
let email: string;
captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  email = (await createTestMember()).email;
});
afterAll(() => switchyard.stop());
beforeEach(() => runSql("delete from rate_limits"));

const changeSecret = (oldSecrets: string) => {
  process.env.SWITCHYARD_SECRET = "another secret of at least 32 bytes";
  process.env.SWITCHYARD_OLD_SECRETS = oldSecrets;
};
afterEach(() => {
  process.env.SWITCHYARD_SECRET = testSecret;
  delete process.env.SWITCHYARD_OLD_SECRETS;
});

const post = (path: string, cookie: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  call(
    authRoute,
    requestTo(`/api/auth/${path}`, {
      method: "POST",
      headers: ownHeaders(),
      body: JSON.stringify({ ...fields, json: "true", callbackUrl: "/queue" }),
      cookie,
    }),
    { nextauth: path.split("/") },
  );
const idIn = (cookie: string): Promise<string | null> =>
  openSessionCookie(cookie.split("=").slice(1).join("="));
const isLive = async (id: string | null): Promise<boolean> =>
  (await findSession(id ?? "", Date.now())) !== null;

it("keeps everybody signed in while the old secret is known, and not beyond", async () => {
  const cookie = sessionCookieOf(await signIn({ email, password: testPassword }));
  const id = await idIn(cookie);
  expect(await isLive(id)).toBe(true);
  changeSecret(`${"x".repeat(32)},${testSecret}`);
  expect(await idIn(cookie)).toBe(id);
  changeSecret("x".repeat(32));
  expect(await idIn(cookie)).toBeNull();
});

it("makes new sessions with the new secret alone", async () => {
  changeSecret(testSecret);
  const cookie = sessionCookieOf(await signIn({ email, password: testPassword }));
  expect(await idIn(cookie)).not.toBeNull();
  process.env.SWITCHYARD_OLD_SECRETS = "";
  expect(await idIn(cookie)).not.toBeNull();
  process.env.SWITCHYARD_SECRET = testSecret;
  expect(await idIn(cookie)).toBeNull();
});

it("signs in from a page that was open when the secret was changed", async () => {
  const page = await csrf();
  const fields = { email, password: testPassword, csrfToken: page.csrfToken };
  changeSecret(testSecret);
  const response = await post("callback/credentials", page.cookie, fields);
  expect(response.status).toBe(200);
  process.env.SWITCHYARD_OLD_SECRETS = "";
  expect(await idIn(sessionCookieOf(response))).not.toBeNull();
  expect((await post("callback/credentials", page.cookie, fields)).status).toBe(403);
});

it("ends the session on the server at a sign-out with an old cookie and an old page", async () => {
  const cookie = sessionCookieOf(await signIn({ email, password: testPassword }));
  const page = await csrf();
  const id = await idIn(cookie);
  changeSecret(testSecret);
  const { status } = await post("signout", `${cookie}; ${page.cookie}`, { csrfToken: page.csrfToken });
  expect(status).toBe(200);
  expect(await isLive(id)).toBe(false);
});

it.each([
  [
    "another token",
    (cookie: string) => cookie.replace(/=(.)/, (_, first) => `=${first === "0" ? "1" : "0"}`),
  ],
  ["another signature", (cookie: string) => cookie.replace(/.$/, (last) => (last === "0" ? "1" : "0"))],
  ["no signature", (cookie: string) => cookie.replace(/(%7C|\|).*/, "")],
])("takes no CSRF cookie with %s for one of an old secret", async (_, spoil) => {
  const page = await csrf();
  changeSecret(testSecret);
  const spoilt = spoil(page.cookie);
  expect(spoilt).not.toBe(page.cookie);
  const fields = { email, password: testPassword, csrfToken: page.csrfToken };
  expect((await post("callback/credentials", spoilt, fields)).status).toBe(403);
});
