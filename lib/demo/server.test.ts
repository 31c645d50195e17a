import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { at, errorOf, list, type Running, startForTest } from "./testing/client";

let demo: Running;

beforeEach(async () => {
  demo = await startForTest({ conversations: 20 });
});

afterEach(() => demo.close());

test("it listens on this machine only", () => {
  expect(demo.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test("the same seed and time make the same workspace", async () => {
  const now = 1_795_000_000;
  const [one, two] = [await startForTest({ now, seed: 7 }), await startForTest({ now, seed: 7 })];
  const read = async (demoed: Running) =>
    JSON.stringify((await demoed.call("GET", "/conversations?per_page=60")).body).replaceAll(
      /\?sig=[^"\\]+|127\.0\.0\.1:\d+/g,
      "",
    );
  expect(await read(one)).toBe(await read(two));
  await Promise.all([one.close(), two.close()]);
});

test("a missing, wrong or revoked token is a 401 without rate limit headers", async () => {
  const bare = await fetch(`${demo.url}/me`);
  expect(bare.status).toBe(401);
  expect(bare.headers.get("x-ratelimit-limit")).toBeNull();
  expect(await bare.json()).toMatchObject({
    type: "error.list",
    errors: [{ code: "unauthorized", message: "Access Token Invalid" }],
  });
  expect(errorOf(await demo.call("GET", "/me", undefined, { token: "other" }))).toEqual([
    401,
    "unauthorized",
    undefined,
  ]);
  demo.control.setToken(null);
  expect((await demo.call("GET", "/me")).status).toBe(401);
  demo.control.setToken("next-token");
  expect((await demo.call("GET", "/me", undefined, { token: "next-token" })).status).toBe(200);
});

test("an unknown version is refused, none counts as 2.10", async () => {
  for (const version of ["2.17", "2.6", "3.0", "latest"])
    expect(errorOf(await demo.call("GET", "/me", undefined, { version }))).toEqual([
      400,
      "intercom_version_invalid",
      undefined,
    ]);
  for (const version of ["2.7", "2.16", "Preview", "Unstable"])
    expect((await demo.call("GET", "/me", undefined, { version })).status).toBe(200);
  expect((await demo.call("GET", "/macros", undefined, { version: "" })).status).toBe(400);
});

test("a body that is no JSON object is refused", async () => {
  const post = (body: string, type = "application/json") =>
    fetch(`${demo.url}/conversations/search`, {
      method: "POST",
      headers: { authorization: "Bearer demo-token", "content-type": type },
      body,
    });
  expect((await post("{")).status).toBe(400);
  expect((await post("[]")).status).toBe(400);
  expect((await post("{}", "text/plain")).status).toBe(415);
});

test("every answer tells the limit, and a call beyond it is a 429 that says when", async () => {
  const first = await demo.call("GET", "/me");
  expect(first.headers.get("x-ratelimit-limit")).toBe("1666");
  expect(first.headers.get("x-ratelimit-remaining")).toBe("1665");
  demo.control.setRateLimit({ limit: 2, windowSeconds: 3600 });
  await demo.call("GET", "/me");
  expect((await demo.call("GET", "/conversations/1")).headers.get("x-ratelimit-remaining")).toBe("0");
  const refused = await demo.call("PUT", "/conversations/1", { read: true });
  expect(errorOf(refused)).toEqual([429, "rate_limit_exceeded", undefined]);
  expect(Number(refused.headers.get("x-ratelimit-reset"))).toBeGreaterThan(Date.now() / 1000);
});

test("the ledger lists every call in order, with its pattern, version, body and status", async () => {
  await demo.call("GET", "/me");
  await demo.call("POST", "/conversations/5/tags", { id: "1" }, { version: "2.11" });
  await demo.call("GET", "/nowhere?x=1", undefined, { token: "bad" });
  expect(demo.control.ledger()).toMatchObject([
    { seq: 1, method: "GET", path: "/me", pattern: "/me", version: "2.10", body: null, status: 200 },
    {
      seq: 2,
      method: "POST",
      pattern: "/conversations/:id/tags",
      version: "2.11",
      body: { id: "1" },
      status: 404,
    },
    { seq: 3, method: "GET", path: "/nowhere?x=1", pattern: null, status: 401 },
  ]);
  expect(demo.control.ledger(2)).toHaveLength(1);
  demo.control.clearLedger();
  await demo.call("GET", "/me");
  expect(demo.control.ledger()).toMatchObject([{ seq: 4 }]);
});

test("a call that the caller gave up is marked in the ledger", async () => {
  demo.control.addFault({ kind: "hang" });
  await expect(fetch(`${demo.url}/me`, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
  await expect
    .poll(() => demo.control.ledger()[0])
    .toMatchObject({ status: null, faulted: true, aborted: true });
});

test("attachments download as what they say they are, by link and without token", async () => {
  const attachments = ["photo.png", "invoice.pdf", "orders.csv", "device.log"].map((name) => ({
    name,
    content_type: "x/y",
  }));
  const id = demo.control.addConversation({ parts: [{ body: "<p>see</p>", attachments }] });
  const reply = await demo.call("GET", `/conversations/${id}`);
  const found = list(reply.body, "conversation_parts.conversation_parts.0.attachments");
  const starts: string[] = [];
  for (const attachment of found) {
    const response = await fetch(String(at(attachment, "url")));
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([response.status, bytes.length]).toEqual([200, at(attachment, "filesize")]);
    starts.push(bytes.subarray(0, 8).toString("latin1"));
  }
  expect(starts).toEqual(["\u0089PNG\r\n\u001a\n", "%PDF-1.4", "line,ref", "[0] work"]);
  expect(at(found[0], "width")).toBeTypeOf("number");
  expect(at(found[1], "width")).toBeNull();
});

test("attachments download whatever signs are in their names", async () => {
  const names = ["orders (2).csv", "été (ü) 発注書.pdf", "it's !*.png", 'a"b<c>.log', "a/b?c#d%.csv"];
  const attachments = names.map((name) => ({ name }));
  const id = demo.control.addConversation({ attachments });
  const found = list((await demo.call("GET", `/conversations/${id}`)).body, "source.attachments");
  expect(found.map((attachment) => at(attachment, "name"))).toEqual(names);
  const got = await Promise.all(found.map((attachment) => fetch(String(at(attachment, "url")))));
  expect(got.map(({ status }) => status)).toEqual(names.map(() => 200));
  await Promise.all(got.map((response) => response.body?.cancel()));
});

test("a link that was altered or has expired gives nothing", async () => {
  const id = demo.control.addConversation({ attachments: [{ name: "a.png" }] });
  const url = String(at((await demo.call("GET", `/conversations/${id}`)).body, "source.attachments.0.url"));
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(url.replace("/__files/", "/__files/x"))).status).toBe(403);
  expect((await fetch(url.slice(0, -2))).status).toBe(403);
  expect((await fetch(url.split("?")[0] ?? "")).status).toBe(403);
  demo.control.advanceClock(2 * 3600);
  expect((await fetch(url)).status).toBe(403);
});

test("a file that was sent comes back byte for byte", async () => {
  const id = demo.control.addConversation({});
  const data = Buffer.from("hello, bytes \u0000\u0001").toString("base64");
  const reply = await demo.call("POST", `/conversations/${id}/reply`, {
    message_type: "comment",
    type: "admin",
    admin_id: demo.control.store().me()?.id,
    attachment_files: [{ name: "note.bin", content_type: "application/octet-stream", data }],
  });
  const url = at(reply.body, "conversation_parts.conversation_parts.0.attachments.0.url");
  const response = await fetch(String(url));
  expect(Buffer.from(await response.arrayBuffer()).toString("base64")).toBe(data);
});

test("closing ends open connections at once", async () => {
  const other = await startForTest();
  const socket = connect(Number(new URL(other.url).port), "127.0.0.1");
  await once(socket, "connect");
  const ended = once(socket, "close");
  await other.close();
  await ended;
  await expect(fetch(`${other.url}/me`)).rejects.toThrow();
});

test("a taken port is an error", async () => {
  await expect(startForTest({ port: Number(new URL(demo.url).port) })).rejects.toThrow(/EADDRINUSE/);
});

test("exchanges are recorded, faulted ones marked", async () => {
  const dir = mkdtempSync(path.join(tmpdir(), "demo-record-"));
  const other = await startForTest({ recordDir: dir });
  await other.call("GET", "/me");
  other.control.addFault({ kind: "garbage" });
  await other.call("GET", "/admins").catch(() => undefined);
  await other.close();
  const [file] = readdirSync(dir);
  const lines = readFileSync(path.join(dir, file ?? ""), "utf8")
    .trim()
    .split("\n");
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    {
      method: "GET",
      path: "/me",
      pattern: "/me",
      version: "2.10",
      status: 200,
      responseBody: { type: "admin" },
      faulted: false,
    },
    { path: "/admins", faulted: true },
  ]);
  rmSync(dir, { recursive: true });
});
