import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { json, startUpstream, type Upstream } from "@/lib/intercom/testing/upstream";
import { callApi, ownHeader } from "./call";
import { endpoint } from "./endpoint";

const input = async () =>
  z.object({ id: z.string(), q: z.optional(z.string()), text: z.optional(z.string()) });
const read = endpoint<{ readonly ok: boolean }>()({ method: "GET", path: "/api/things/:id", input });
const write = endpoint<{ readonly ok: boolean }>()({ method: "POST", path: "/api/things/:id", input });

let server: Upstream;
const realFetch = globalThis.fetch;

beforeAll(async () => {
  server = await startUpstream((_, response) => json(response, 200, { ok: true }));
  // A browser knows where its page came from; here the address is put in front. Everything else is the real thing.
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => realFetch(server.baseUrl + path, init));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await server.close();
});
afterEach(() => {
  server.seen.length = 0;
  server.answer = (_, response) => json(response, 200, { ok: true });
});

const failure = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

describe("a read", () => {
  it("puts ids into the path, encoded, and the rest into the query, without what is empty", async () => {
    expect(await callApi(read, { id: "../1?x", q: "state:open a&b", text: "" })).toEqual({ ok: true });
    expect(server.seen[0]).toMatchObject({
      method: "GET",
      path: "/api/things/..%2F1%3Fx?q=state%3Aopen+a%26b",
      body: "",
    });
  });
});

describe("a write", () => {
  it("sends JSON with the header that other sites cannot send, and the id in the path only", async () => {
    await callApi(write, { id: "7", text: "hello" });
    const [sent] = server.seen;
    expect(sent).toMatchObject({ method: "POST", path: "/api/things/7", body: '{"text":"hello"}' });
    expect(sent?.headers).toMatchObject({ "content-type": "application/json", [ownHeader]: "1" });
  });

  it.each([500, 502, 503, 429, 408])("is never repeated, whatever is answered: %i", async (status) => {
    server.answer = (_, response) => json(response, status, {});
    expect(await failure(callApi(write, { id: "7" }))).toMatchObject({ code: "internal" });
    expect(server.seen).toHaveLength(1);
  });
});

describe("a failure", () => {
  it("is what the server said, with all that the screen needs", async () => {
    const error = {
      code: "invalid_input",
      message: "Not that.",
      requestId: "r1",
      retryAfterSeconds: 3,
      fields: [{ path: "text", message: "Not that." }],
    };
    server.answer = (_, response) => json(response, 422, { error });
    expect(await failure(callApi(write, { id: "7" }))).toMatchObject(error);
  });

  it.each([
    ["no body of ours", "<html>Bad gateway</html>", 502, "internal"],
    ["a code that is none", '{"error":{"code":"toString","message":"x"}}', 500, "internal"],
    ["a bare 401", "", 401, "unauthenticated"],
  ])("with %s is told by its status", async (_, body, status, code) => {
    server.answer = (_request, response) => response.writeHead(status).end(body);
    const error = await failure(callApi(read, { id: "7" }));
    expect(error).toMatchObject({ code, message: expect.stringContaining(String(status)) });
    expect(String(error)).not.toContain("<html>");
  });

  it("is said in words when the server cannot be reached, hangs up or breaks off", async () => {
    server.answer = (_, response) => response.destroy();
    expect(await failure(callApi(read, { id: "7" }))).toMatchObject({
      code: "internal",
      message: expect.stringContaining("cannot be reached"),
    });
    server.answer = (_, response) => response.writeHead(200, { "content-length": "50" }).end('{"ok":');
    expect(await failure(callApi(read, { id: "7" }))).toMatchObject({
      code: "internal",
      message: expect.stringContaining("did not come whole"),
    });
  });

  it("by the caller's own abort is the reason of the abort", async () => {
    const leave = new AbortController();
    server.answer = () => leave.abort();
    expect(await failure(callApi(read, { id: "7" }, { signal: leave.signal }))).toBe(leave.signal.reason);
  });
});
