import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { openSessionCookie } from "@/lib/server/auth/session-cookie";
import { findSession } from "@/lib/server/auth/sessions";
import { peerHeader } from "@/lib/server/http/client-address";
import { captureLog } from "@/lib/server/testing/log";
import { cookieFor, sessionCookieOf, signIn } from "@/lib/server/testing/requests";
import { codeOf, turnOnFactor } from "@/lib/server/testing/second-factor";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testPassword,
} from "@/lib/server/testing/switchyard";

let switchyard: TestSwitchyard;
let ada: { readonly id: string; readonly email: string };
let secret: string;
let codes: readonly string[];
const log = captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());
beforeEach(async () => {
  // Only the clock that people read: connections and their timeouts go on.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 22, 12, 0, 10) });
  await runSql("delete from rate_limits");
  ada = await createTestMember();
  ({ secret, codes } = await turnOnFactor(await cookieFor(ada.id)));
  later(30);
});
afterEach(() => vi.useRealTimers());

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

const attempt = async (code?: string, more: { readonly password?: string; readonly from?: string } = {}) => {
  const { password = testPassword, from = "10.0.0.1" } = more;
  const response = await signIn({
    email: ada.email,
    password,
    ...(code === undefined ? {} : { code }),
    headers: { [peerHeader]: from },
  });
  return { response, what: response.ok ? "in" : String((await response.clone().json()).error.code) };
};
const outcome = async (...args: Parameters<typeof attempt>): Promise<string> => (await attempt(...args)).what;
const wrongCode = () => (codeOf(secret) === "000000" ? "111111" : "000000");
const sessionsOf = (id: string) =>
  runSql(`select id from sessions where member_id = '${id}' and revoked_at is null`);

it("asks for a code only once the password was right, and begins no session until it has one", async () => {
  const before = await sessionsOf(ada.id);
  const { response, what } = await attempt();
  expect([response.status, what]).toEqual([401, "second_factor_needed"]);
  expect(response.headers.getSetCookie().join()).not.toContain("session-token");
  expect(await sessionsOf(ada.id)).toEqual(before);
  const begun = await attempt(codeOf(secret));
  expect(begun.what).toBe("in");
  const id = await openSessionCookie(sessionCookieOf(begun.response).split("=").slice(1).join("="));
  expect((await findSession(id ?? "", Date.now()))?.actor.memberId).toBe(ada.id);
});

it("tells nobody without the password that there is a second factor, whatever code they bring", async () => {
  const without = await createTestMember();
  const answers = new Set<string>();
  for (const email of [ada.email, without.email, "nobody@members.test"])
    for (const code of [undefined, "", codeOf(secret), codes[0] ?? "", "x".repeat(500)]) {
      await runSql("delete from rate_limits");
      const response = await signIn({ email, password: "wrong", ...(code === undefined ? {} : { code }) });
      const { error } = await response.json();
      answers.add(`${response.status} ${error.code} ${error.message}`);
    }
  expect([...answers]).toEqual([expect.stringMatching(/^401 wrong_credentials /)]);
  expect((await runSql(`select 1 from recovery_codes where member_id = '${ada.id}'`)).length).toBe(10);
  expect(await outcome(codeOf(secret))).toBe("in");
});

it("lets in those who have none as before, also with a code that nobody asked for", async () => {
  const { email } = await createTestMember();
  expect((await signIn({ email, password: testPassword })).status).toBe(200);
  expect((await signIn({ email, password: testPassword, code: "000000" })).status).toBe(200);
});

it("takes a code once, and none from before it", async () => {
  const earlier = codeOf(secret, Date.now() - 30_000);
  const code = codeOf(secret);
  expect(await outcome(code)).toBe("in");
  expect([await outcome(code), await outcome(earlier)]).toEqual(["wrong_code", "wrong_code"]);
  later(30);
  expect(await outcome(code)).toBe("wrong_code");
  expect(await outcome(codeOf(secret))).toBe("in");
});

it("does not take the code by which it was turned on", async () => {
  const bo = await createTestMember();
  const made = await turnOnFactor(await cookieFor(bo.id));
  const response = await signIn({
    email: bo.email,
    password: testPassword,
    code: codeOf(made.secret),
  });
  expect(response.status).toBe(401);
});

it.each([-2, -1, 0, 1, 2])("takes a phone whose clock is %i steps off as far as one step", async (steps) => {
  later(600);
  const isNear = Math.abs(steps) <= 1;
  expect(await outcome(codeOf(secret, Date.now() + steps * 30_000))).toBe(isNear ? "in" : "wrong_code");
});

it("begins one session where two bring the same code at once", async () => {
  const before = (await sessionsOf(ada.id)).length;
  const code = codeOf(secret);
  const outcomes = await Promise.all(
    ["10.0.0.1", "10.0.0.2", "10.0.0.3"].map((from) => outcome(code, { from })),
  );
  expect(outcomes.sort()).toEqual(["in", "wrong_code", "wrong_code"]);
  expect((await sessionsOf(ada.id)).length).toBe(before + 1);
});

it("takes each recovery code once, in any spelling, also of two at once", async () => {
  const [first = "", second = "", third = ""] = codes;
  expect(await outcome(` ${first.toUpperCase().replace("-", " ")} `)).toBe("in");
  expect(await outcome(first)).toBe("wrong_code");
  const outcomes = await Promise.all(
    ["10.0.0.1", "10.0.0.2"].map((from) => outcome(second.replace("-", ""), { from })),
  );
  expect(outcomes.sort()).toEqual(["in", "wrong_code"]);
  expect(await outcome(third)).toBe("in");
  expect((await runSql(`select 1 from recovery_codes where member_id = '${ada.id}'`)).length).toBe(7);
});

it("takes nobody else's codes", async () => {
  const bo = await createTestMember();
  const made = await turnOnFactor(await cookieFor(bo.id));
  later(30);
  for (const code of [codeOf(made.secret), made.codes[0] ?? ""])
    expect(await outcome(code)).toBe("wrong_code");
});

it("counts a wrong code as a wrong password: five in five minutes from one place", async () => {
  for (let tries = 0; tries < 5; tries += 1) expect(await outcome(wrongCode())).toBe("wrong_code");
  const { response, what } = await attempt(codeOf(secret));
  expect([response.status, what]).toEqual([429, "too_many_requests"]);
  later(301);
  expect(await outcome(codeOf(secret))).toBe("in");
});

it("counts them together with wrong passwords, and forgets neither for a right password alone", async () => {
  for (let round = 0; round < 2; round += 1) {
    expect(await outcome(undefined, { password: "wrong" })).toBe("wrong_credentials");
    expect(await outcome()).toBe("second_factor_needed");
    expect(await outcome(wrongCode())).toBe("wrong_code");
  }
  for (let asks = 0; asks < 20; asks += 1) expect(await outcome()).toBe("second_factor_needed");
  expect(await outcome(wrongCode())).toBe("wrong_code");
  expect(await outcome()).toBe("too_many_requests");
});

it("counts them for the account from everywhere, and forgets them once a code was right", async () => {
  for (let tries = 0; tries < 9; tries += 1)
    expect(await outcome(wrongCode(), { from: `10.1.0.${tries}` })).toBe("wrong_code");
  expect(await outcome(codeOf(secret), { from: "10.1.1.1" })).toBe("in");
  later(30);
  for (let tries = 0; tries < 10; tries += 1)
    expect(await outcome(wrongCode(), { from: `10.1.2.${tries}` })).toBe("wrong_code");
  expect(await outcome(codeOf(secret), { from: "10.1.3.1" })).toBe("too_many_requests");
  later(901);
  expect(await outcome(codeOf(secret), { from: "10.1.3.1" })).toBe("in");
});

it.each(["", " ", "12345", "1234567", "abc", "x".repeat(5000), "\u0000", "' or 1=1 --", "0000000000"])(
  "says of %j no more than that it is not right",
  async (code) => {
    const { response, what } = await attempt(code);
    expect(what).toBe(code.trim() === "" ? "second_factor_needed" : "wrong_code");
    if (what === "wrong_code")
      expect((await response.json()).error.message).toBe("That code is not right. Try the next one.");
  },
);

it("says nothing of it to somebody who is disabled, and asks again once they may sign in", async () => {
  await runSql(`update members set disabled_at = now() where id = '${ada.id}'`);
  expect(await outcome(codeOf(secret))).toBe("wrong_credentials");
  await runSql(`update members set disabled_at = null where id = '${ada.id}'`);
  expect(await outcome()).toBe("second_factor_needed");
});

it("has no secret, code or recovery code in the log", async () => {
  const code = codeOf(secret);
  await attempt(code);
  await attempt(codes[0]);
  await attempt(codes[0]);
  for (const value of [secret, code, ...codes, ...codes.map((one) => one.replace("-", ""))])
    expect(log.text()).not.toContain(value);
});
