import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { closeRuntime } from "@/lib/server/connection/runtime";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { captureLog } from "@/lib/server/testing/log";
import { signIn } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testPassword,
} from "@/lib/server/testing/switchyard";
import { createSession, findSession } from "./sessions";
import { matchTeammate, refreshTeammate, teammateWithEmail } from "./teammate";

let demo: DemoWorkspace;
let switchyard: TestSwitchyard;
const log = captureLog();

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 2 });
  switchyard = await startTestSwitchyard({ intercomUrl: demo.url });
  process.env.INTERCOM_ACCESS_TOKEN = "demo-token";
  await seedConnection();
});
afterAll(async () => {
  delete process.env.INTERCOM_ACCESS_TOKEN;
  await switchyard.stop();
  await demo.close();
});
beforeEach(() => demo.control.clearLedger());
afterEach(async () => {
  demo.control.clearFaults();
  await closeRuntime();
  await runSql("truncate members, rate_limits cascade");
});

const sessionOf = async (memberId: string) => {
  const session = await findSession(await createSession(memberId, Date.now()), Date.now());
  if (!session) throw new Error("no session");
  return session;
};
const storedFor = async (memberId: string): Promise<unknown> =>
  (await runSql(`select teammate_id from members where id = '${memberId}'`))[0]?.teammate_id;
const idAtIntercom = (email: string): string | undefined =>
  demo.control.store().world.admins.find((admin) => admin.email === email)?.id;

it("finds the one teammate with the e-mail, whatever its case, and nobody when two share it", () => {
  const admins = [
    { id: "1", email: "Ada@demo.test" },
    { id: "2", email: "two@demo.test" },
    { id: "3", email: "TWO@demo.test" },
    { id: "4", email: null },
  ];
  expect(teammateWithEmail(admins, "ada@demo.test")).toBe("1");
  expect(teammateWithEmail(admins, "two@demo.test")).toBeNull();
  expect(teammateWithEmail(admins, "nobody@demo.test")).toBeNull();
  expect(teammateWithEmail(admins, "")).toBeNull();
});

it("takes a teammate whose e-mail only looks alike neither for somebody nor for a second one", () => {
  const lookAlike = { id: "2", email: "\u212aim@demo.test" };
  expect(teammateWithEmail([lookAlike], "kim@demo.test")).toBeNull();
  expect(teammateWithEmail([{ id: "1", email: "kim@demo.test" }, lookAlike], "kim@demo.test")).toBe("1");
});

it("takes the teammate away from somebody whom Intercom no longer has", async () => {
  const member = await createTestMember({ email: "gone@demo.test", teammateId: "123" });
  const { connection, actor } = await sessionOf(member.id);
  if (!connection) throw new Error("not connected");
  expect(await matchTeammate(actor, connection, Date.now())).toBeNull();
  expect(await storedFor(member.id)).toBeNull();
});

it("signs in without a teammate while Intercom is away, and keeps the one that was known", async () => {
  demo.control.addFault({ match: "GET /admins", kind: "status", status: 503, times: null });
  const member = await createTestMember({ email: "agent@demo.test", teammateId: "123" });
  expect((await signIn({ email: member.email, password: testPassword })).status).toBe(200);
  expect(await storedFor(member.id)).toBe("123");
  expect(log.text()).toContain("could not be looked up");
});

it("does not ask with every request while Intercom gives no teammates, and asks again after a minute", async () => {
  demo.control.addFault({ match: "GET /admins", kind: "status", status: 403, times: null });
  const member = await createTestMember({ email: "owner@demo.test", teammateId: "123" });
  const session = await sessionOf(member.id);
  if (!session.connection) throw new Error("not connected");
  const now = Date.now();
  for (let second = 0; second < 60; second += 10) {
    refreshTeammate(session, now + second * 1000);
    // Shares the call that is under way, if there is one, and so ends after it.
    await expect(matchTeammate(session.actor, session.connection, now)).rejects.toMatchObject({
      code: "intercom_forbidden",
    });
  }
  await expect.poll(log.text).toContain("could not be looked up");
  expect(log.lines().filter((line) => line.includes("could not be looked up"))).toHaveLength(1);
  demo.control.clearFaults();
  refreshTeammate(session, now + 60_000);
  await expect.poll(() => storedFor(member.id)).toBe(idAtIntercom("owner@demo.test"));
});

it("looks again beside a request when it was long ago, once, and not when it was just now", async () => {
  const member = await createTestMember({ email: "lead@demo.test" });
  const session = await sessionOf(member.id);
  for (let times = 0; times < 5; times += 1) refreshTeammate(session, Date.now());
  await expect.poll(() => storedFor(member.id)).toBe(idAtIntercom("lead@demo.test"));
  const asked = () => demo.control.ledger().filter(({ path }) => path.startsWith("/admins")).length;
  expect(asked()).toBe(1);
  refreshTeammate(await sessionOf(member.id), Date.now());
  await closeRuntime();
  expect(asked()).toBe(1);
});
