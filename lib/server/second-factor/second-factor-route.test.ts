import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { POST as accept } from "@/app/api/invitations/accept/route";
import { POST as reset } from "@/app/api/members/[id]/reset/route";
import { DELETE as remove } from "@/app/api/members/[id]/second-factor/route";
import { GET as list } from "@/app/api/members/route";
import { POST as renew } from "@/app/api/second-factor/recovery-codes/route";
import { GET as look, DELETE as turnOff } from "@/app/api/second-factor/route";
import { GET as standingRoute } from "@/app/api/sessions/current/route";
import type { Role } from "@/lib/access/roles";
import { purge } from "@/lib/server/db/purge";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, requestTo, signIn, writeTo } from "@/lib/server/testing/requests";
import { beginFactor, codeOf, confirmFactor, turnOnFactor } from "@/lib/server/testing/second-factor";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testPassword,
} from "@/lib/server/testing/switchyard";

let switchyard: TestSwitchyard;
const log = captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());
beforeEach(() => {
  // Only the clock that people read: connections and their timeouts go on.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 22, 12, 0, 10) });
});
afterEach(() => vi.useRealTimers());

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

const someone = async (role: Role = "agent") => {
  const { id, email } = await createTestMember({ role });
  return { id, email, cookie: await cookieFor(id) };
};
type Somebody = Awaited<ReturnType<typeof someone>>;
/** Somebody whose second factor is on, and whose next code has not been used. */
const secured = async (role: Role = "agent") => {
  const who = await someone(role);
  const made = await turnOnFactor(who.cookie);
  later(30);
  return { ...who, ...made };
};

const state = async ({ cookie }: Somebody) =>
  (await call(look, requestTo("/api/second-factor", { cookie }))).json();
const off = ({ cookie }: Somebody, body: unknown) =>
  call(turnOff, writeTo("/api/second-factor", "DELETE", body, cookie));
const newCodes = ({ cookie }: Somebody, body: unknown) =>
  call(renew, writeTo("/api/second-factor/recovery-codes", "POST", body, cookie));
const takeOff = (who: Somebody, id: string) =>
  call(remove, writeTo(`/api/members/${id}/second-factor`, "DELETE", {}, who.cookie), { id });
const standing = async (cookie: string): Promise<number> =>
  (await call(standingRoute, requestTo("/api/sessions/current", { cookie }))).status;
const failure = async (response: Response): Promise<readonly unknown[]> => {
  const { error } = await response.json();
  return [response.status, error?.code, error?.fields?.[0]?.path];
};
const entering = async ({ email }: Somebody, code?: string, password = testPassword): Promise<string> => {
  const response = await signIn({ email, password, ...(code === undefined ? {} : { code }) });
  return response.ok ? "in" : (await response.json()).error.code;
};

it("is off at first, changes nothing when it is begun, and is on with one right code", async () => {
  const ada = await someone();
  expect(await state(ada)).toEqual({ onSinceMs: null, codesLeft: 0 });
  const begun = await (await beginFactor(ada.cookie)).json();
  expect(begun).toEqual({
    id: expect.any(String),
    secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
    uri: expect.stringContaining(`secret=${begun.secret}`),
    qr: { size: expect.any(Number), path: expect.stringMatching(/^(M\d+ \d+h1v1h-1z)+$/) },
  });
  expect(await state(ada)).toEqual({ onSinceMs: null, codesLeft: 0 });
  expect(await entering(ada)).toBe("in");
  const wrong = codeOf(begun.secret, Date.now() + 3_600_000);
  expect(await failure(await confirmFactor(ada.cookie, { id: begun.id, code: wrong }))).toEqual([
    422,
    "invalid_input",
    "code",
  ]);
  expect(await entering(ada)).toBe("in");
  const done = await (await confirmFactor(ada.cookie, { id: begun.id, code: codeOf(begun.secret) })).json();
  expect(done.codes).toHaveLength(10);
  expect(await state(ada)).toEqual({ onSinceMs: Date.now(), codesLeft: 10 });
  expect(await entering(ada)).toBe("second_factor_needed");
});

it("ends one's sessions elsewhere when it is turned on, and nobody else's", async () => {
  const [ada, bo] = [await someone(), await someone()];
  const elsewhere = [await cookieFor(ada.id), await cookieFor(ada.id)];
  const { ended } = await turnOnFactor(ada.cookie);
  expect(ended).toBe(2);
  expect(await Promise.all([ada.cookie, bo.cookie, ...elsewhere].map(standing))).toEqual([
    200, 200, 401, 401,
  ]);
});

it("never shows secret or codes again", async () => {
  const ada = await secured("owner");
  const answers = [
    await state(ada),
    await (await call(list, requestTo("/api/members", { cookie: ada.cookie }))).json(),
    await (await beginFactor(ada.cookie)).json(),
    await (await confirmFactor(ada.cookie, { id: randomUUID(), code: codeOf(ada.secret) })).json(),
  ];
  const text = JSON.stringify(answers) + log.text();
  for (const value of [ada.secret, ...ada.codes]) expect(text).not.toContain(value);
});

it("takes the password before it shows a secret, and begins nothing with a wrong one", async () => {
  const ada = await someone();
  for (const password of ["wrong", "x".repeat(300)])
    expect(await failure(await beginFactor(ada.cookie, password))).toEqual([
      422,
      "invalid_input",
      "password",
    ]);
  expect(await runSql(`select 1 from second_factors where member_id = '${ada.id}'`)).toEqual([]);
});

it("lets nobody guess a password or code from a browser that was left signed in", async () => {
  const ada = await secured();
  const wrong = codeOf(ada.secret, Date.now() + 3_600_000);
  for (let tries = 0; tries < 5; tries += 1)
    expect(await failure(await off(ada, { password: testPassword, code: wrong }))).toEqual([
      422,
      "invalid_input",
      "code",
    ]);
  const proof = { password: testPassword, code: codeOf(ada.secret) };
  for (const refused of [await off(ada, proof), await newCodes(ada, proof), await beginFactor(ada.cookie)])
    expect(refused.status).toBe(429);
  // It is the browser that waits, and not the member.
  expect(await entering(ada, proof.code)).toBe("in");
  later(301);
  expect((await off(ada, { ...proof, code: codeOf(ada.secret) })).status).toBe(200);
});

it("forgets no wrong code because the password was right where no code is asked for", async () => {
  const ada = await secured();
  const wrong = codeOf(ada.secret, Date.now() + 3_600_000);
  const statuses: number[] = [];
  for (let tries = 0; tries < 6; tries += 1) {
    statuses.push((await off(ada, { password: testPassword, code: wrong })).status);
    await beginFactor(ada.cookie);
  }
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
});

it("turns it off with a password and a code, and with either alone not", async () => {
  const ada = await secured();
  const code = codeOf(ada.secret);
  expect(await failure(await off(ada, { password: "wrong", code }))).toEqual([
    422,
    "invalid_input",
    "password",
  ]);
  expect(await failure(await off(ada, { password: testPassword, code: "" }))).toEqual([
    422,
    "invalid_input",
    "code",
  ]);
  expect((await state(ada)).onSinceMs).not.toBeNull();
  expect(await (await off(ada, { password: testPassword, code })).json()).toEqual({});
  expect(await state(ada)).toEqual({ onSinceMs: null, codesLeft: 0 });
  expect(await entering(ada)).toBe("in");
  const stored = `select (select count(*) from second_factors where member_id = '${ada.id}')
    + (select count(*) from recovery_codes where member_id = '${ada.id}') as n`;
  expect(await runSql(stored)).toEqual([{ n: "0" }]);
  expect(await failure(await off(ada, { password: testPassword, code }))).toEqual([
    409,
    "conflict",
    undefined,
  ]);
});

it("takes a recovery code in place of a code, once", async () => {
  const ada = await secured();
  const [code = "", second = ""] = ada.codes;
  expect((await newCodes(ada, { password: testPassword, code })).status).toBe(200);
  expect(await failure(await off(ada, { password: testPassword, code: second }))).toEqual([
    422,
    "invalid_input",
    "code",
  ]);
});

it("makes ten new recovery codes, and those from before open nothing any more", async () => {
  const ada = await secured();
  const [old = ""] = ada.codes;
  const { codes } = await (await newCodes(ada, { password: testPassword, code: codeOf(ada.secret) })).json();
  expect(codes).toHaveLength(10);
  expect(await state(ada)).toMatchObject({ codesLeft: 10 });
  expect(await entering(ada, old)).toBe("wrong_code");
  expect(await entering(ada, codes[0])).toBe("in");
  expect(await state(ada)).toMatchObject({ codesLeft: 9 });
});

it("does not begin anew while it is on", async () => {
  const ada = await secured();
  expect(await failure(await beginFactor(ada.cookie))).toEqual([409, "conflict", undefined]);
  expect(await entering(ada, codeOf(ada.secret))).toBe("in");
});

it("confirms only what was begun last, and only one's own", async () => {
  const [ada, bo] = [await someone(), await someone()];
  const first = await (await beginFactor(ada.cookie)).json();
  const second = await (await beginFactor(ada.cookie)).json();
  const conflict = [409, "conflict", undefined];
  const confirm = ({ cookie }: Somebody, { id, secret }: { id: string; secret: string }) =>
    confirmFactor(cookie, { id, code: codeOf(secret) });
  expect(await failure(await confirm(ada, first))).toEqual(conflict);
  expect(await failure(await confirm(bo, second))).toEqual(conflict);
  expect((await confirm(ada, second)).status).toBe(200);
  expect(await failure(await confirm(ada, second))).toEqual(conflict);
  expect([await state(bo), await entering(bo)]).toEqual([{ onSinceMs: null, codesLeft: 0 }, "in"]);
});

it("sweeps what was begun a day ago and never turned on, and nothing that is on", async () => {
  const [ada, bo] = [await secured(), await someone()];
  await beginFactor(bo.cookie);
  await runSql("update second_factors set begun_at = now() - interval '23 hours'");
  expect((await purge()).secondFactors).toBe(0);
  await runSql("update second_factors set begun_at = now() - interval '25 hours'");
  expect((await purge()).secondFactors).toBe(1);
  expect(await entering(ada)).toBe("second_factor_needed");
});

it("shows owners who has it on, and not who has only begun", async () => {
  const [owner, ada, bo] = [await someone("owner"), await secured(), await someone()];
  await beginFactor(bo.cookie);
  const answer = await call(list, requestTo("/api/members", { cookie: owner.cookie }));
  const { members }: { members: readonly { id: string; hasSecondFactor: boolean }[] } = await answer.json();
  const has = (id: string) => members.find((one) => one.id === id)?.hasSecondFactor;
  expect([has(owner.id), has(ada.id), has(bo.id)]).toEqual([false, true, false]);
});

it("lets an owner take it off for somebody, whom that signs out everywhere", async () => {
  const [owner, ada] = [await someone("owner"), await secured()];
  expect(await (await takeOff(owner, ada.id)).json()).toEqual({ ended: 1 });
  expect(await standing(ada.cookie)).toBe(401);
  expect(await entering(ada)).toBe("in");
  // Nothing is there to take off, and nobody is signed out for it.
  expect(await (await takeOff(owner, ada.id)).json()).toEqual({ ended: 0 });
  expect(await failure(await takeOff(owner, randomUUID()))).toEqual([404, "not_found", undefined]);
});

it("takes off nothing, and signs nobody out, where somebody has only begun", async () => {
  const [owner, ada] = [await someone("owner"), await someone()];
  const begun = await (await beginFactor(ada.cookie)).json();
  expect(await (await takeOff(owner, ada.id)).json()).toEqual({ ended: 0 });
  const rows = `select 1 from journal where about = '${ada.id}' and action->>'kind' = 'turn-off-second-factor'`;
  expect(await runSql(rows)).toEqual([]);
  expect((await confirmFactor(ada.cookie, { id: begun.id, code: codeOf(begun.secret) })).status).toBe(200);
});

it.each(["agent", "lead"] as const)("lets no %s take anybody's off, nor an owner their own", async (role) => {
  const [me, owner] = [await someone(role), await secured("owner")];
  expect(await failure(await takeOff(me, owner.id))).toEqual([403, "forbidden", undefined]);
  expect(await failure(await takeOff(owner, owner.id))).toEqual([409, "conflict", undefined]);
  expect(await entering(owner)).toBe("second_factor_needed");
});

it("stays on when a link sets a new password, and is asked for with that", async () => {
  const [owner, ada] = [await someone("owner"), await secured()];
  const made = await call(reset, writeTo(`/api/members/${ada.id}/reset`, "POST", {}, owner.cookie), {
    id: ada.id,
  });
  const token = new URL((await made.json()).url).hash.slice(1);
  const password = "violet anchor paper";
  const used = await call(accept, writeTo("/api/invitations/accept", "POST", { token, password }));
  expect(used.status).toBe(200);
  expect(await entering(ada, undefined, password)).toBe("second_factor_needed");
  expect(await entering(ada, codeOf(ada.secret), password)).toBe("in");
});
