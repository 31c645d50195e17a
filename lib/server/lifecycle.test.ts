import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testSecret,
  testUrl,
} from "@/lib/server/testing/switchyard";
import { createVault } from "@/lib/server/vault/vault";

// Each of these starts a process that has to be compiled first, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });
const patience = { timeout: 60_000 };

let demo: DemoWorkspace;
let switchyard: TestSwitchyard;
let running: ChildProcess | undefined;

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  switchyard = await startTestSwitchyard({ intercomUrl: demo.url });
});
afterAll(async () => {
  await switchyard.stop();
  await demo.close();
});
afterEach(async () => {
  if (running?.exitCode === null && running.signalCode === null) {
    const gone = once(running, "exit");
    running.kill("SIGKILL");
    await gone;
  }
  running = undefined;
  await runSql("truncate members, sessions, connections cascade");
});

const root = path.resolve(import.meta.dirname, "../..");

type Run = { readonly child: ChildProcess; readonly out: () => string; readonly err: () => string };

const run = (file: string, args: readonly string[], settings: Record<string, string | undefined>): Run => {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", file, ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      DATABASE_URL: switchyard.databaseUrl,
      SWITCHYARD_SECRET: testSecret,
      SWITCHYARD_URL: testUrl,
      INTERCOM_API_URL: demo.url,
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running = child;
  let [out, err] = ["", ""];
  child.stdout?.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr?.on("data", (chunk) => {
    err += String(chunk);
  });
  return { child, out: () => out, err: () => err };
};

/** Everything is written once the streams have closed, and that is later than the exit. */
const codeOf = async ({ child }: Run): Promise<unknown> => (await once(child, "close"))[0];

const main = "lib/server/db/main.ts";
const serve = "lib/server/testing/serve.ts";

const portOf = async (started: Run): Promise<number> => {
  await expect.poll(() => /port (\d+)/.exec(started.out())?.[1], patience).toBeDefined();
  return Number(/port (\d+)/.exec(started.out())?.[1]);
};

it("does not start with wrong settings, and says which in one sentence each", async () => {
  const started = run(serve, [], { SWITCHYARD_SECRET: "short", INTERCOM_API_URL: "https://evil.test" });
  expect(await codeOf(started)).toBe(1);
  expect(started.err()).toMatch(/^SWITCHYARD_SECRET [^\n]*\.\nINTERCOM_API_URL [^\n]*\.\n$/);
  expect(started.out()).toBe("");
});

it("checks settings for the start script without starting", async () => {
  expect(await codeOf(run(main, ["check-env"], {}))).toBe(0);
  const refused = run(main, ["check-env"], { SWITCHYARD_SECRET: "short", INTERCOM_REGION: "mars" });
  expect(await codeOf(refused)).toBe(1);
  expect(refused.err().trim().split("\n")).toHaveLength(2);
});

it("prepares the demo, may do so again, and never shows the token", async () => {
  const settings = { INTERCOM_ACCESS_TOKEN: "demo-token", SWITCHYARD_DEMO: "1" };
  const first = run(main, ["demo"], settings);
  expect(await codeOf(first)).toBe(0);
  const second = run(main, ["demo"], settings);
  expect(await codeOf(second)).toBe(0);
  expect(first.out() + second.out() + first.err() + second.err()).not.toContain("demo-token");
  expect(
    await runSql(
      "select (select count(*)::int from members) as m, (select count(*)::int from connections) as c",
    ),
  ).toEqual([{ m: 3, c: 1 }]);
});

it("says what is wrong in one line, without the password, when the database cannot be reached", async () => {
  const refused = run(main, ["migrate"], { DATABASE_URL: "postgres://desk:hunter22@127.0.0.1:1/none" });
  expect(await codeOf(refused)).toBe(1);
  expect(refused.err()).not.toContain("hunter22");
  expect(refused.err().trim().split("\n")).toHaveLength(1);
});

it.each([
  ["INTERCOM_ACCESS_TOKEN", { INTERCOM_ACCESS_TOKEN: "copied-by-half" }],
  ["INTERCOM_REGION", { INTERCOM_ACCESS_TOKEN: "demo-token", INTERCOM_REGION: "au" }],
])("names %s in one sentence where Intercom refuses it, and not its value", async (name, settings) => {
  const refused = run(main, ["connect"], settings);
  expect(await codeOf(refused)).toBe(1);
  expect(refused.err()).toMatch(new RegExp(`^${name}: [^\\n]*\\n$`));
  expect(refused.err()).not.toContain(settings.INTERCOM_ACCESS_TOKEN);
});

it("connects before the server starts, once, and takes an Intercom out of reach for no wrong token", async () => {
  const token = { INTERCOM_ACCESS_TOKEN: "demo-token" };
  const away = run(main, ["connect"], { ...token, INTERCOM_API_URL: "http://127.0.0.1:1" });
  expect(await codeOf(away)).toBe(0);
  expect(await runSql("select count(*)::int as c from connections")).toEqual([{ c: 0 }]);
  expect(await codeOf(run(main, ["connect"], token))).toBe(0);
  expect(await codeOf(run(main, ["connect"], token))).toBe(0);
  expect(await runSql("select count(*)::int as c from connections")).toEqual([{ c: 1 }]);
});

it("shows the example of an address whole, which has a password's place in it", async () => {
  const refused = run(main, ["check-env"], { DATABASE_URL: "mysql://desk" });
  expect(await codeOf(refused)).toBe(1);
  expect(refused.err()).toContain("such as postgres://user:password@host/name.");
});

it("seals the token with a new secret, and says whether an old one is still needed", async () => {
  const newSecret = "another secret of at least 32 bytes";
  const [oldKey, newKey] = [testSecret, newSecret].map((secret) => createVault(secret).keyId);
  const reseal = async (SWITCHYARD_SECRET: string, SWITCHYARD_OLD_SECRETS = "") => {
    const done = run(main, ["reseal"], { SWITCHYARD_SECRET, SWITCHYARD_OLD_SECRETS });
    return { code: await codeOf(done), said: done.out() + done.err() };
  };
  const stored = () => runSql("select sealed_token, token_key_id from connections");
  expect(await reseal(newSecret)).toEqual({
    code: 0,
    said: "No access token is stored. No old secret is set.\n",
  });
  expect(await codeOf(run(main, ["connect"], { INTERCOM_ACCESS_TOKEN: "demo-token" }))).toBe(0);
  const before = await stored();
  const early = await reseal(newSecret);
  expect(early).toEqual({ code: 1, said: expect.stringContaining(`(key ${oldKey}, now ${newKey})`) });
  expect(await stored()).toEqual(before);
  const sealed = await reseal(newSecret, testSecret);
  expect(sealed.code).toBe(0);
  expect(sealed.said).toContain(
    `Key ${newKey} seals the access token. No old secret is needed for what is stored.`,
  );
  expect(await reseal(newSecret)).toEqual({
    code: 0,
    said: `Key ${newKey} seals the access token. No old secret is set.\n`,
  });
  for (const value of [newSecret, testSecret, "demo-token"])
    expect(early.said + sealed.said).not.toContain(value);
});

it("seals second factors with a new secret too, also at the start, and fails for one that nothing opens", async () => {
  const newSecret = "another secret of at least 32 bytes";
  const [oldKey, newKey] = [testSecret, newSecret].map((secret) => createVault(secret).keyId);
  const { id } = await createTestMember();
  const { sealed, keyId } = createVault(testSecret).seal("GEZDGNBVGY3TQOJQ", `second-factor:${id}`);
  const add = () =>
    runSql(`insert into second_factors (member_id, id, sealed_secret, key_id, begun_at, confirmed_at)
      values ('${id}', gen_random_uuid(), '${sealed}', '${keyId}', now(), now())
      on conflict (member_id) do update set sealed_secret = excluded.sealed_secret, key_id = excluded.key_id`);
  const key = async () => (await runSql("select key_id from second_factors"))[0]?.key_id;
  await add();
  const early = run(main, ["reseal"], { SWITCHYARD_SECRET: newSecret });
  expect(await codeOf(early)).toBe(1);
  expect(early.err()).toContain("None of the secrets opens 1 second factor");
  expect(await key()).toBe(oldKey);
  const settings = { SWITCHYARD_SECRET: newSecret, SWITCHYARD_OLD_SECRETS: testSecret };
  const done = run(main, ["reseal"], settings);
  expect(await codeOf(done)).toBe(0);
  expect(done.out()).toContain(
    `No access token is stored. Key ${newKey} seals 1 second factor. No old secret`,
  );
  expect(await key()).toBe(newKey);
  await add();
  const started = run(serve, [], settings);
  await portOf(started);
  await expect.poll(key, patience).toBe(newKey);
  for (const value of [newSecret, testSecret, "GEZDGNBVGY3TQOJQ"])
    expect(done.out() + early.err() + started.out()).not.toContain(value);
});

it("says what it can do when it is asked for something else", async () => {
  const refused = run(main, ["explode"], {});
  expect(await codeOf(refused)).toBe(1);
  expect(refused.err()).toContain("migrate, connect, demo, reseal, check-env or verify-journal");
});

it.each(["SIGTERM", "SIGINT"] as const)(
  "finishes what is under way at %s, takes nothing new, and ends",
  async (signal) => {
    const started = run(serve, [], {});
    const port = await portOf(started);
    const slow = fetch(`http://127.0.0.1:${port}/slow`).then((response) => response.text());
    await expect.poll(() => started.out(), patience).toContain("slow has come");
    started.child.kill(signal);
    await expect.poll(() => started.out(), patience).toContain('"underWay":1');
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    expect(started.child.exitCode).toBeNull();
    started.child.kill("SIGUSR2");
    expect(await slow).toBe("finished");
    expect(await codeOf(started)).toBe(0);
  },
);

it("connects the workspace of INTERCOM_ACCESS_TOKEN when it starts", async () => {
  const started = run(serve, [], { INTERCOM_ACCESS_TOKEN: "demo-token" });
  await expect.poll(() => started.out(), patience).toContain("connected the workspace");
  started.child.kill("SIGTERM");
  expect(await codeOf(started)).toBe(0);
  expect(started.out()).not.toContain("demo-token");
});

it("deletes what nothing asks for any more soon after it starts, and keeps the rest", async () => {
  const { id } = await createTestMember();
  const [old, live] = [randomUUID(), randomUUID()];
  await runSql(
    `insert into sessions (id, member_id, created_at, last_seen_at) values
       ('${old}', '${id}', now() - interval '2 days', now()), ('${live}', '${id}', now(), now())`,
  );
  run(serve, [], {});
  await expect.poll(() => runSql("select id from sessions"), patience).toEqual([{ id: live }]);
});
