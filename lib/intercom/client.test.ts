import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { getMe } from "./admins";
import { createIntercomClient, type IntercomClient, type IntercomClientOptions } from "./client";
import { deleteConversation } from "./conversation-erase";
import { replyToConversation } from "./conversation-replies";
import { closeConversation, runAssignmentRules } from "./conversation-standing";
import { tagConversation, untagConversation } from "./conversation-tags";
import { retrieveConversation, searchConversations, updateConversation } from "./conversations";
import { sampleConversation, sampleConversationList, sampleErrors } from "./testing/samples";
import { createTestTime, type TestTime } from "./testing/time";
import { type Answerer, json, startUpstream, type Upstream } from "./testing/upstream";

const token = "dG9rOmNhbmFyeS0xMjM0";
const anyConversation = { query: { field: "open", operator: "=", value: true } } as const;
const oneReply = { conversationId: "1001", adminId: "7", kind: "comment", body: "<p>hi</p>" } as const;

let upstream: Upstream;
let client: IntercomClient;
let time: TestTime;

const connect = (options: Partial<IntercomClientOptions> = {}): IntercomClient =>
  createIntercomClient({
    baseUrl: upstream.baseUrl,
    token,
    clock: time,
    sleep: time.sleep,
    random: () => 0.5,
    timeouts: { connect: 500, headers: 300, readTotal: 600, writeTotal: 600 },
    ...options,
  });

const failure = async (promise: Promise<unknown>): Promise<AppError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error(`expected an AppError, got ${String(error)}`);
};

const codeOf = async (promise: Promise<unknown>): Promise<ErrorCode> => (await failure(promise)).code;

const always =
  (status: number, body: unknown): Answerer =>
  (_request, response) =>
    json(response, status, body);

beforeEach(async () => {
  time = createTestTime();
  upstream = await startUpstream(always(200, sampleConversation()));
  client = connect();
});

afterEach(async () => {
  await client.close();
  await upstream.close();
});

describe("what goes over the wire", () => {
  it("carries the token, the version of the operation and JSON", async () => {
    await replyToConversation(client, oneReply);
    const [request] = upstream.seen;
    expect(request?.method).toBe("POST");
    expect(request?.path).toBe("/conversations/1001/reply");
    expect(request?.headers.authorization).toBe(`Bearer ${token}`);
    expect(request?.headers["intercom-version"]).toBe("2.15");
    expect(request?.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(request?.body ?? "")).toEqual({
      message_type: "comment",
      type: "admin",
      admin_id: "7",
      body: "<p>hi</p>",
    });
  });

  it("keeps connections alive between calls", async () => {
    for (let i = 0; i < 20; i += 1) await retrieveConversation(client, { conversationId: "1001" });
    expect(await upstream.sockets()).toBeLessThanOrEqual(2);
  });

  it("asks for the token before each call, so that a rotated one is used at once", async () => {
    let current = "first";
    const rotating = connect({ token: () => current });
    await retrieveConversation(rotating, { conversationId: "1001" });
    current = "second";
    await retrieveConversation(rotating, { conversationId: "1001" });
    await rotating.close();
    expect(upstream.seen.map((request) => request.headers.authorization)).toEqual([
      "Bearer first",
      "Bearer second",
    ]);
  });

  it("sends nothing for a token that no header can carry, and does not quote it", async () => {
    const broken = connect({ token: "line\nbreak" });
    const error = await failure(retrieveConversation(broken, { conversationId: "1001" }));
    await broken.close();
    expect(error.code).toBe("intercom_token_rejected");
    expect(JSON.stringify(error)).not.toContain("break");
    expect(upstream.seen).toEqual([]);
  });
});

describe("reads of unknown outcome", () => {
  it("are repeated twice after a 500 and then fail as unavailable", async () => {
    upstream.answer = always(500, sampleErrors("server_error", "no"));
    const error = await failure(retrieveConversation(client, { conversationId: "1001" }));
    expect(error.code).toBe("intercom_unavailable");
    expect(error.requestId).toBe("000hjqhpf95ef3b8f8v0");
    expect(upstream.seen).toHaveLength(3);
    expect(time.slept).toEqual([125, 250]);
  });

  it("succeed when the second try does", async () => {
    upstream.answer = (_request, response, count) =>
      count === 1 ? json(response, 503, {}) : json(response, 200, sampleConversation());
    await expect(retrieveConversation(client, { conversationId: "1001" })).resolves.toMatchObject({
      id: "1001",
    });
  });

  it("include searches, although they are POSTs", async () => {
    upstream.answer = (_request, response, count) =>
      count === 1 ? response.destroy() : json(response, 200, sampleConversationList("5"));
    const page = await searchConversations(client, anyConversation);
    expect(page.items.map((item) => item.id)).toEqual(["5"]);
    expect(upstream.seen).toHaveLength(2);
  });

  it("are repeated when the body was cut off", async () => {
    upstream.answer = (_request, response, count) => {
      const whole = JSON.stringify(sampleConversation());
      if (count > 1) return json(response, 200, sampleConversation());
      response.writeHead(200, { "content-type": "application/json", "content-length": whole.length });
      response.write(whole.slice(0, 20));
      setImmediate(() => response.destroy());
    };
    await expect(retrieveConversation(client, { conversationId: "1001" })).resolves.toMatchObject({
      id: "1001",
    });
  });

  it("end with a timeout when Intercom hangs, without holding the socket", async () => {
    upstream.answer = () => {};
    const error = await failure(retrieveConversation(client, { conversationId: "1001" }));
    expect(error.code).toBe("intercom_timeout");
    await expect.poll(() => upstream.sockets()).toBe(0);
  });

  it("end with a timeout once no headers came in their time, long before the total", async () => {
    upstream.answer = () => {};
    const patient = connect({ timeouts: { headers: 100, readTotal: 600_000 } });
    expect(await codeOf(retrieveConversation(patient, { conversationId: "1001" }))).toBe("intercom_timeout");
    await patient.close();
  });

  it("end with a timeout when the body drips for ever", async () => {
    upstream.answer = (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    };
    expect(await codeOf(retrieveConversation(client, { conversationId: "1001" }))).toBe("intercom_timeout");
  });
});

describe("writes of unknown outcome", () => {
  const cuts: readonly (readonly [string, Answerer])[] = [
    ["a 500", always(500, {})],
    ["a reset", (_request, response) => response.destroy()],
    ["a hang", () => {}],
    ["an empty 200", (_request, response) => response.writeHead(200).end()],
    [
      "truncated JSON",
      (_request, response) =>
        response.writeHead(200, { "content-type": "application/json" }).end('{"type":"conv'),
    ],
    [
      "an HTML page",
      (_request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>hi"),
    ],
    ["a 200 of another shape", always(200, { type: "conversation" })],
    ["a redirect", (_request, response) => response.writeHead(302, { location: "/elsewhere" }).end()],
  ];

  it.each(cuts)("say so and are sent once for a reply after %s", async (_name, answer) => {
    upstream.answer = answer;
    expect(await codeOf(replyToConversation(client, oneReply))).toBe("outcome_unknown");
    expect(upstream.seen).toHaveLength(1);
  });

  it("are sent once for closing, which the caller may repeat after a look", async () => {
    upstream.answer = always(502, {});
    expect(await codeOf(closeConversation(client, { conversationId: "1001", adminId: "7" }))).toBe(
      "outcome_unknown",
    );
    expect(upstream.seen).toHaveLength(1);
  });

  it("are sent once for values, which a colleague may have changed before a repeat", async () => {
    upstream.answer = always(500, {});
    expect(await codeOf(updateConversation(client, { conversationId: "1001", read: true }))).toBe(
      "outcome_unknown",
    );
    expect(upstream.seen).toHaveLength(1);
  });

  it("are repeated for tags", async () => {
    upstream.answer = (_request, response, count) =>
      count < 3 ? json(response, 500, {}) : json(response, 200, { type: "tag", id: "3", name: "vip" });
    const input = { conversationId: "1001", adminId: "7", tagId: "3" };
    expect((await tagConversation(client, input)).name).toBe("vip");
    expect(upstream.seen).toHaveLength(3);
  });

  it("say so for a safe write, too, when every try was lost", async () => {
    upstream.answer = always(500, {});
    const input = { conversationId: "1001", adminId: "7", tagId: "3" };
    expect(await codeOf(tagConversation(client, input))).toBe("outcome_unknown");
    expect(upstream.seen).toHaveLength(3);
  });

  it("stay unknown when a repeat is turned away by the rate limit", async () => {
    upstream.answer = (_request, response, count) => json(response, count === 1 ? 500 : 429, {});
    const input = { conversationId: "1001", adminId: "7", tagId: "3" };
    expect(await codeOf(tagConversation(client, input))).toBe("outcome_unknown");
  });

  it("count as done when a repeated removal finds nothing left", async () => {
    upstream.answer = (_request, response, count) =>
      count === 1 ? json(response, 500, {}) : json(response, 404, sampleErrors("not_found", "gone"));
    await expect(
      untagConversation(client, { conversationId: "1001", adminId: "7", tagId: "3" }),
    ).resolves.toBeNull();
    upstream.answer = always(404, sampleErrors("not_found", "gone"));
    await expect(deleteConversation(client, { conversationId: "1001" })).resolves.toBeNull();
  });
});

describe("calls that never reached Intercom", () => {
  it("are repeated for every kind of call, for nothing was done", async () => {
    await upstream.close();
    expect(await codeOf(replyToConversation(client, oneReply))).toBe("intercom_unavailable");
    expect(time.slept).toHaveLength(2);
  });

  it("fail as unavailable when the host has no address", async () => {
    const lostHost = connect({ baseUrl: "http://127.0.0.1:1" });
    const error = await failure(retrieveConversation(lostHost, { conversationId: "1001" }));
    await lostHost.close();
    expect(error.code).toBe("intercom_unavailable");
    expect(error.message).toContain("cannot be reached");
  });
});

describe("refusals", () => {
  const table: readonly (readonly [number, string, ErrorCode])[] = [
    [400, "parameter_invalid", "intercom_refused"],
    [400, "intercom_version_invalid", "not_supported"],
    [402, "api_plan_restricted", "intercom_forbidden"],
    [403, "api_plan_restricted", "intercom_forbidden"],
    [404, "not_found", "conversation_gone"],
    [404, "conversation_not_found", "conversation_gone"],
    [404, "admin_not_found", "not_found"],
    [409, "conflict", "intercom_refused"],
    [422, "parameter_invalid", "intercom_refused"],
  ];

  it.each(table)("%i %s becomes %s, once and with Intercom's request id", async (status, code, expected) => {
    upstream.answer = always(status, sampleErrors(code, "Because."));
    const error = await failure(closeConversation(client, { conversationId: "1001", adminId: "7" }));
    expect(error.code).toBe(expected);
    expect(error.requestId).toBe("000hjqhpf95ef3b8f8v0");
    expect(upstream.seen).toHaveLength(1);
  });

  it("keep the field that Intercom names", async () => {
    upstream.answer = always(422, sampleErrors("parameter_invalid", "is too long", "body"));
    const error = await failure(replyToConversation(client, oneReply));
    expect(error.fields).toEqual([{ path: "body", message: "is too long" }]);
  });

  it("quote no markup", async () => {
    upstream.answer = always(400, sampleErrors("bad_request", "<script>alert(1)</script>too <b>long</b>"));
    const { message } = await failure(replyToConversation(client, oneReply));
    expect(message).toContain("too long");
    expect(message).not.toMatch(/[<>]/);
  });

  it("without JSON are refusals still", async () => {
    upstream.answer = (_request, response) => response.writeHead(418).end("<html>teapot</html>");
    const { code, message } = await failure(replyToConversation(client, oneReply));
    expect(code).toBe("intercom_refused");
    expect(message).not.toContain("teapot");
  });
});

describe("unreadable answers to reads", () => {
  const broken: readonly (readonly [string, string, string | Buffer, number])[] = [
    ["truncated JSON", "application/json", '{"type":"conversation","id":"10', 3],
    ["an HTML page", "text/html", `<h1>${token}</h1>`, 1],
    ["HTML that calls itself JSON", "application/json", `<h1>${token}</h1>`, 3],
    ["JSON of no type", "text/plain", JSON.stringify(sampleConversation()), 1],
    ["nothing", "application/json", "", 1],
    ["null", "application/json", "null", 1],
    ["wrong types", "application/json", '{"id":{},"created_at":"x"}', 1],
    ["garbage", "application/json", Buffer.from([0xff, 0xfe, 0x00, 0x80]), 3],
  ];

  it.each(broken)("fail as invalid for %s", async (_name, type, body, tries) => {
    upstream.answer = (_request, response) =>
      response.writeHead(200, { "content-type": type, "x-request-id": "abc123" }).end(body);
    const error = await failure(retrieveConversation(client, { conversationId: "1001" }));
    expect(error.code).toBe("intercom_invalid_response");
    expect(error.requestId).toBe("abc123");
    expect(upstream.seen).toHaveLength(tries);
  });

  it("do not include JSON behind a byte order mark, which says the same", async () => {
    upstream.answer = (_request, response) =>
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(`\ufeff${JSON.stringify(sampleConversation())}`);
    await expect(retrieveConversation(client, { conversationId: "1001" })).resolves.toMatchObject({
      id: "1001",
    });
  });

  it("fail as invalid for a body over 10 MB, which is not read to its end", async () => {
    let sent = 0;
    upstream.answer = (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const chunk = Buffer.alloc(1_000_000, 0x20);
      const push = () => {
        while (!response.destroyed && sent < 50_000_000) {
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once("drain", push);
        }
        response.end();
      };
      push();
    };
    const slow = connect({ timeouts: { headers: 5_000, readTotal: 10_000 } });
    expect(await codeOf(retrieveConversation(slow, { conversationId: "1001" }))).toBe(
      "intercom_invalid_response",
    );
    await slow.close();
    expect(sent).toBeLessThan(40_000_000);
  });
});

describe("a rejected token", () => {
  it("is tried once in 30 s and no oftener, by any number of callers", async () => {
    upstream.answer = always(401, sampleErrors("unauthorized", "Access Token Invalid"));
    expect(await codeOf(getMe(client))).toBe("intercom_token_rejected");
    expect(client.status()).toMatchObject({ tokenRejected: true, tokenAcceptedAtMs: null });
    for (let second = 0; second < 60; second += 1) {
      time.advance(1_000);
      expect(await codeOf(getMe(client))).toBe("intercom_token_rejected");
    }
    expect(upstream.seen).toHaveLength(3);
  });

  it("uses up nothing of the rate limit while it is not tried", async () => {
    upstream.answer = always(401, {});
    for (let i = 0; i < 2_000; i += 1) expect(await codeOf(getMe(client))).toBe("intercom_token_rejected");
  });

  it("is taken again as soon as a probe succeeds", async () => {
    upstream.answer = always(401, {});
    await failure(retrieveConversation(client, { conversationId: "1001" }));
    upstream.answer = always(200, sampleConversation());
    time.advance(30_000);
    await retrieveConversation(client, { conversationId: "1001" });
    expect(client.status()).toMatchObject({ tokenRejected: false, tokenAcceptedAtMs: time.now() });
  });

  it("does not hold a new token back", async () => {
    let current = token;
    const rotating = connect({ token: () => current });
    upstream.answer = (request, response) =>
      request.headers.authorization === "Bearer fresh"
        ? json(response, 200, sampleConversation())
        : json(response, 401, {});
    await failure(retrieveConversation(rotating, { conversationId: "1001" }));
    current = "fresh";
    await retrieveConversation(rotating, { conversationId: "1001" });
    await rotating.close();
    expect(upstream.seen).toHaveLength(2);
  });
});

describe("redirects", () => {
  it("are not followed, so the token stays with its host", async () => {
    const other = await startUpstream(always(200, sampleConversation()));
    for (const status of [301, 302, 303, 307, 308]) {
      upstream.answer = (_request, response) =>
        response.writeHead(status, { location: `${other.baseUrl}/conversations/1001` }).end();
      expect(await codeOf(retrieveConversation(client, { conversationId: "1001" }))).toBe(
        "intercom_invalid_response",
      );
    }
    expect(other.seen).toEqual([]);
    await other.close();
  });
});

describe("a caller who leaves", () => {
  it("ends a read upstream, too", async () => {
    const leaving = new AbortController();
    upstream.answer = () => leaving.abort();
    const call = retrieveConversation(client, { conversationId: "1001" }, { signal: leaving.signal });
    await expect(call).rejects.toThrow(/abort/i);
    await expect.poll(() => upstream.aborted()).toBe(1);
  });

  it("does not end a write that has gone out", async () => {
    const leaving = new AbortController();
    upstream.answer = (_request, response) => {
      leaving.abort();
      setImmediate(() => json(response, 200, sampleConversation()));
    };
    await expect(replyToConversation(client, oneReply, { signal: leaving.signal })).resolves.toMatchObject({
      id: "1001",
    });
  });

  it("does not keep a write that has begun from being finished by its repeat", async () => {
    const leaving = new AbortController();
    upstream.answer = (_request, response, count) => {
      leaving.abort();
      setImmediate(() => json(response, count === 1 ? 500 : 200, { type: "tag", id: "3", name: "vip" }));
    };
    const written = tagConversation(
      client,
      { conversationId: "1001", adminId: "7", tagId: "3" },
      { signal: leaving.signal },
    );
    await expect(written).resolves.toMatchObject({ id: "3" });
    expect(upstream.seen).toHaveLength(2);
  });

  it("keeps a write from going out at all", async () => {
    const left = AbortSignal.abort();
    await expect(replyToConversation(client, oneReply, { signal: left })).rejects.toThrow(/abort/i);
    expect(upstream.seen).toEqual([]);
  });
});

describe("assignment rules", () => {
  it("are gone for good once Intercom says that its version has none", async () => {
    upstream.answer = always(400, sampleErrors("intercom_version_invalid", "not in this version"));
    expect(await codeOf(runAssignmentRules(client, { conversationId: "1001" }))).toBe("not_supported");
    expect(client.capabilities.assignmentRules).toBe(false);
    expect(await codeOf(runAssignmentRules(client, { conversationId: "1001" }))).toBe("not_supported");
    expect(upstream.seen).toHaveLength(1);
    expect(upstream.seen[0]?.headers["intercom-version"]).toBe("2.11");
  });

  it("are gone when Intercom does not find them but finds the conversation", async () => {
    upstream.answer = (request, response) =>
      request.method === "GET"
        ? json(response, 200, sampleConversation())
        : json(response, 404, sampleErrors("not_found", "no such thing"));
    expect(await codeOf(runAssignmentRules(client, { conversationId: "1001" }))).toBe("not_supported");
    expect(client.capabilities.assignmentRules).toBe(false);
  });

  it("are not gone when the conversation is", async () => {
    upstream.answer = always(404, sampleErrors("not_found", "no conversation"));
    expect(await codeOf(runAssignmentRules(client, { conversationId: "1001" }))).toBe("conversation_gone");
    expect(client.capabilities.assignmentRules).toBe(true);
  });
});

describe("an Intercom that is down", () => {
  it("is asked hardly more than without repeats, and then left alone", async () => {
    upstream.answer = always(503, {});
    for (let i = 0; i < 600; i += 1) {
      time.advance(100);
      await failure(retrieveConversation(client, { conversationId: "1001" }));
    }
    expect(upstream.seen.length).toBeLessThan(600 * 1.1);
    expect(client.status().unavailable).toBe(true);
  });

  it("in part is asked hardly more than without repeats, though the rest keeps it from being left alone", async () => {
    upstream.answer = (request, response) =>
      json(response, request.path.endsWith("9") ? 503 : 200, sampleConversation());
    for (let i = 0; i < 600; i += 1) {
      time.advance(100);
      await retrieveConversation(client, { conversationId: String(1000 + i) }).catch(() => undefined);
    }
    expect(client.status().unavailable).toBe(false);
    // A tenth of the calls fails; two repeats of each would be 120.
    expect(upstream.seen.length - 600).toBeGreaterThan(10);
    expect(upstream.seen.length - 600).toBeLessThanOrEqual(600 * 0.1 + 20);
  });

  it("is probed anew when the one who probed has left before the answer", async () => {
    upstream.answer = always(503, {});
    while (!client.status().unavailable)
      await failure(retrieveConversation(client, { conversationId: "1001" }));
    time.advance(5_000);
    const leaving = new AbortController();
    upstream.answer = () => leaving.abort();
    const probe = retrieveConversation(client, { conversationId: "1001" }, { signal: leaving.signal });
    await expect(probe).rejects.toThrow(/abort/i);
    upstream.answer = always(200, sampleConversation());
    await retrieveConversation(client, { conversationId: "1001" });
    expect(client.status().unavailable).toBe(false);
  });

  it("is found again by one probe", async () => {
    upstream.answer = always(503, {});
    while (!client.status().unavailable)
      await failure(retrieveConversation(client, { conversationId: "1001" }));
    const before = upstream.seen.length;
    expect(await codeOf(retrieveConversation(client, { conversationId: "1001" }))).toBe(
      "intercom_unavailable",
    );
    expect(upstream.seen).toHaveLength(before);
    upstream.answer = always(200, sampleConversation());
    time.advance(5_000);
    await retrieveConversation(client, { conversationId: "1001" });
    expect(client.status().unavailable).toBe(false);
  });
});
