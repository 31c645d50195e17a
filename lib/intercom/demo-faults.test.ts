import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ErrorCode } from "@/lib/core/errors";
import type { FaultInput } from "@/lib/demo/control";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { getMe } from "./admins";
import { createIntercomClient, type IntercomClient } from "./client";
import { deleteConversation } from "./conversation-erase";
import { attachContact } from "./conversation-people";
import { replyToConversation } from "./conversation-replies";
import { closeConversation } from "./conversation-standing";
import { tagConversation, untagConversation } from "./conversation-tags";
import { retrieveConversation, updateConversation } from "./conversations";
import { convertToTicket } from "./convert";
import type { Conversation } from "./schema/conversation";
import { createTag } from "./tags";
import { hostileIds } from "./testing/hostile-ids";
import { createTestTime, type TestTime } from "./testing/time";
import { startUpstream } from "./testing/upstream";
import { listTicketTypes } from "./ticket-types";
import type { Timeouts } from "./timeouts";

const canary = "dG9rOmNhbmFyeS0xMjM0";

let demo: DemoWorkspace;
let client: IntercomClient;
let time: TestTime;
let lines: unknown[];
let adminId: string;
let conversationId: string;

const connect = (timeouts: Partial<Timeouts> = {}): IntercomClient =>
  createIntercomClient({
    baseUrl: demo.url,
    token: canary,
    clock: time,
    sleep: time.sleep,
    timeouts,
    logger: { debug: (...line) => lines.push(line), warn: (...line) => lines.push(line) },
  });

beforeAll(async () => {
  demo = await startDemoWorkspace({
    conversations: 60,
    token: canary,
    recordDir: process.env.SWITCHYARD_RECORD_DIR,
  });
});

afterAll(() => demo.close());

beforeEach(async () => {
  demo.control.setToken(canary);
  demo.control.clearFaults();
  time = createTestTime(Date.now());
  lines = [];
  client = connect();
  adminId = (await getMe(client)).id;
  conversationId = demo.control.addConversation({});
  demo.control.clearLedger();
  return () => client.close();
});

const read = (): Promise<Conversation> => retrieveConversation(client, { conversationId });
const reply = (): Promise<Conversation> =>
  replyToConversation(client, { conversationId, adminId, kind: "comment", body: "<p>Once.</p>" });
const close = (): Promise<Conversation> => closeConversation(client, { conversationId, adminId });

const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "no error",
    (error: unknown) => error,
  );

const calls = (path?: string): number =>
  demo.control.ledger().filter((entry) => path === undefined || entry.path.endsWith(path)).length;

const repliesIn = (conversation: Conversation): number =>
  conversation.conversation_parts?.items.filter(({ body }) => body?.includes("Once.")).length ?? 0;

type Expectation = readonly [
  name: string,
  fault: FaultInput,
  onRead: ErrorCode | "fine",
  onReply: ErrorCode | "fine",
];

const everyFault: readonly Expectation[] = [
  ["a 500", { kind: "status", times: 9 }, "intercom_unavailable", "outcome_unknown"],
  [
    "a 503 that did it all the same",
    { kind: "status", status: 503, times: 9, afterEffect: true },
    "intercom_unavailable",
    "outcome_unknown",
  ],
  ["one 500", { kind: "status", times: 1 }, "fine", "outcome_unknown"],
  ["a hang", { kind: "hang", times: 9 }, "intercom_timeout", "outcome_unknown"],
  [
    "an answer after the time",
    { kind: "slow", delayMs: 700, times: 9 },
    "intercom_timeout",
    "outcome_unknown",
  ],
  ["a reset", { kind: "reset", times: 9 }, "intercom_unavailable", "outcome_unknown"],
  [
    "a reset inside the body",
    { kind: "reset", times: 9, atFraction: 0.5, afterEffect: true },
    "intercom_unavailable",
    "outcome_unknown",
  ],
  [
    "a body cut at its first byte",
    { kind: "truncate", times: 9, atFraction: 0 },
    "intercom_unavailable",
    "outcome_unknown",
  ],
  ["a body cut in its middle", { kind: "truncate", times: 9 }, "intercom_unavailable", "outcome_unknown"],
  [
    "a body without its last byte",
    { kind: "truncate", times: 9, atFraction: 1 },
    "intercom_unavailable",
    "outcome_unknown",
  ],
  [
    "JSON that ends too early",
    { kind: "truncate", times: 9, closeDelimited: true },
    "intercom_invalid_response",
    "outcome_unknown",
  ],
  ["an HTML page", { kind: "html", times: 9 }, "intercom_unavailable", "outcome_unknown"],
  [
    "an HTML page with 200",
    { kind: "html", status: 200, times: 9 },
    "intercom_invalid_response",
    "outcome_unknown",
  ],
  ["an empty 200", { kind: "empty", times: 9 }, "intercom_invalid_response", "outcome_unknown"],
  ["garbage", { kind: "garbage", times: 9 }, "intercom_invalid_response", "outcome_unknown"],
  ["wrong types", { kind: "wrong-types", times: 9 }, "intercom_invalid_response", "outcome_unknown"],
  ["JSON as text/html", { kind: "content-type", times: 9 }, "intercom_invalid_response", "outcome_unknown"],
  ["50 MB", { kind: "huge", times: 9 }, "intercom_invalid_response", "outcome_unknown"],
  ["an echoed token", { kind: "echo-token", times: 9 }, "intercom_unavailable", "outcome_unknown"],
  ["a byte order mark", { kind: "bom", times: 9 }, "fine", "fine"],
  ["no rate-limit headers", { kind: "no-headers", times: 9 }, "fine", "fine"],
  [
    "429 for ever",
    { kind: "status", status: 429, times: 9 },
    "intercom_rate_limited",
    "intercom_rate_limited",
  ],
  [
    "a refusal",
    { kind: "status", status: 422, code: "parameter_invalid", times: 9 },
    "intercom_refused",
    "intercom_refused",
  ],
  [
    "a plan without it",
    { kind: "status", status: 403, code: "api_plan_restricted", times: 9 },
    "intercom_forbidden",
    "intercom_forbidden",
  ],
];

describe("the demo workspace spoilt by", () => {
  it.each(everyFault)(
    "%s: a read and a reply end as they should, and the reply is sent once",
    async (_name, fault, onRead, onReply) => {
      if (fault.kind === "hang" || fault.kind === "slow") {
        await client.close();
        client = connect({ headers: 200, readTotal: 400, writeTotal: 400 });
      }
      demo.control.addFault({ ...fault, match: "GET /conversations/:id" });
      const readError = await errorOf(read());
      if (onRead === "fine") expect(readError).toBe("no error");
      else expect(readError).toMatchObject({ code: onRead });
      demo.control.clearFaults();
      time.advance(120_000);

      demo.control.addFault({ ...fault, match: "POST /conversations/:id/reply" });
      const replyError = await errorOf(reply());
      if (onReply === "fine") expect(replyError).toBe("no error");
      else expect(replyError).toMatchObject({ code: onReply });
      demo.control.clearFaults();
      time.advance(120_000);

      const isRepeatedAfterAPause = fault.status === 429;
      if (!isRepeatedAfterAPause) expect(calls("/reply")).toBe(1);
      expect(repliesIn(await read())).toBeLessThanOrEqual(1);
      expect(inspect([readError, replyError, lines], { depth: 20, showHidden: true })).not.toContain(canary);
      expect(inspect([readError, replyError], { depth: 20 })).not.toContain("demo-canary-7f3a");
    },
  );
});

describe("writes that may be repeated", () => {
  it("are, until they are through: tag and untag; values are not, as a colleague may have set another", async () => {
    const tag = await createTag(client, { name: "Refund" });
    demo.control.addFault({ kind: "status", times: 1, afterEffect: true, match: "PUT /conversations/:id" });
    await expect(updateConversation(client, { conversationId, read: true })).rejects.toMatchObject({
      code: "outcome_unknown",
    });
    expect((await read()).read).toBe(true);
    demo.control.addFault({ kind: "reset", times: 2, match: "POST /conversations/:id/tags" });
    await tagConversation(client, { conversationId, adminId, tagId: tag.id });
    demo.control.addFault({
      kind: "status",
      times: 1,
      afterEffect: true,
      match: "DELETE /conversations/:id/tags/:id",
    });
    await untagConversation(client, { conversationId, adminId, tagId: tag.id });
    expect((await read()).tags).toEqual([]);
  });

  it("are not when the conversation is gone, and a second deletion is no failure", async () => {
    await deleteConversation(client, { conversationId });
    await expect(deleteConversation(client, { conversationId })).resolves.toBeNull();
    for (const call of [read, reply, close])
      await expect(call()).rejects.toMatchObject({ code: "conversation_gone" });
  });

  it("after one 429 go out when the window is over, replies too", async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 3);
    demo.control.addFault({
      kind: "status",
      status: 429,
      times: 1,
      headers: { "x-ratelimit-reset": reset },
      match: "POST /conversations/:id/reply",
    });
    expect(repliesIn(await reply())).toBe(1);
    expect(calls("/reply")).toBe(2);
  });
});

describe("a revoked token", () => {
  it("is asked about once in 30 s, and works again when it does", async () => {
    demo.control.setToken(null);
    for (let second = 0; second < 90; second += 1) {
      await expect(read()).rejects.toMatchObject({ code: "intercom_token_rejected" });
      time.advance(1_000);
    }
    expect(calls()).toBe(3);
    expect(client.status().tokenRejected).toBe(true);
    demo.control.setToken(canary);
    time.advance(30_000);
    await read();
    expect(client.status().tokenRejected).toBe(false);
  });
});

describe("refusals of the demo workspace", () => {
  it("name an unknown attribute, a missing one and a ticket type that is none", async () => {
    const types = (await listTicketTypes(client)).items;
    const customer = types.find((type) => type.category === "Customer");
    const convert = (ticketTypeId: string, attributes: Readonly<Record<string, string>>) =>
      convertToTicket(client, { conversationId, ticketTypeId, attributes });
    const ticketTypeId = customer?.id ?? "";
    for (const attempt of [convert(ticketTypeId, { Nonsense: "x" }), convert(ticketTypeId, {})]) {
      await expect(attempt).rejects.toMatchObject({ code: "intercom_refused" });
    }
    await expect(convert("99999999", {})).rejects.toMatchObject({
      code: "not_found",
      message: expect.stringContaining("ticket type"),
    });
  });
});

describe("something that is gone beside the conversation", () => {
  it("is told from a conversation that is gone", async () => {
    const contact = { contactId: "0".repeat(24) };
    const attach = () => attachContact(client, { conversationId, adminId, contact });
    const tag = () => tagConversation(client, { conversationId, adminId, tagId: "99999999" });
    const untag = () => untagConversation(client, { conversationId, adminId, tagId: "99999999" });
    await expect(attach()).rejects.toMatchObject({ code: "not_found" });
    await expect(tag()).rejects.toMatchObject({ code: "not_found" });
    await expect(untag()).resolves.toBeNull();
    await deleteConversation(client, { conversationId });
    for (const call of [attach, tag, untag])
      await expect(call()).rejects.toMatchObject({ code: "conversation_gone" });
  });

  it("is never called a conversation that is gone while nobody can look", async () => {
    demo.control.addFault({ match: "GET /conversations/:id", kind: "status", status: 503, times: null });
    const attempts = [
      tagConversation(client, { conversationId, adminId, tagId: "99999999" }),
      attachContact(client, { conversationId, adminId, contact: { contactId: "0".repeat(24) } }),
      convertToTicket(client, { conversationId, ticketTypeId: "99999999", attributes: {} }),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("hostile ids", () => {
  it("never reach the workspace", async () => {
    for (const id of hostileIds) {
      await expect(retrieveConversation(client, { conversationId: id })).rejects.toMatchObject({
        code: "bad_request",
      });
      await expect(untagConversation(client, { conversationId, adminId, tagId: id })).rejects.toMatchObject({
        code: "bad_request",
      });
    }
    expect(demo.control.ledger()).toEqual([]);
  });
});

describe("a redirect to another host", () => {
  it("is not followed, and no token leaves", async () => {
    const other = await startUpstream((_request, response) => response.end("{}"));
    for (const status of [301, 302, 307, 308]) {
      demo.control.addFault({
        kind: "status",
        status,
        headers: { location: `${other.baseUrl}/conversations/1` },
      });
      await expect(read()).rejects.toMatchObject({ code: "intercom_invalid_response" });
    }
    expect(other.seen).toEqual([]);
    await other.close();
  });
});
