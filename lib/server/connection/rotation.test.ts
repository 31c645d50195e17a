import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { captureLog } from "@/lib/server/testing/log";
import { cookieFor, ownHeaders } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testSecret,
  testUrl,
} from "@/lib/server/testing/switchyard";
import { createVault } from "@/lib/server/vault/vault";
import { closeRuntime } from "./runtime";

/*
 * Secret and token are changed while people work: several servers on one database, each a process of its own, and no request
 * fails.
 */

// Each of these starts processes that have to be compiled first, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });
const patience = { timeout: 120_000 };
const root = path.resolve(import.meta.dirname, "../../..");

const newSecret = "another secret of at least 32 bytes";
const [oldKey, newKey] = [testSecret, newSecret].map((secret) => createVault(secret).keyId);

let demo: DemoWorkspace;
let switchyard: TestSwitchyard;
let running: ChildProcess[] = [];
captureLog();

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 20 });
  demo.control.setRateLimit({ limit: 1_000_000 });
  switchyard = await startTestSwitchyard({ intercomUrl: demo.url });
});
afterAll(async () => {
  await switchyard.stop();
  await demo.close();
});
beforeEach(async () => {
  process.env.INTERCOM_ACCESS_TOKEN = "demo-token";
  await seedConnection();
  delete process.env.INTERCOM_ACCESS_TOKEN;
});
afterEach(async () => {
  await Promise.all(running.map(kill));
  running = [];
  demo.control.setToken("demo-token");
  await closeRuntime();
  await runSql("truncate connections, members cascade");
});

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
};

type Server = { readonly port: number; readonly out: () => string; readonly stop: () => Promise<unknown> };

/** Resolves once it serves. */
const serve = async (secret: string, oldSecrets = ""): Promise<Server> => {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/server/testing/serve-routes.ts"],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "production",
        DATABASE_URL: switchyard.databaseUrl,
        SWITCHYARD_SECRET: secret,
        SWITCHYARD_OLD_SECRETS: oldSecrets,
        SWITCHYARD_URL: testUrl,
        INTERCOM_API_URL: demo.url,
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  running.push(child);
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  await expect.poll(() => out, patience).toMatch(/port \d+/);
  return {
    port: Number(/port (\d+)/.exec(out)?.[1]),
    out: () => out,
    stop: async () => {
      const closed = once(child, "close");
      child.kill("SIGTERM");
      return (await closed)[0];
    },
  };
};

const cookieMadeWith = async (secret: string, memberId: string): Promise<string> => {
  process.env.SWITCHYARD_SECRET = secret;
  try {
    return await cookieFor(memberId);
  } finally {
    process.env.SWITCHYARD_SECRET = testSecret;
  }
};

let asked = 0;
/** A list that nobody has asked for yet, so that each goes to Intercom with the token. */
const ask = async (port: number, cookie: string): Promise<number> => {
  asked += 1;
  const query = new URLSearchParams({ q: `created:<${asked}h`, sort: "created" });
  const response = await fetch(`http://127.0.0.1:${port}/api/queue?${query}`, { headers: { cookie } });
  await response.text();
  return response.status;
};

type Target = readonly [Server, cookie: string];

/** Asks in turn whatever `targets` holds, three at a time, until it is stopped. */
const underLoad = (targets: Target[]) => {
  const statuses: number[] = [];
  let isOver = false;
  const worker = async (): Promise<void> => {
    while (!isOver) {
      const target = targets[statuses.length % targets.length];
      if (target) statuses.push(await ask(target[0].port, target[1]).catch(() => 0));
    }
  };
  const work = Promise.all([worker(), worker(), worker()]);
  return {
    /** Until so many more have been answered. */
    more: async (count: number): Promise<void> => {
      const enough = statuses.length + count;
      await expect.poll(() => statuses.length, patience).toBeGreaterThanOrEqual(enough);
    },
    /** The different answers that there were. */
    end: async (): Promise<readonly number[]> => {
      isOver = true;
      await work;
      return [...new Set(statuses)];
    },
  };
};

const storedKey = async (): Promise<unknown> =>
  (await runSql("select token_key_id as id, token_version as version from connections"))[0];

const putToken = async (server: Server, cookie: string, token: string): Promise<number> => {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/connection`, {
    method: "PUT",
    headers: { ...ownHeaders(), cookie },
    body: JSON.stringify({ region: "eu", token }),
  });
  return response.status;
};

it("changes the secret of a server by starting one with the new secret beside it: no request fails", async () => {
  const { id } = await createTestMember();
  const cookie = await cookieMadeWith(testSecret, id);
  const before = await serve(testSecret);
  const targets: Target[] = [[before, cookie]];
  const load = underLoad(targets);
  await load.more(20);
  expect(await storedKey()).toEqual({ id: oldKey, version: 1 });

  const after = await serve(newSecret, testSecret);
  await expect.poll(storedKey, patience).toEqual({ id: newKey, version: 1 });
  targets.push([after, cookie]);
  await load.more(60);
  targets.shift();
  await load.more(20);
  expect(await before.stop()).toBe(0);
  await load.more(20);
  expect(await load.end()).toEqual([200]);
  expect(demo.control.ledger().length).toBeGreaterThan(120);
  expect(after.out()).toContain(`"from":"${oldKey}","to":"${newKey}"`);
  for (const value of ["demo-token", testSecret, newSecret]) expect(after.out()).not.toContain(value);

  const alone = await serve(newSecret);
  expect(await ask(alone.port, await cookieMadeWith(newSecret, id))).toBe(200);
  expect(await ask(alone.port, cookie)).toBe(401);
});

it("changes secret and token of several servers, each of which knows both secrets: no request fails", async () => {
  const { id } = await createTestMember({ role: "owner" });
  const cookies = await Promise.all([testSecret, newSecret].map((secret) => cookieMadeWith(secret, id)));
  const servers = await Promise.all([serve(testSecret, newSecret), serve(newSecret, testSecret)]);
  const load = underLoad(servers.flatMap((server) => cookies.map((cookie): Target => [server, cookie])));
  await load.more(20);
  for (const [turn, server] of servers.entries()) {
    const token = `token-number-${turn}`;
    demo.control.addToken(token);
    expect(await putToken(server, cookies[0] ?? "", token)).toBe(200);
    await load.more(40);
    // By now nobody has anything under way with the one before.
    demo.control.setToken(token);
    await load.more(40);
  }
  expect(await load.end()).toEqual([200]);
  expect(await storedKey()).toMatchObject({ version: 3 });
  for (const server of servers) expect(server.out()).not.toContain("token-number");
});

it("says at the start which keys there are when the secret is a wrong one, and leaves the token as it is", async () => {
  const stored = () => runSql("select sealed_token, token_key_id, token_version, status from connections");
  const before = await stored();
  const wrong = await serve(newSecret, "x".repeat(32));
  const keys = `key ${oldKey}, now ${newKey}, old ${createVault("x".repeat(32)).keyId}`;
  await expect.poll(wrong.out, patience).toContain("the stored access token could not be opened");
  await expect.poll(wrong.out, patience).toContain(`sealed with another SWITCHYARD_SECRET (${keys})`);
  const { id } = await createTestMember();
  expect(await ask(wrong.port, await cookieMadeWith(newSecret, id))).not.toBe(200);
  expect(await stored()).toEqual(before);
  expect(wrong.out()).not.toContain(newSecret);
});
