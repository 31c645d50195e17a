import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { FaultInput } from "./control";
import { at, partTypes, type Running, startForTest } from "./testing/client";

let demo: Running;

beforeAll(async () => {
  demo = await startForTest({ conversations: 20 });
});

afterAll(() => demo.close());

afterEach(() => demo.control.clearFaults());

const ask = (signal?: AbortSignal): Promise<Response> =>
  fetch(`${demo.url}/me`, {
    headers: { authorization: "Bearer demo-token" },
    ...(signal === undefined ? {} : { signal }),
  });

const faulty = async (fault: FaultInput): Promise<Response> => {
  demo.control.addFault(fault);
  return ask();
};

const json = (text: string): unknown => JSON.parse(text);

test("a status comes with code, message and headers of choice", async () => {
  const response = await faulty({ kind: "status", status: 429, headers: { "x-ratelimit-reset": "99" } });
  expect([response.status, response.headers.get("x-ratelimit-reset")]).toEqual([429, "99"]);
  expect(await response.json()).toMatchObject({ errors: [{ code: "rate_limit_exceeded" }] });
  const forbidden = await faulty({
    kind: "status",
    status: 403,
    code: "api_plan_restricted",
    message: "Upgrade",
  });
  expect(await forbidden.json()).toMatchObject({
    errors: [{ code: "api_plan_restricted", message: "Upgrade" }],
  });
});

test("a fault strikes as often as it says, then no more", async () => {
  demo.control.addFault({ kind: "status", times: 2 });
  expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([500, 500, 200]);
});

test("a fault without end strikes until it is cleared", async () => {
  demo.control.addFault({ kind: "status", status: 503, times: null });
  for (let n = 0; n < 4; n += 1) expect((await ask()).status).toBe(503);
  demo.control.clearFaults();
  expect((await ask()).status).toBe(200);
});

test("a fault strikes only what it matches, whatever the parameter is called", async () => {
  demo.control.addFault({ kind: "status", match: "POST /conversations/:conversation_id/parts", times: null });
  const id = demo.control.addConversation({});
  expect((await ask()).status).toBe(200);
  expect((await demo.call("GET", `/conversations/${id}`)).status).toBe(200);
  expect((await demo.call("POST", `/conversations/${id}/parts`, {})).status).toBe(500);
});

test("a fault can name one concrete path or one method", async () => {
  demo.control.addFault({ kind: "status", match: "GET /admins", status: 502 });
  demo.control.addFault({ kind: "status", match: "PUT *", status: 504 });
  expect((await demo.call("GET", "/teams")).status).toBe(200);
  expect((await demo.call("GET", "/admins")).status).toBe(502);
  expect((await demo.call("PUT", "/conversations/1", {})).status).toBe(504);
});

test("a hanging call never answers", async () => {
  demo.control.addFault({ kind: "hang" });
  await expect(ask(AbortSignal.timeout(80))).rejects.toThrow(/timeout/i);
});

test("a slow call answers rightly in the end", async () => {
  const response = await faulty({ kind: "slow", delayMs: 30 });
  expect([response.status, at(await response.json(), "type")]).toEqual([200, "admin"]);
});

test("a reset comes before any byte or inside the body", async () => {
  await expect(faulty({ kind: "reset" })).rejects.toThrow();
  demo.control.addFault({ kind: "reset", atFraction: 0.5, afterEffect: true });
  await expect(ask().then((response) => response.text())).rejects.toThrow();
});

test.for([0, 0.01, 0.5, 1])("a body truncated at %d ends before its length", async (atFraction) => {
  const run = faulty({ kind: "truncate", atFraction });
  await expect(run.then((response) => response.text())).rejects.toThrow();
});

test("a truncated body without a length is only seen by its JSON", async () => {
  const response = await faulty({ kind: "truncate", closeDelimited: true });
  const text = await response.text();
  expect(response.status).toBe(200);
  expect(text.startsWith('{"type":"admin"')).toBe(true);
  expect(() => json(text)).toThrow();
});

test("an HTML page, nothing, nonsense, wrong types and a byte order mark are sent as asked", async () => {
  const html = await faulty({ kind: "html" });
  expect([html.status, html.headers.get("content-type")]).toEqual([502, "text/html; charset=utf-8"]);
  const empty = await faulty({ kind: "empty" });
  expect([empty.status, await empty.text()]).toEqual([200, ""]);
  const garbage = await (await faulty({ kind: "garbage" })).text();
  expect(() => json(garbage)).toThrow();
  expect(at(await (await faulty({ kind: "wrong-types" })).json(), "total_count")).toBe("many");
  const bytes = Buffer.from(await (await faulty({ kind: "bom" })).arrayBuffer());
  expect(bytes.subarray(0, 4).toString("hex")).toBe("efbbbf7b");
  expect((await faulty({ kind: "content-type" })).headers.get("content-type")).toContain("text/html");
});

test("fifty megabytes are sent as asked", async () => {
  const response = await faulty({ kind: "huge" });
  expect(Number(response.headers.get("content-length"))).toBeGreaterThan(50 * 1024 * 1024);
  await response.body?.cancel();
});

test("a careless error repeats the token", async () => {
  const response = await faulty({ kind: "echo-token" });
  expect(response.status).toBe(500);
  expect(await response.text()).toContain("Bearer demo-token");
});

test("rate limit headers can be missing", async () => {
  const response = await faulty({ kind: "no-headers" });
  expect([response.status, response.headers.get("x-ratelimit-limit")]).toEqual([200, null]);
});

test("after its effect the operation has happened though the answer is spoilt; else it has not", async () => {
  const admin_id = demo.control.store().me()?.id;
  const run = async (afterEffect: boolean) => {
    const id = demo.control.addConversation({});
    demo.control.addFault({ kind: "status", match: "POST /conversations/:id/reply", afterEffect });
    const body = { message_type: "comment", type: "admin", admin_id, body: "Once" };
    expect((await demo.call("POST", `/conversations/${id}/reply`, body)).status).toBe(500);
    return partTypes(await demo.call("GET", `/conversations/${id}`));
  };
  expect(await run(true)).toEqual(["comment"]);
  expect(await run(false)).toEqual([]);
});
