import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { closeRuntime } from "@/lib/server/connection/runtime";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, ownHeaders, requestTo } from "@/lib/server/testing/requests";
import { everyRoute, isWrite, paramsOf, type Route } from "@/lib/server/testing/routes";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";

/** The access token. Nothing that leaves the server may hold it, whatever goes wrong. */
const canary = "dG9rOmNhbmFyeS0xMjM0";

let demo: DemoWorkspace;
let switchyard: TestSwitchyard;
let routes: readonly Route[];
let owner: string;
const log = captureLog();

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 5, token: canary });
  switchyard = await startTestSwitchyard({ intercomUrl: demo.url });
  process.env.INTERCOM_ACCESS_TOKEN = canary;
  await seedConnection();
  owner = await cookieFor((await createTestMember({ role: "owner", teammateId: "1" })).id);
  routes = await everyRoute();
});
afterAll(async () => {
  delete process.env.INTERCOM_ACCESS_TOKEN;
  await switchyard.stop();
  await demo.close();
});
afterEach(async () => {
  demo.control.clearFaults();
  await closeRuntime();
});

const bodyFor = (route: Route): string => {
  if (route.path.endsWith("/actions"))
    return JSON.stringify({ key: crypto.randomUUID(), action: { kind: "note", text: "x" } });
  return JSON.stringify({ region: "eu", token: canary });
};

const conversationId = (): string => demo.control.store().conversations.keys().next().value ?? "1";

const idFor = (route: Route): string => {
  if (route.path.includes("contacts")) return "0123456789abcdef01234567";
  return conversationId();
};

/** Status line, headers and body, as they go over the wire. */
const everythingOf = async (route: Route): Promise<string> => {
  const id = idFor(route);
  const path = route.path.replace(/\[.*?\]/g, id) + (route.path === "/api/queue" ? "?q=&sort=created" : "");
  const request = requestTo(path, {
    method: route.method,
    cookie: owner,
    headers: isWrite(route) ? ownHeaders() : {},
    ...(isWrite(route) ? { body: bodyFor(route) } : {}),
  });
  const params = Object.fromEntries(
    paramsOf(route).map((name) => [name, route.path.includes("...") ? [id] : id]),
  );
  const response = await call(route.run, request, params);
  return `${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`;
};

const askAll = async (): Promise<readonly string[]> => Promise.all(routes.map(everythingOf));

it("is really the token that Intercom gets", async () => {
  demo.control.clearLedger();
  const answers = await askAll();
  expect(demo.control.ledger().some(({ status }) => status === 200)).toBe(true);
  expect(answers.filter((answer) => answer.startsWith("200")).length).toBeGreaterThan(4);
  expect(answers.join("\n")).not.toContain(canary);
});

it.each([
  { kind: "echo-token" },
  { kind: "status", status: 400, message: `Bad token ${canary}` },
  { kind: "status", status: 401, message: `Bearer ${canary} is not valid` },
  { kind: "status", status: 403, message: `Not for ${canary}` },
  { kind: "status", status: 404, message: canary },
  { kind: "status", status: 422, message: `${canary} is no attribute`, code: canary },
  { kind: "status", status: 429, message: canary },
  { kind: "status", status: 500, message: canary },
  { kind: "html" },
  { kind: "empty" },
  { kind: "garbage" },
  { kind: "truncate" },
  { kind: "reset" },
  { kind: "wrong-types" },
] as const)(
  "never comes back out when Intercom answers with %j",
  async (fault) => {
    demo.control.addFault({ ...fault, times: null });
    const answers = await askAll();
    expect(answers.join("\n")).not.toContain(canary);
    expect(log.text()).not.toContain(canary);
    expect(log.text()).not.toMatch(/Bearer (?!\[hidden\])/);
  },
  60_000,
);

it("stands nowhere in the database as it is", async () => {
  await askAll();
  const tables = await runSql(
    "select table_name from information_schema.tables where table_schema = 'public'",
  );
  for (const { table_name: table } of tables) {
    const rows = await runSql(`select t::text as text from "${String(table)}" t`);
    expect(JSON.stringify(rows), String(table)).not.toContain(canary);
  }
  expect(tables.length).toBeGreaterThan(4);
});
