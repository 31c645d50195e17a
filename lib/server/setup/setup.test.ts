import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { POST } from "@/app/api/setup/route";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { openSessionCookie } from "@/lib/server/auth/session-cookie";
import { findSession } from "@/lib/server/auth/sessions";
import { findConnection, openToken } from "@/lib/server/connection/store";
import { captureLog } from "@/lib/server/testing/log";
import { call, sessionCookieOf, signIn, writeTo } from "@/lib/server/testing/requests";
import { runSql, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { createDemoMembers, demoAccounts } from "./demo-members";
import { seedConnection, seedDemoConnection } from "./seed-connection";
import { hasOwner } from "./state";

let demo: DemoWorkspace;
let switchyard: TestSwitchyard;
captureLog();

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  switchyard = await startTestSwitchyard({ intercomUrl: demo.url });
});
afterAll(async () => {
  await switchyard.stop();
  await demo.close();
});
beforeEach(() => demo.control.clearLedger());
afterEach(async () => {
  demo.control.clearFaults();
  for (const name of ["INTERCOM_ACCESS_TOKEN", "INTERCOM_REGION", "SWITCHYARD_DEMO"])
    delete process.env[name];
  await runSql("truncate members, sessions, connections, rate_limits cascade");
});

const input = {
  name: "Olive",
  email: "Owner@Demo.test",
  password: "a long enough one",
  region: "eu",
  token: "demo-token",
};
const setUp = (change: Record<string, unknown> = {}): Promise<Response> =>
  call(POST, writeTo("/api/setup", "POST", { ...input, ...change }));
const problem = async (response: Response) => {
  const { error } = await response.json();
  return {
    status: response.status,
    code: error?.code,
    path: error?.fields?.[0]?.path,
    message: error?.message,
  };
};

it("makes the first owner and the connection, with the token sealed, and lets them sign in", async () => {
  const response = await setUp();
  const { workspaceName } = await response.json();
  expect(response.status).toBe(200);
  expect(workspaceName).toBe((await findConnection())?.workspaceName);
  expect(await openToken()).toBe("demo-token");
  const [dump] = await runSql(
    "select string_agg(c::text, ' ') || (select string_agg(m::text, ' ') from members m) as all from connections c",
  );
  expect(String(dump?.all)).not.toMatch(/demo-token|a long enough one/);
  const signedIn = await signIn({ email: "owner@demo.test", password: input.password });
  const id = await openSessionCookie(sessionCookieOf(signedIn).split("=")[1]);
  expect((await findSession(id ?? "", Date.now()))?.actor).toMatchObject({ role: "owner", name: "Olive" });
});

it("knows the owner's teammate by e-mail once they sign in", async () => {
  await setUp();
  const signedIn = await signIn({ email: "owner@demo.test", password: input.password });
  const id = await openSessionCookie(sessionCookieOf(signedIn).split("=")[1]);
  const teammate = demo.control.store().world.admins.find(({ email }) => email === "owner@demo.test");
  expect(teammate).toBeDefined();
  expect((await findSession(id ?? "", Date.now()))?.actor.teammateId).toBe(teammate?.id);
});

it("is over once there is an owner, and then neither looks at the body nor asks Intercom", async () => {
  await setUp();
  demo.control.clearLedger();
  expect(await problem(await setUp())).toMatchObject({ status: 409, code: "conflict" });
  expect(await problem(await call(POST, writeTo("/api/setup", "POST", "{ not json")))).toMatchObject({
    status: 409,
  });
  expect(demo.control.ledger()).toEqual([]);
});

it("lets one of two at the same time win, whole", async () => {
  const responses = await Promise.all([setUp({ email: "one@demo.test" }), setUp({ email: "two@demo.test" })]);
  expect(responses.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await runSql("select count(*)::int as n from members")).toEqual([{ n: 1 }]);
  expect(await runSql("select count(*)::int as n, max(token_version) as v from connections")).toEqual([
    { n: 1, v: 1 },
  ]);
});

it("takes a name with a sign in it that no database can hold, without it", async () => {
  expect((await setUp({ name: "Oli\u0000ve" })).status).toBe(200);
  expect(await runSql("select name from members")).toEqual([{ name: "Olive" }]);
});

it("explains a token that Intercom refuses, and keeps nothing", async () => {
  const told = await problem(await setUp({ token: "wrong-token" }));
  expect(told).toMatchObject({ status: 422, code: "invalid_input", path: "token" });
  expect(told.message).toContain("in the region Europe");
  expect(told.message).toContain("United States or Australia");
  expect(await hasOwner()).toBe(false);
  expect(await findConnection()).toBeNull();
});

it("explains a token of another region", async () => {
  const told = await problem(await setUp({ region: "us" }));
  expect(told).toMatchObject({ status: 422, code: "invalid_input", path: "region" });
  expect(told.message).toContain("Europe");
  expect(await hasOwner()).toBe(false);
});

it("does not take a failure of Intercom for a wrong token, and can be repeated", async () => {
  demo.control.addFault({ match: "GET /me", kind: "status", status: 500, times: null });
  const told = await problem(await setUp());
  expect(told.status).toBeGreaterThanOrEqual(500);
  expect(told.code).toMatch(/^intercom_/);
  demo.control.clearFaults();
  expect((await setUp()).status).toBe(200);
});

it.each([
  ["name", { name: "  " }],
  ["email", { email: "not an address" }],
  ["password", { password: "short" }],
  ["password", { password: "password1234" }],
  ["password", { password: "Owner@Demo.test" }],
  ["region", { region: "mars" }],
  ["token", { token: "two words" }],
  ["token", { token: "" }],
])("names the field %s when it is wrong, before Intercom is asked", async (path, change) => {
  expect(await problem(await setUp(change))).toMatchObject({ status: 422, path });
  expect(demo.control.ledger()).toEqual([]);
});

it("does not let a stranger try tokens without end", async () => {
  const statuses: number[] = [];
  for (let tries = 0; tries < 12; tries += 1)
    statuses.push((await setUp({ token: `guess-${tries}` })).status);
  expect(statuses.filter((status) => status === 422)).toHaveLength(10);
  expect(statuses.slice(10)).toEqual([429, 429]);
});

it("connects the workspace of INTERCOM_ACCESS_TOKEN once, and leaves a connection alone that is there", async () => {
  expect(await seedConnection()).toBe("no token given");
  process.env.INTERCOM_ACCESS_TOKEN = "demo-token";
  expect(await seedConnection()).toBe("connected");
  expect(await seedConnection()).toBe("connected already");
  process.env.INTERCOM_ACCESS_TOKEN = "another-token";
  expect(await seedConnection()).toBe("connected already");
  expect(await openToken()).toBe("demo-token");
});

it("connects once when several processes start at the same time", async () => {
  process.env.INTERCOM_ACCESS_TOKEN = "demo-token";
  const results = await Promise.all([1, 2, 3, 4].map(() => seedConnection()));
  expect(results.filter((result) => result === "connected")).toHaveLength(1);
  expect(await runSql("select token_version as v from connections")).toEqual([{ v: 1 }]);
});

it("connects nothing with a token that Intercom refuses", async () => {
  process.env.INTERCOM_ACCESS_TOKEN = "wrong-token";
  await expect(seedConnection()).rejects.toMatchObject({ code: "invalid_input" });
  expect(await findConnection()).toBeNull();
});

it("makes the three demo members once, each with a teammate, and shows them in the demo only", async () => {
  expect(demoAccounts()).toEqual([]);
  process.env.SWITCHYARD_DEMO = "1";
  process.env.INTERCOM_ACCESS_TOKEN = "demo-token";
  expect(await createDemoMembers()).toBe(3);
  expect(await createDemoMembers()).toBe(0);
  expect(await seedDemoConnection()).toBe("connected");
  expect(await seedDemoConnection()).toBe("connected already");
  expect(demoAccounts().map(({ role }) => role)).toEqual(["agent", "lead", "owner"]);
  for (const { email, password } of demoAccounts()) {
    const id = await openSessionCookie(sessionCookieOf(await signIn({ email, password })).split("=")[1]);
    const actor = (await findSession(id ?? "", Date.now()))?.actor;
    const teammate = demo.control.store().world.admins.find((admin) => admin.email === email);
    expect([actor?.teammateId, actor?.name]).toEqual([teammate?.id, teammate?.name]);
  }
});

it("gives the demo its connection back when it starts with another secret", async () => {
  process.env.INTERCOM_ACCESS_TOKEN = "demo-token";
  await seedDemoConnection();
  const before = process.env.SWITCHYARD_SECRET;
  process.env.SWITCHYARD_SECRET = "another secret of at least 32 bytes";
  try {
    await expect(openToken()).rejects.toThrow("sealed with another SWITCHYARD_SECRET");
    expect(await seedDemoConnection()).toBe("connected");
    expect(await openToken()).toBe("demo-token");
  } finally {
    process.env.SWITCHYARD_SECRET = before;
  }
});
