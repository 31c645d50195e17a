import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createIntercomClient, type IntercomClient } from "./client";
import { replyToConversation } from "./conversation-replies";
import { retrieveConversation } from "./conversations";
import { hostileIds } from "./testing/hostile-ids";
import { sampleConversation, sampleErrors } from "./testing/samples";
import { createTestTime } from "./testing/time";
import { type Answerer, json, startUpstream, type Upstream } from "./testing/upstream";

const canary = "dG9rOmNhbmFyeS0xMjM0";

let upstream: Upstream;
let client: IntercomClient;
let lines: unknown[];

beforeEach(async () => {
  lines = [];
  const time = createTestTime();
  upstream = await startUpstream((_request, response) => json(response, 200, sampleConversation()));
  client = createIntercomClient({
    baseUrl: upstream.baseUrl,
    token: canary,
    clock: time,
    sleep: time.sleep,
    timeouts: { headers: 300, readTotal: 500, writeTotal: 500 },
    logger: { debug: (...line) => lines.push(line), warn: (...line) => lines.push(line) },
  });
});

afterEach(async () => {
  await client.close();
  await upstream.close();
});

/** All that an error can show anywhere: its message, its causes, its stacks, its hidden fields. */
const wholeOf = (value: unknown): string =>
  inspect(value, { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null }) +
  JSON.stringify(value);

const echo = `Bearer ${canary}`;

const echoes: readonly (readonly [string, Answerer])[] = [
  ["a 400's message", (_r, response) => json(response, 400, sampleErrors("bad_request", `you sent ${echo}`))],
  ["a 422's code and field", (_r, response) => json(response, 422, sampleErrors(canary, canary, canary))],
  ["a 401", (_r, response) => json(response, 401, sampleErrors("unauthorized", echo))],
  ["a 403", (_r, response) => json(response, 403, sampleErrors("forbidden", echo))],
  ["a 404's text", (_r, response) => json(response, 404, sampleErrors("team_not_found", echo))],
  ["a 429", (_r, response) => json(response, 429, sampleErrors("rate_limit_exceeded", echo))],
  [
    "a 500's page",
    (_r, response) => response.writeHead(500, { "content-type": "text/html" }).end(`<p>${echo}</p>`),
  ],
  ["a request id", (_r, response) => json(response, 400, { ...sampleErrors("x", "y"), request_id: canary })],
  ["a header", (_r, response) => json(response, 400, {}, { "x-request-id": canary })],
  ["a 200 page", (_r, response) => response.writeHead(200, { "content-type": "text/html" }).end(echo)],
  [
    "broken JSON",
    (_r, response) => response.writeHead(200, { "content-type": "application/json" }).end(`{"a":"${echo}`),
  ],
  [
    "a redirect",
    (_r, response) => response.writeHead(302, { location: `https://evil.example/?t=${canary}` }).end(),
  ],
  ["what is no HTTP at all", (_r, response) => response.socket?.end(`${echo}\r\n\r\n${echo}`)],
  ["a reset", (_r, response) => response.socket?.resetAndDestroy()],
];

describe("the access token", () => {
  it.each(echoes)("is in no error and no log line when Intercom echoes it in %s", async (_name, answer) => {
    upstream.answer = answer;
    const read = await retrieveConversation(client, { conversationId: "1001" }).catch(
      (error: unknown) => error,
    );
    const write = await replyToConversation(client, {
      conversationId: "1001",
      adminId: "7",
      kind: "note",
      body: "x",
    }).catch((error: unknown) => error);
    expect(read).toBeInstanceOf(Error);
    expect(write).toBeInstanceOf(Error);
    expect(lines.length).toBeGreaterThan(0);
    expect(wholeOf([read, write, lines])).not.toContain(canary);
  });

  it("is in no answer either, should Intercom put it there", async () => {
    upstream.answer = (_request, response) => json(response, 200, { ...sampleConversation(), title: echo });
    const conversation = await retrieveConversation(client, { conversationId: "1001" });
    expect(wholeOf(conversation)).not.toContain(canary);
  });

  it("is found by this very search in what was really sent", async () => {
    await retrieveConversation(client, { conversationId: "1001" });
    expect(wholeOf(upstream.seen)).toContain(canary);
    expect(upstream.seen.map(({ path }) => path).join(" ")).not.toContain(canary);
  });
});

describe("hostile ids", () => {
  it("never reach Intercom, as conversation or as teammate", async () => {
    for (const id of hostileIds) {
      await expect(retrieveConversation(client, { conversationId: id }), id).rejects.toMatchObject({
        code: "bad_request",
      });
    }
    expect(upstream.seen).toEqual([]);
  });
});
