import { afterAll, beforeAll, expect, it } from "vitest";
import * as z from "zod/mini";
import { endpoint } from "@/lib/api/endpoint";
import { AppError } from "@/lib/core/errors";
import { closePool } from "@/lib/server/db/database";
import { neverShow } from "@/lib/server/logger/redact";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, ownHeaders, requestTo, writeTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { handle, handlePublic } from "./handle";

let switchyard: TestSwitchyard;
let agent: string;
let owner: string;
const log = captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  agent = await cookieFor((await createTestMember({ role: "agent" })).id);
  owner = await cookieFor((await createTestMember({ role: "owner" })).id);
});
afterAll(() => switchyard.stop());

const seen: unknown[] = [];
const maxBytes = 1024;
const probe = endpoint<{ readonly ok: true }>()({
  method: "POST",
  path: "/api/probe/:id",
  input: async () =>
    z.object({ id: z.string().check(z.regex(/^\d+$/)), text: z.string(), deep: z.optional(z.any()) }),
  maxBytes,
});
const route = handle(probe, "manage-connection", async (ctx, input) => {
  seen.push({ actor: ctx.actor.role, input });
  return { ok: true };
});

const post = (body: unknown, cookie = owner, params = { id: "7" }) =>
  call(route, writeTo("/api/probe/7", "POST", body, cookie), params);

const outcome = async (response: Response): Promise<readonly unknown[]> => {
  const { error } = await response.clone().json();
  return [response.status, error?.code];
};

it("gives the verb who asks and what was checked, and answers JSON that nobody keeps", async () => {
  seen.length = 0;
  const response = await post({ text: "hello", role: "owner", admin_id: "1", isAdmin: true });
  expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
  expect(seen).toEqual([{ actor: "owner", input: { id: "7", text: "hello" } }]);
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("x-frame-options")).toBe("DENY");
  expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});

it("takes ids from the address and never from the body", async () => {
  seen.length = 0;
  await post({ id: "999", text: "x" });
  expect(seen).toMatchObject([{ input: { id: "7" } }]);
});

it("looks at the origin before the session, the session before the permission, and all before the body", async () => {
  const bad = "{ not json";
  const foreign = requestTo("/api/probe/7", {
    method: "POST",
    headers: { ...ownHeaders(), origin: "https://evil.test", "sec-fetch-site": "cross-site" },
    body: bad,
  });
  expect(await outcome(await call(route, foreign, { id: "7" }))).toEqual([403, "cross_site"]);
  expect(await outcome(await call(route, writeTo("/api/probe/7", "POST", bad), { id: "7" }))).toEqual([
    401,
    "unauthenticated",
  ]);
  expect(await outcome(await post(bad, "switchyard.session-token=gone"))).toEqual([401, "session_expired"]);
  expect(await outcome(await post(bad, agent))).toEqual([403, "forbidden"]);
  expect(await outcome(await post(bad))).toEqual([400, "bad_request"]);
  expect(await outcome(await post({ text: 7 }))).toEqual([422, "invalid_input"]);
});

it("tells a stranger the same whatever they send", async () => {
  const answers = await Promise.all(
    ["{}", "{ not json", "x".repeat(5000), '{"text":7}', ""].map(async (body) => {
      const { error } = await (await call(route, writeTo("/api/probe/7", "POST", body), { id: "7" })).json();
      return `${error.code} ${error.message} ${JSON.stringify(error.fields)}`;
    }),
  );
  expect(new Set(answers)).toEqual(new Set(["unauthenticated Sign in first. undefined"]));
});

it("names the fields that are wrong", async () => {
  const { error } = await (await post({ text: 7 })).json();
  expect(error.fields).toEqual([{ path: "text", message: expect.any(String) }]);
});

it("says of a bad id in the address that there is nothing there", async () => {
  expect(await outcome(await post({ text: "x" }, owner, { id: "../admins" }))).toEqual([400, "bad_request"]);
});

const bodyOf = (bytes: number): string => {
  const frame = JSON.stringify({ text: "" }).length;
  return JSON.stringify({ text: "x".repeat(bytes - frame) });
};

/** As a client sends it that does not say how much will come. */
const chunked = (text: string): ReadableStream =>
  new ReadableStream({
    start(controller) {
      const bytes = new TextEncoder().encode(text);
      for (let at = 0; at < bytes.length; at += 100) controller.enqueue(bytes.slice(at, at + 100));
      controller.close();
    },
  });

const sendStream = (text: string, headers: Record<string, string> = {}) =>
  call(
    route,
    requestTo("/api/probe/7", {
      method: "POST",
      headers: { ...ownHeaders(), ...headers },
      body: chunked(text),
      cookie: owner,
    }),
    { id: "7" },
  );

it("takes a body of exactly the limit, whole, and refuses one byte more", async () => {
  seen.length = 0;
  expect((await post(bodyOf(maxBytes))).status).toBe(200);
  expect(JSON.stringify(seen)).toContain("x".repeat(maxBytes - 11));
  expect(await outcome(await post(bodyOf(maxBytes + 1)))).toEqual([413, "too_large"]);
});

it("counts what streams in, whatever Content-Length says", async () => {
  expect((await sendStream(bodyOf(maxBytes))).status).toBe(200);
  expect(await outcome(await sendStream(bodyOf(maxBytes + 1)))).toEqual([413, "too_large"]);
  expect(await outcome(await sendStream(bodyOf(maxBytes * 4), { "content-length": "10" }))).toEqual([
    413,
    "too_large",
  ]);
  expect(await outcome(await sendStream("{}", { "content-length": "99999999" }))).toEqual([413, "too_large"]);
});

it("stops reading a body without end", async () => {
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(512));
    },
  });
  const request = requestTo("/api/probe/7", {
    method: "POST",
    headers: ownHeaders(),
    body: endless,
    cookie: owner,
  });
  expect((await call(route, request, { id: "7" })).status).toBe(413);
  expect(pulled).toBeLessThan(10);
});

it("refuses compressed bodies, which could be bombs", async () => {
  expect(await outcome(await sendStream("{}", { "content-encoding": "gzip" }))).toEqual([
    415,
    "unsupported_media_type",
  ]);
});

const nested = (levels: number): string => `{"text":"x","deep":${"[".repeat(levels)}${"]".repeat(levels)}}`;
const wide = (keys: number): string =>
  JSON.stringify({
    text: "x",
    deep: Object.fromEntries(Array.from({ length: keys }, (_, i) => [`${i}`, 1])),
  });

const hostile: readonly string[] = [
  "",
  " ",
  "null",
  "true",
  "7",
  '"text"',
  "[]",
  '[{"text":"x"}]',
  "{",
  "}",
  "{]",
  '{"text":"x"',
  '{"text":"x",}',
  "{'text':'x'}",
  '{text:"x"}',
  '{"text":"x"}}',
  '{"text":"x"}{"text":"y"}',
  '{"text":undefined}',
  '{"text":NaN}',
  '{"text":0x10}',
  '{"text":"\u0000"}',
  '{"__proto__":{"isAdmin":true},"text":"x"}',
  '{"text":"x","__proto__":null}',
  '{"\\u005f\\u005fproto\\u005f\\u005f":{"isAdmin":true},"text":"x"}',
  '{"text":"x","deep":{"__proto__":{"isAdmin":true}}}',
  '{"text":"x","deep":[{"__proto__":[]}]}',
  '{"text":"x","constructor":{"prototype":{"isAdmin":true}}}',
  '{"text":"x","deep":{"constructor":{"prototype":{"isAdmin":true}}}}',
  '{"text":"x","deep":{"prototype":{}}}',
  nested(32),
  nested(200),
  nested(450),
  "[".repeat(1000),
  '{"a":'.repeat(200),
  "text=x",
  "<xml/>",
];

it.each(hostile.map((body) => [body.slice(0, 60), body]))("refuses the body %s", async (_, body) => {
  seen.length = 0;
  expect(await outcome(await post(body))).toEqual([400, "bad_request"]);
  expect(seen).toEqual([]);
  expect(Reflect.get({}, "isAdmin")).toBeUndefined();
});

it("has tried at least thirty of them", () => {
  expect(hostile.length).toBeGreaterThanOrEqual(30);
});

it("draws the line at 32 levels, 1,000 names and 1,000 entries", async () => {
  const large = handle({ ...probe, maxBytes: 1024 * 1024 }, "read", async () => ({ ok: true }) as const);
  const send = async (body: string) =>
    (await call(large, writeTo("/api/probe/7", "POST", body, agent), { id: "7" })).status;
  const list = (length: number) => JSON.stringify({ text: "x", deep: Array(length).fill(1) });
  expect([await send(nested(31)), await send(nested(32))]).toEqual([200, 400]);
  expect([await send(wide(998)), await send(wide(999))]).toEqual([200, 400]);
  expect([await send(list(1000)), await send(list(1001))]).toEqual([200, 400]);
  expect(await send(nested(400_000))).toBe(400);
});

it("refuses text that is not UTF-8", async () => {
  const body = new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]);
  const request = requestTo("/api/probe/7", { method: "POST", headers: ownHeaders(), body, cookie: owner });
  expect(await outcome(await call(route, request, { id: "7" }))).toEqual([400, "bad_request"]);
});

const find = endpoint<{ readonly got: unknown }>()({
  method: "GET",
  path: "/api/probe",
  input: async () => z.object({ q: z.string() }),
});

it("reads a GET's input from its query, with the same fences", async () => {
  const get = handle(find, "read", async (_, input) => ({ got: input }));
  const ask = (query: string) => call(get, requestTo(`/api/probe${query}`, { cookie: agent }));
  expect(await (await ask("?q=a%20b&role=owner")).json()).toEqual({ got: { q: "a b" } });
  expect((await ask("")).status).toBe(422);
  expect((await ask("?q=a&__proto__=b")).status).toBe(400);
});

it("takes a route without parameters as Next calls it, with undefined for them", async () => {
  const get = handle(find, "read", async (_, input) => ({ got: input }));
  const open = handlePublic(
    find,
    async () => undefined,
    async (_, input) => ({ got: input }),
  );
  for (const one of [get, open]) {
    const ask = (query: string) =>
      one(requestTo(`/api/probe${query}`, { cookie: agent }), { params: Promise.resolve(undefined) });
    expect(await (await ask("?q=a")).json()).toEqual({ got: { q: "a" } });
    expect(await outcome(await ask("?q=a&q=b&constructor=c"))).toEqual([400, "bad_request"]);
    expect(await outcome(await ask(""))).toEqual([422, "invalid_input"]);
  }
  expect(log.text()).toBe("");
});

const failing = (error: unknown) =>
  handle(find, "read", async () => {
    throw error;
  });
const failWith = (error: unknown) => call(failing(error), requestTo("/api/probe?q=x", { cookie: agent }));

it("answers a failure with the status of its code and all that the screen needs", async () => {
  const response = await failWith(
    new AppError("intercom_rate_limited", "Intercom asks us to wait.", {
      requestId: "intercom-1",
      retryAfterSeconds: 7.2,
      fields: [{ path: "a.b", message: "No." }],
    }),
  );
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("8");
  expect(await response.json()).toEqual({
    error: {
      code: "intercom_rate_limited",
      message: "Intercom asks us to wait.",
      requestId: "intercom-1",
      retryAfterSeconds: 7.2,
      fields: [{ path: "a.b", message: "No." }],
    },
  });
});

it("tells nothing of a failure that nobody foresaw but an id, under which the log has its cause", async () => {
  const response = await failWith(
    new TypeError("secret detail at /srv/app.ts", { cause: new Error("deeper") }),
  );
  const { error } = await response.json();
  expect([response.status, error.code]).toEqual([500, "internal"]);
  expect(JSON.stringify(error)).not.toMatch(/secret detail|deeper|TypeError|\.ts/);
  const lines = log.lines();
  expect(lines).toHaveLength(1);
  const line = JSON.parse(lines[0] ?? "");
  expect(line).toMatchObject({
    level: "error",
    requestId: error.requestId,
    code: "internal",
    route: "/api/probe",
  });
  expect(line.err.cause).toMatchObject({ type: "TypeError", message: "secret detail at /srv/app.ts" });
  expect(line.err.cause.cause.message).toBe("deeper");
  expect(response.headers.get("x-request-id")).toBe(error.requestId);
});

it("takes a secret out of what it passes on", async () => {
  neverShow("dG9rOmNhbmFyeS0xMjM0");
  const response = await failWith(
    new AppError("intercom_refused", "Intercom said: dG9rOmNhbmFyeS0xMjM0 is wrong"),
  );
  expect((await response.json()).error.message).toBe("Intercom said: [hidden] is wrong");
});

it.each(["text", 7, null, undefined, { code: "forbidden" }])(
  "survives a verb that throws %j",
  async (thrown) => {
    expect((await failWith(thrown)).status).toBe(500);
  },
);

it("does not log what the asker did wrong", async () => {
  await failWith(new AppError("not_found", "Gone."));
  await failWith(new AppError("intercom_refused", "No."));
  expect(log.text()).toBe("");
});

it("takes a request whose browser has left for no failure", async () => {
  const leave = new AbortController();
  const leaving = handle(find, "read", async (ctx) => {
    leave.abort();
    throw ctx.signal.reason;
  });
  const request = new Request("http://127.0.0.1:4321/api/probe?q=x", {
    headers: { cookie: agent },
    signal: leave.signal,
  });
  expect((await call(leaving, request)).status).toBe(499);
  expect(log.text()).toBe("");
});

it("logs what failed in a write that went on after its browser had left", async () => {
  const failures = [
    [new AppError("outcome_unknown", "Nobody knows."), 502],
    [new TypeError("a fault of ours"), 500],
  ] as const;
  for (const [failure, status] of failures) {
    const leave = new AbortController();
    const leaving = handle(find, "read", async () => {
      leave.abort();
      throw failure;
    });
    const request = new Request("http://127.0.0.1:4321/api/probe?q=x", {
      headers: { cookie: agent },
      signal: leave.signal,
    });
    expect((await call(leaving, request)).status).toBe(status);
    expect(log.text()).toContain(failure.message);
  }
});

it("takes a body that breaks off for the asker's failure, not for ours", async () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"text":')),
    pull: (controller) => controller.error(new Error("reset")),
  });
  const request = requestTo("/api/probe/7", { method: "POST", headers: ownHeaders(), body, cookie: owner });
  expect(await outcome(await call(route, request, { id: "7" }))).toEqual([400, "bad_request"]);
  expect(log.text()).toBe("");
});

it("answers a file that a verb makes itself, with the headers it did not set", async () => {
  const file = handle(
    find,
    "read",
    async () => new Response("bytes", { headers: { "Cache-Control": "private, max-age=60" } }),
  );
  const response = await call(file, requestTo("/api/probe?q=x", { cookie: agent }));
  expect(await response.text()).toBe("bytes");
  expect(response.headers.get("cache-control")).toBe("private, max-age=60");
  expect(response.headers.get("x-frame-options")).toBe("DENY");
});

it("asks a verb for strangers whether it may, before it reads anything", async () => {
  const closed = handlePublic(
    probe,
    async () => {
      throw new AppError("conflict", "Done already.");
    },
    async () => ({ ok: true }) as const,
  );
  const response = await call(closed, writeTo("/api/probe/7", "POST", "{ not json"), { id: "7" });
  expect(await outcome(response)).toEqual([409, "conflict"]);
});

it("never takes a session for granted that cannot be checked", async () => {
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = "postgres://nobody:nothing@127.0.0.1:1/none";
  try {
    expect(await outcome(await post({ text: "x" }))).toEqual([503, "database_unavailable"]);
  } finally {
    await closePool();
    process.env.DATABASE_URL = before;
  }
});

it("follows a change of role and a disabled member with the next request", async () => {
  const member = await createTestMember({ role: "owner" });
  const cookie = await cookieFor(member.id);
  expect((await post({ text: "x" }, cookie)).status).toBe(200);
  await runSql(`update members set role = 'agent' where id = '${member.id}'`);
  expect((await post({ text: "x" }, cookie)).status).toBe(403);
  await runSql(`update members set disabled_at = now() where id = '${member.id}'`);
  expect(await outcome(await post({ text: "x" }, cookie))).toEqual([401, "session_expired"]);
});

it("says not_connected when a verb needs Intercom and no workspace is connected", async () => {
  const needs = handle(find, "read", async (ctx) => ({ got: ctx.connection.workspaceId }));
  expect(await outcome(await call(needs, requestTo("/api/probe?q=x", { cookie: agent })))).toEqual([
    409,
    "not_connected",
  ]);
});

it("notes with what is done which request did it, by the id that log and answer have", async () => {
  const writing = handle(probe, "manage-connection", async (ctx, { id, text }) => {
    const entry = { subject: { kind: "conversation", id }, action: { kind: "close" }, before: null } as const;
    await ctx.journal.around({ ...entry, key: text }, async () => "done", Promise.reject);
    throw new AppError("conflict", "After it was done.");
  });
  const requestIds: string[] = [];
  for (const id of ["31", "32"]) {
    const written = { text: crypto.randomUUID() };
    const response = await call(writing, writeTo(`/api/probe/${id}`, "POST", written, owner), { id });
    requestIds.push(response.headers.get("x-request-id") ?? "");
  }
  expect(
    await runSql("select request_id from journal where conversation_id in ('31', '32') order by seq"),
  ).toEqual(requestIds.flatMap((id) => [{ request_id: id }, { request_id: id }]));
  expect(new Set(requestIds).size).toBe(2);
});
