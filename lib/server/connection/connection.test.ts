import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { GET, PUT } from "@/app/api/connection/route";
import { getHealth } from "@/lib/api/health";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { getMe } from "@/lib/intercom/admins";
import { openSessionCookie } from "@/lib/server/auth/session-cookie";
import { findSession } from "@/lib/server/auth/sessions";
import { contextOf } from "@/lib/server/http/context";
import { handle } from "@/lib/server/http/handle";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, requestTo, writeTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { closeRuntime } from "./runtime";
import { findConnection, openToken, setConnectionStatus } from "./store";

let demo: DemoWorkspace;
let switchyard: TestSwitchyard;
let owner: string;
let agent: string;
captureLog();

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  switchyard = await startTestSwitchyard({ intercomUrl: demo.url });
  owner = await cookieFor((await createTestMember({ role: "owner" })).id);
  agent = await cookieFor((await createTestMember({ role: "agent" })).id);
});
afterAll(async () => {
  await switchyard.stop();
  await demo.close();
});
beforeEach(async () => {
  process.env.INTERCOM_ACCESS_TOKEN = "demo-token";
  await seedConnection();
});
afterEach(async () => {
  delete process.env.INTERCOM_ACCESS_TOKEN;
  demo.control.clearFaults();
  demo.control.setToken("demo-token");
  await closeRuntime();
  await runSql("truncate connections");
});

const rotate = (token: string, change: Record<string, unknown> = {}): Promise<Response> =>
  call(PUT, writeTo("/api/connection", "PUT", { region: "eu", token, ...change }, owner));
const show = (cookie = owner): Promise<Response> => call(GET, requestTo("/api/connection", { cookie }));

/** Through `handle`, as every verb uses Intercom. */
const ping = handle(getHealth, "read", async (ctx) => {
  await getMe(ctx.intercom, { signal: ctx.signal });
  return { ok: true } as const;
});
const askIntercom = (): Promise<Response> => call(ping, requestTo("/api/health", { cookie: agent }));
const codeOf = async (response: Response): Promise<unknown> => (await response.json()).error?.code;

it("shows what is connected to everybody, and the token to nobody", async () => {
  const response = await show(agent);
  const text = await response.text();
  expect(response.status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ region: "eu", status: "ok", rotatedAtMs: null });
  expect(text).not.toContain("demo-token");
});

it("takes a new token of the same workspace once Intercom accepts it, and uses it from then on", async () => {
  expect((await askIntercom()).status).toBe(200);
  demo.control.setToken("second-token");
  const response = await rotate("second-token");
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(JSON.parse(text).rotatedAtMs).toEqual(expect.any(Number));
  expect(text).not.toContain("second-token");
  expect(await openToken()).toBe("second-token");
  expect((await askIntercom()).status).toBe(200);
});

it("fails no request while the token is replaced", async () => {
  const statuses: number[] = [];
  const asking = Promise.all(
    Array.from({ length: 30 }, async () => {
      statuses.push((await askIntercom()).status);
    }),
  );
  expect((await rotate("demo-token")).status).toBe(200);
  await asking;
  expect(new Set(statuses)).toEqual(new Set([200]));
});

it.each([
  ["a token that Intercom refuses", "wrong-token", {}, 422],
  ["the wrong region", "demo-token", { region: "au" }, 422],
])("keeps the old token after %s", async (_, token, change, status) => {
  expect((await rotate(token, change)).status).toBe(status);
  expect(await openToken()).toBe("demo-token");
  expect((await findConnection())?.tokenVersion).toBe(1);
});

it("lets a call that began with the old token finish after the new one is in use", async () => {
  demo.control.clearLedger();
  demo.control.addFault({ match: "GET /me", kind: "slow", delayMs: 1000 });
  const slow = askIntercom();
  await expect.poll(() => demo.control.ledger().length).toBe(1);
  expect((await rotate("demo-token")).status).toBe(200);
  expect((await askIntercom()).status).toBe(200);
  expect((await slow).status).toBe(200);
});

it("does not take a late refusal of the old token for one of the new", async () => {
  const before = await findConnection();
  if (!before) throw new Error("not connected");
  await rotate("demo-token");
  await setConnectionStatus(before.id, before.tokenVersion, "rejected");
  expect((await findConnection())?.status).toBe("ok");
  await setConnectionStatus(before.id, before.tokenVersion + 1, "rejected");
  expect((await findConnection())?.status).toBe("rejected");
});

it("keeps the old token while Intercom cannot be asked", async () => {
  demo.control.addFault({ match: "GET /me", kind: "status", status: 503, times: null });
  expect((await rotate("demo-token")).status).toBeGreaterThanOrEqual(500);
  expect((await findConnection())?.tokenVersion).toBe(1);
});

it("refuses a token of another workspace", async () => {
  const other = await startDemoWorkspace({ conversations: 1 });
  other.control.store().world.app.idCode = "otherone";
  process.env.INTERCOM_API_URL = other.url;
  try {
    const response = await rotate("demo-token");
    expect([response.status, await codeOf(response)]).toEqual([409, "conflict"]);
    expect((await findConnection())?.tokenVersion).toBe(1);
  } finally {
    process.env.INTERCOM_API_URL = demo.url;
    await other.close();
  }
});

it("lets nobody but an owner replace it", async () => {
  const response = await call(PUT, writeTo("/api/connection", "PUT", { region: "eu", token: "x" }, agent));
  expect([response.status, await codeOf(response)]).toEqual([403, "forbidden"]);
});

it("connects where nothing is connected yet", async () => {
  await runSql("truncate connections");
  expect(await codeOf(await show())).toBe("not_connected");
  expect((await rotate("demo-token")).status).toBe(200);
  expect((await show()).status).toBe(200);
});

it("notes that Intercom has revoked the token, and that it has taken it back", async () => {
  demo.control.setToken("revoked-meanwhile");
  expect(await codeOf(await askIntercom())).toBe("intercom_token_rejected");
  expect((await findConnection())?.status).toBe("rejected");
  expect((await (await show()).json()).status).toBe("rejected");
  demo.control.setToken("demo-token");
  // A new process, or this one half a minute later: the client itself asks no oftener.
  await closeRuntime();
  expect((await (await show()).json()).status).toBe("ok");
  expect((await findConnection())?.status).toBe("ok");
});

it("takes the refusal back as soon as any request finds that Intercom takes the token, and by no cached answer", async () => {
  const statusForPages = async () => {
    const id = (await openSessionCookie(agent.split("=")[1])) ?? "";
    return (await findSession(id, Date.now()))?.connection?.status;
  };
  const fromCache = handle(getHealth, "read", async () => ({ ok: true }) as const);
  await askIntercom();
  demo.control.setToken("revoked-meanwhile");
  expect(await codeOf(await askIntercom())).toBe("intercom_token_rejected");
  expect(await statusForPages()).toBe("rejected");
  demo.control.setToken("demo-token");
  await closeRuntime();
  expect((await call(fromCache, requestTo("/api/health", { cookie: agent }))).status).toBe(200);
  expect(await statusForPages()).toBe("rejected");
  expect((await askIntercom()).status).toBe(200);
  expect(await statusForPages()).toBe("ok");
});

it("asks Intercom once and not again and again with a token that was revoked", async () => {
  demo.control.setToken("revoked-meanwhile");
  demo.control.clearLedger();
  for (let tries = 0; tries < 20; tries += 1)
    expect(await codeOf(await askIntercom())).toBe("intercom_token_rejected");
  expect(demo.control.ledger().length).toBe(1);
});

it("says which secret is wrong when the stored token cannot be opened, and leaves it as it is", async () => {
  const stored = await findConnection();
  const memberId = (await createTestMember()).id;
  const before = process.env.SWITCHYARD_SECRET;
  process.env.SWITCHYARD_SECRET = "another secret of at least 32 bytes";
  try {
    const cookie = await cookieFor(memberId);
    const { error } = await (await call(ping, requestTo("/api/health", { cookie }))).json();
    expect(error.code).toBe("not_connected");
    expect(error.message).toContain("sealed with another SWITCHYARD_SECRET");
  } finally {
    process.env.SWITCHYARD_SECRET = before;
  }
  expect(await findConnection()).toEqual(stored);
  await closeRuntime();
  expect((await askIntercom()).status).toBe(200);
});

it("says that a damaged token is damaged, and can be mended by connecting again", async () => {
  await runSql("update connections set sealed_token = left(sealed_token, -1) || 'A' || ''");
  await runSql("update connections set sealed_token = regexp_replace(sealed_token, '^v1\\.(.)', 'v1.~')");
  expect(await codeOf(await askIntercom())).toBe("not_connected");
  expect((await rotate("demo-token")).status).toBe(200);
  expect((await askIntercom()).status).toBe(200);
});

it("gives every request of everybody one client with one window, and one cache", async () => {
  const id = (await openSessionCookie(owner.split("=")[1])) ?? "";
  const [one, other] = await Promise.all([1, 2].map(() => findSession(id, Date.now())));
  if (!one || !other) throw new Error("no session");
  const [first, second] = [one, other].map((session) => contextOf(session, new AbortController().signal));
  // By the share that each has in it they go through the same one.
  expect(first?.intercom.status).toBeDefined();
  expect(first?.intercom.status).toBe(second?.intercom.status);
  expect(first?.cache).toBe(second?.cache);
});
