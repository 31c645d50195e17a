import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createIntercomClient, type IntercomClient } from "./client";
import { replyToConversation } from "./conversation-replies";
import { retrieveConversation, searchConversations } from "./conversations";
import { sampleConversation, sampleConversationList, sampleErrors } from "./testing/samples";
import { createTestTime, type TestTime } from "./testing/time";
import { json, startUpstream, type Upstream } from "./testing/upstream";

const oneReply = { conversationId: "1001", adminId: "7", kind: "comment", body: "hi" } as const;
const everything = { query: { field: "open", operator: "=", value: true } } as const;
const tooMany = sampleErrors("rate_limit_exceeded", "More than 20 requests received in 10 seconds");

let upstream: Upstream;
let client: IntercomClient;
let time: TestTime;
let told: number[];

beforeEach(async () => {
  time = createTestTime();
  told = [];
  upstream = await startUpstream((_request, response) => json(response, 200, sampleConversation()));
  client = createIntercomClient({
    baseUrl: upstream.baseUrl,
    token: "t",
    clock: time,
    sleep: time.sleep,
    onRateLimit: ({ untilMs }) => told.push(untilMs),
  });
});

afterEach(async () => {
  await client.close();
  await upstream.close();
});

const dated = (headers: Readonly<Record<string, string | number>> = {}) => ({
  date: new Date(time.now()).toUTCString(),
  ...headers,
});

const once = (headers: () => Readonly<Record<string, string | number>>): void => {
  upstream.answer = (_request, response, count) =>
    count === 1 ? json(response, 429, tooMany, headers()) : json(response, 200, sampleConversation());
};

const resetIn = (seconds: number) =>
  dated({
    "x-ratelimit-limit": 20,
    "x-ratelimit-remaining": 0,
    "x-ratelimit-reset": Math.floor(time.now() / 1000) + seconds,
  });

describe("a 429", () => {
  it("with a reset soon holds the call back until then, and it succeeds", async () => {
    const asked = time.now();
    once(() => resetIn(4));
    await replyToConversation(client, oneReply);
    expect(upstream.seen).toHaveLength(2);
    expect(time.now() - asked).toBeGreaterThanOrEqual(4_000);
    expect(time.now() - asked).toBeLessThan(6_000);
    expect(told).toHaveLength(1);
  });

  it.each([
    ["without headers", () => dated(), 10],
    ["with a reset in the past", () => resetIn(-30), 10],
    ["with a reset an hour ahead", () => resetIn(3_600), 60],
  ])("%s ends a call with the time to wait, for nobody waits that long", async (_name, headers, seconds) => {
    once(headers);
    await expect(replyToConversation(client, oneReply)).rejects.toMatchObject({
      code: "intercom_rate_limited",
      retryAfterSeconds: expect.toSatisfy((told_: number) => told_ >= seconds && told_ <= seconds + 1),
    });
    expect(upstream.seen).toHaveLength(1);
    expect(client.status().rateLimitedUntilMs).toBeGreaterThan(time.now());
  });

  it.each([
    ["without headers", () => dated(), 10_000],
    ["with a reset an hour ahead", () => resetIn(3_600), 60_000],
  ])("%s makes a batch wait, and it goes on", async (_name, headers, ms) => {
    const asked = time.now();
    once(headers);
    await replyToConversation(client, oneReply, { lane: "batch" });
    expect(time.now() - asked).toBeGreaterThanOrEqual(ms);
    expect(time.now() - asked).toBeLessThan(ms + 2_000);
  });

  it("holds every other call back too, without asking Intercom", async () => {
    once(() => dated());
    await expect(replyToConversation(client, oneReply)).rejects.toMatchObject({
      code: "intercom_rate_limited",
    });
    for (const lane of ["interactive", "prefetch"] as const) {
      await expect(retrieveConversation(client, { conversationId: "1001" }, { lane })).rejects.toMatchObject({
        code: "intercom_rate_limited",
      });
    }
    expect(upstream.seen).toHaveLength(1);
    time.advance(12_000);
    await retrieveConversation(client, { conversationId: "1001" });
  });

  it("again and again ends with the time to wait", async () => {
    upstream.answer = (_request, response) => json(response, 429, tooMany, resetIn(2));
    await expect(retrieveConversation(client, { conversationId: "1001" })).rejects.toMatchObject({
      code: "intercom_rate_limited",
      requestId: "000hjqhpf95ef3b8f8v0",
    });
    expect(upstream.seen).toHaveLength(3);
  });
});

describe("many callers at a small limit", () => {
  /** Counts as Intercom does: so many in a window of ten seconds, and 429 to the rest. */
  const limited = (limit: number) => {
    const windows = new Map<number, number>();
    let refused = 0;
    upstream.answer = (_request, response) => {
      const window = Math.floor(time.now() / 10_000);
      const count = (windows.get(window) ?? 0) + 1;
      windows.set(window, count);
      const headers = dated({
        "x-ratelimit-limit": limit,
        "x-ratelimit-remaining": Math.max(0, limit - count),
        "x-ratelimit-reset": (window + 1) * 10,
      });
      if (count <= limit) return json(response, 200, sampleConversationList("1"), headers);
      refused += 1;
      json(response, 429, tooMany, headers);
    };
    return { windows, refused: () => refused };
  };

  it("never ask for more than a window holds once its limit is known", async () => {
    const counter = limited(20);
    await searchConversations(client, everything);
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => searchConversations(client, everything)),
    );
    expect(counter.refused()).toBe(0);
    expect(Math.max(...counter.windows.values())).toBeLessThanOrEqual(20);
    const failed = results.filter((result) => result.status === "rejected");
    expect(failed.length).toBeLessThan(50);
    for (const { reason } of failed) expect(reason).toMatchObject({ code: "intercom_rate_limited" });
  });

  it("let a batch take its time and leave people their share", async () => {
    const counter = limited(20);
    await searchConversations(client, everything);
    await Promise.all(
      Array.from({ length: 30 }, () => searchConversations(client, everything, { lane: "batch" })),
    );
    expect(counter.refused()).toBe(0);
    expect(Math.max(...counter.windows.values())).toBeLessThanOrEqual(7);
  });
});

describe("calls that hang", () => {
  it("do not hold up those that do not, and leave no socket behind", async () => {
    const real = createIntercomClient({
      baseUrl: upstream.baseUrl,
      token: "t",
      timeouts: { headers: 60_000, readTotal: 60_000 },
    });
    upstream.answer = (request, response) => {
      if (request.path.endsWith("/1001")) json(response, 200, sampleConversation());
    };
    const leaving = new AbortController();
    const hung = Array.from({ length: 100 }, () =>
      retrieveConversation(real, { conversationId: "666" }, { signal: leaving.signal }).catch(
        (error: unknown) => error,
      ),
    );
    await expect.poll(() => upstream.seen.length).toBe(100);
    for (let i = 0; i < 20; i += 1) {
      await expect(retrieveConversation(real, { conversationId: "1001" })).resolves.toMatchObject({
        id: "1001",
      });
    }
    leaving.abort();
    await Promise.all(hung);
    await real.close();
    await expect.poll(() => upstream.sockets()).toBe(0);
    expect(upstream.aborted()).toBe(100);
  });
});
