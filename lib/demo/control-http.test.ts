import { afterAll, beforeAll, expect, test } from "vitest";
import { at, list, type Running, startForTest } from "./testing/client";

let demo: Running;

beforeAll(async () => {
  demo = await startForTest({ conversations: 20 });
});

afterAll(() => demo.close());

const control = async (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) => {
  const response = await fetch(`${demo.url}/__control${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer };
};

test("faults, ledger, clock, limits and token are driven over HTTP, without a token", async () => {
  expect(
    await control("POST", "/faults", { match: "*", kind: "status", status: 503, times: 1 }),
  ).toMatchObject({ status: 200 });
  expect((await demo.call("GET", "/me")).status).toBe(503);
  expect(at((await control("GET", "/ledger")).body, "entries.0.status")).toBe(503);
  await control("DELETE", "/ledger");
  expect(list((await control("GET", "/ledger")).body, "entries")).toEqual([]);
  expect((await control("POST", "/clock", { now: 1_900_000_000 })).body).toMatchObject({
    now: 1_900_000_000,
  });
  expect((await control("POST", "/clock", { advanceSeconds: 100 })).body).toMatchObject({
    now: 1_900_000_100,
  });
  await control("POST", "/rate-limit", { limit: 7 });
  expect((await demo.call("GET", "/me")).headers.get("x-ratelimit-limit")).toBe("7");
  expect((await control("GET", "/token")).body).toMatchObject({ token: "demo-token" });
  await control("POST", "/token", { revoked: true });
  expect((await demo.call("GET", "/me")).status).toBe(401);
  expect((await control("GET", "/token")).body).toMatchObject({ token: null });
});

test("a teammate or a team gets another name", async () => {
  const { world } = demo.control.store();
  const [admin, team] = [world.admins[0], world.teams[0]];
  for (const [kind, one] of [
    ["teammate", admin],
    ["team", team],
  ] as const) {
    const before = one?.name;
    expect((await control("POST", "/names", { kind, id: one?.id, name: "Other" })).body).toMatchObject({
      before,
    });
    expect(one?.name).toBe("Other");
    expect((await control("POST", "/names", { kind, id: "0", name: "x" })).status).toBe(404);
  }
  expect((await control("POST", "/names", { kind: "tag", id: "1", name: "x" })).status).toBe(400);
});

test("a reset brings everything back to the start", async () => {
  demo.control.addConversation({});
  demo.control.addFault({ kind: "hang", times: null });
  expect((await control("POST", "/reset", { conversations: 30, seed: 2, now: 1_795_000_000 })).status).toBe(
    200,
  );
  const reply = await demo.call("GET", "/conversations");
  expect([reply.status, at(reply.body, "total_count"), reply.headers.get("x-ratelimit-limit")]).toEqual([
    200,
    30,
    "1666",
  ]);
  expect(demo.control.ledger()).toHaveLength(1);
});

test("a conversation is planted with any text in any field", async () => {
  const evil = "<img src=x onerror=alert(1)>\u202e\"'`";
  const made = await control("POST", "/conversations", {
    contact: { name: evil, email: "evil@demo.example", role: "user" },
    type: "email",
    subject: evil,
    title: evil,
    body: evil,
    parts: [{ part_type: "note", body: evil, author: { type: "admin", name: evil } }],
    tags: [evil],
    state: "snoozed",
    priority: "urgent",
    read: true,
    custom_attributes: { [evil]: evil },
  });
  const reply = await demo.call("GET", `/conversations/${at(made.body, "id")}`);
  expect(reply.body).toMatchObject({
    title: evil,
    state: "snoozed",
    priority: "priority",
    read: true,
    source: { type: "email", subject: evil, body: evil, author: { name: evil } },
    tags: { tags: [{ name: evil }] },
    custom_attributes: { [evil]: evil },
  });
  expect(at(reply.body, "conversation_parts.conversation_parts.0")).toMatchObject({
    body: evil,
    author: { name: evil },
  });
});

test("a customer's reply can be made to arrive", async () => {
  const id = demo.control.addConversation({ state: "closed" });
  await control("POST", "/customer-reply", { conversation_id: id, body: "<p>More</p>" });
  expect((await demo.call("GET", `/conversations/${id}`)).body).toMatchObject({ state: "open", read: false });
});

test("what is no control, or wrong, is refused with a reason", async () => {
  expect((await control("POST", "/nothing")).status).toBe(404);
  expect((await control("POST", "/faults", { kind: "meteor" })).status).toBe(400);
  expect((await control("POST", "/clock", {})).status).toBe(400);
  expect((await control("POST", "/conversations", { state: "asleep" })).status).toBe(400);
});

test("a page of another origin cannot drive the control", async () => {
  expect((await control("POST", "/reset", {}, { origin: "https://evil.example" })).status).toBe(403);
});
