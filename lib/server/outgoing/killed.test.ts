import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { POST } from "@/app/api/outgoing/route";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, writeTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testSecret,
  testUrl,
} from "@/lib/server/testing/switchyard";

// Each of these starts processes that have to be compiled first, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });
const patience = { timeout: 90_000 };
const root = path.resolve(import.meta.dirname, "../../..");

let demo: DemoWorkspace;
let switchyard: TestSwitchyard;
let cookie: string;
let running: ChildProcess[] = [];
captureLog();

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  switchyard = await startTestSwitchyard({ intercomUrl: demo.url });
  process.env.INTERCOM_ACCESS_TOKEN = demo.token;
  await seedConnection();
  delete process.env.INTERCOM_ACCESS_TOKEN;
  cookie = await cookieFor((await createTestMember({ teammateId: "6120401", email: "agent@demo.test" })).id);
});
afterAll(async () => {
  delete process.env.SWITCHYARD_HOLD_MS;
  await switchyard.stop();
  await demo.close();
});

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
};
afterEach(async () => {
  await Promise.all(running.map(kill));
  running = [];
  demo.control.clearFaults();
  demo.control.clearLedger();
});

/** A server of its own, as it starts in production; resolves once it serves. */
const serve = async (): Promise<ChildProcess> => {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/server/testing/serve.ts"],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "production",
        DATABASE_URL: switchyard.databaseUrl,
        SWITCHYARD_SECRET: testSecret,
        SWITCHYARD_URL: testUrl,
        INTERCOM_API_URL: demo.url,
      },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  running.push(child);
  let out = "";
  child.stdout?.on("data", (chunk) => {
    out += String(chunk);
  });
  await expect.poll(() => out, patience).toMatch(/port \d+/);
  return child;
};

const places = {
  conversation: () =>
    demo.control.addConversation({ body: "<p>Hello</p>", contact: { email: "c@acme.test" } }),
  ticket: () => demo.control.addTicket({ contact: { email: "c@acme.test", name: "Cleo" } }),
};
let subject: keyof typeof places = "conversation";

const send = async (holdMs: number): Promise<string> => {
  process.env.SWITCHYARD_HOLD_MS = String(holdMs);
  const id = places[subject]();
  const key = randomUUID();
  const body = { subject, id, key, action: { kind: "reply", text: "On its way" } };
  expect((await call(POST, writeTo("/api/outgoing", "POST", body, cookie))).status).toBe(200);
  return key;
};
const stateOf = async (key: string) =>
  (await runSql(`select state from outgoing where key = '${key}'`))[0]?.state;
const replies = () =>
  demo.control.ledger().filter(({ method, path: at }) => method === "POST" && at.endsWith("/reply"));
/** What would take half a minute: those who hold a lease are dead for certain. */
const expireLeases = async () => {
  await runSql("update outgoing set lease_until = now() - interval '1 second' where state = 'sending'");
  await runSql("update attempts set lease_until = now() - interval '1 second' where state = 'started'");
};

describe.each(["conversation", "ticket"] as const)("to a %s", (kind) => {
  beforeAll(() => {
    subject = kind;
  });

  it("sends a message once whose server was killed while it was on hold", async () => {
    const first = await serve();
    const key = await send(600_000);
    await kill(first);
    expect(await stateOf(key)).toBe("waiting");
    await runSql("update outgoing set send_at = now()");
    await serve();
    await expect.poll(() => stateOf(key), patience).toBe("sent");
    expect(replies()).toHaveLength(1);
  });

  it("sends a message once whose server was killed while Intercom was taking it", async () => {
    const first = await serve();
    demo.control.addFault({ match: `POST /${subject}s/:id/reply`, kind: "slow", delayMs: 60_000, times: 1 });
    const key = await send(0);
    await expect.poll(() => replies().length, patience).toBe(1);
    await kill(first);
    await expireLeases();
    await serve();
    await expect.poll(() => stateOf(key), patience).toBe("sent");
    expect(replies()).toHaveLength(1);
  });

  it("lets a person decide about one whose server was killed before Intercom had it", async () => {
    const first = await serve();
    demo.control.addFault({ match: `POST /${subject}s/:id/reply`, kind: "hang", times: 1 });
    const key = await send(0);
    await expect.poll(() => replies().length, patience).toBe(1);
    await kill(first);
    await expireLeases();
    await serve();
    await expect.poll(() => stateOf(key), patience).toBe("failed");
    expect(replies()).toHaveLength(1);
  });
});
