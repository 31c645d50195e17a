import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ErrorCode } from "@/lib/core/errors";
import type { FaultInput } from "@/lib/demo/control";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { deleteConversation } from "@/lib/intercom/conversation-erase";
import { updateConversation } from "@/lib/intercom/conversations";
import type { ServerCache } from "@/lib/server/cache/cache";
import { cacheKeys } from "@/lib/server/cache/keys";
import { getMedia } from "@/lib/server/media/get-media";
import { inputOf } from "@/lib/server/media/links";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { getConversation, getConversationText } from "./get-conversation";

let workspace: DemoWorkspace;
let desk: Desk;

const token = "dG9rOmNhbmFyeS0xMjM0";

beforeAll(async () => {
  workspace = await startDemoWorkspace({
    conversations: 60,
    token,
    recordDir: process.env.SWITCHYARD_RECORD_DIR,
  });
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.control.setToken(token);
  workspace.control.clearFaults();
  workspace.control.clearLedger();
  desk = createDesk(workspace);
});
afterEach(() => desk.close());

const impatient = async () => {
  await desk.close();
  desk = createDesk({ ...workspace, patienceMs: 700 });
};

const plant = (fields: Record<string, unknown> = {}): string => workspace.control.addConversation(fields);
const calls = () => workspace.control.ledger().length;
const match = "GET /conversations/:id";

it("says as JSON what it says otherwise, each time, and after a change what is so then", async () => {
  const id = plant({ subject: "Before", parts: [{ part_type: "comment", body: "<p>Where?</p>" }] });
  const both = async (fresh?: "1") => {
    const known = await getConversation(desk.ctxFor(), { id, fresh });
    return [JSON.parse(await getConversationText(desk.ctxFor(), { id })), JSON.parse(JSON.stringify(known))];
  };
  for (let n = 0; n < 3; n += 1) {
    const [text, known] = await both();
    expect(text).toEqual(known);
  }
  await updateConversation(desk.ctxFor().intercom, { conversationId: id, title: "After" });
  const [text, known] = await both("1");
  expect(text).toEqual(known);
  expect(text.title).toBe("After");
  desk.clock.advance(60_000);
  workspace.control.addFault({ match, times: null, kind: "status", status: 500 });
  const [late, lateKnown] = await both();
  expect(late).toEqual(lateKnown);
  expect(late).toMatchObject({ stale: true, title: "After", fetchedAtMs: text.fetchedAtMs });
});

describe("a read ahead of need", () => {
  it("that Intercom holds back does not fail who came to need it meanwhile", async () => {
    const id = plant();
    const reset = String(Math.ceil(workspace.control.now()) + 2);
    workspace.control.addFault({
      match,
      kind: "status",
      status: 429,
      headers: { "x-ratelimit-reset": reset },
    });
    const ahead = getConversation(desk.ctxFor(), { id, ahead: "1" });
    const needed = getConversation(desk.ctxFor(), { id });
    await expect(ahead).rejects.toMatchObject({ code: "intercom_rate_limited" });
    expect(await needed).toMatchObject({ id, stale: false });
    expect(calls()).toBe(2);
  });

  it("gives way: past half of Intercom's window it is refused, while who waits is served", async () => {
    workspace.control.setRateLimit({ limit: 10, windowSeconds: 3600 });
    try {
      for (let n = 0; n < 6; n += 1) await getConversation(desk.ctxFor(), { id: plant() });
      await expect(getConversation(desk.ctxFor(), { id: plant(), ahead: "1" })).rejects.toMatchObject({
        code: "intercom_rate_limited",
      });
      const id = plant();
      expect((await getConversation(desk.ctxFor(), { id })).id).toBe(id);
    } finally {
      workspace.control.setRateLimit({ limit: 1666, windowSeconds: 10 });
    }
  });

  it("is the same read for whoever opens the conversation next", async () => {
    const id = plant();
    await getConversation(desk.ctxFor(), { id, ahead: "1" });
    await getConversation(desk.ctxFor(), { id });
    expect(calls()).toBe(1);
  });
});

describe("identical reads", () => {
  const hundred = (id: string) =>
    Promise.all(Array.from({ length: 100 }, () => getConversation(desk.ctxFor(), { id })));

  it("at the same time are one call to Intercom", async () => {
    const id = plant();
    const all = await hundred(id);
    expect(calls()).toBe(1);
    expect(new Set(all.map((detail) => detail.id))).toEqual(new Set([id]));
  });

  it("are a hundred calls without the cache, so the test above sees it", async () => {
    const id = plant();
    const off: ServerCache = {
      ...desk.ctxFor().cache,
      read: async (_key, _options, load) => ({
        value: await load(new AbortController().signal),
        fetchedAtMs: 0,
        stale: false,
      }),
    };
    await Promise.all(
      Array.from({ length: 100 }, () => getConversation({ ...desk.ctxFor(), cache: off }, { id })),
    );
    expect(calls()).toBe(100);
  });

  it("ten seconds later ask again, and so does somebody who refreshes", async () => {
    const id = plant();
    await getConversation(desk.ctxFor(), { id });
    await getConversation(desk.ctxFor(), { id });
    expect(calls()).toBe(1);
    await getConversation(desk.ctxFor(), { id, fresh: "1" });
    expect(calls()).toBe(2);
    desk.clock.advance(10_001);
    await getConversation(desk.ctxFor(), { id });
    expect(calls()).toBe(3);
  });
});

describe("somebody who leaves", () => {
  it("ends the call to Intercom when nobody else waits for it", async () => {
    const id = plant();
    workspace.control.addFault({ match, kind: "hang" });
    const leaver = new AbortController();
    const read = getConversation(desk.ctxFor({}, leaver.signal), { id });
    await expect.poll(calls).toBe(1);
    leaver.abort();
    await expect(read).rejects.toMatchObject({ name: "AbortError" });
    await expect.poll(() => workspace.control.ledger()[0]?.aborted).toBe(true);
  });
});

type FaultCase = readonly [what: string, fault: FaultInput, code: ErrorCode];

const outages: readonly FaultCase[] = [
  ["a 500", { kind: "status", status: 500 }, "intercom_unavailable"],
  ["a 503", { kind: "status", status: 503 }, "intercom_unavailable"],
  ["silence", { kind: "hang" }, "intercom_timeout"],
  ["a reset", { kind: "reset" }, "intercom_unavailable"],
  ["a reset in the middle", { kind: "reset", atFraction: 0.5 }, "intercom_unavailable"],
  ["half an answer", { kind: "truncate" }, "intercom_unavailable"],
  [
    "half an answer without a length",
    { kind: "truncate", closeDelimited: true },
    "intercom_invalid_response",
  ],
  ["an HTML page", { kind: "html", status: 200 }, "intercom_invalid_response"],
  ["an HTML error page", { kind: "html", status: 502 }, "intercom_unavailable"],
  ["nothing", { kind: "empty" }, "intercom_invalid_response"],
  ["garbage", { kind: "garbage" }, "intercom_invalid_response"],
  ["wrong types", { kind: "wrong-types" }, "intercom_invalid_response"],
  ["a wrong content type", { kind: "content-type" }, "intercom_invalid_response"],
  ["its own token", { kind: "echo-token" }, "intercom_unavailable"],
  ["too many calls", { kind: "status", status: 429, code: "rate_limit_exceeded" }, "intercom_rate_limited"],
];

const refusals: readonly FaultCase[] = [
  ["404", { kind: "status", status: 404, code: "not_found" }, "conversation_gone"],
  ["401", { kind: "status", status: 401, code: "unauthorized" }, "intercom_token_rejected"],
  ["403", { kind: "status", status: 403, code: "api_plan_restricted" }, "intercom_forbidden"],
];

const known = async (): Promise<string> => {
  const id = plant({ subject: "known" });
  await getConversation(desk.ctxFor(), { id });
  desk.clock.advance(60_000);
  return id;
};

const told = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return `${error.message} ${error.stack} ${JSON.stringify(error)} ${error.cause ? told(error.cause) : ""}`;
};

describe("Intercom answering with", () => {
  it.each(outages)("%s is told by its code, and never tells the token", async (_, fault, code) => {
    if (fault.kind === "hang") await impatient();
    const id = plant();
    workspace.control.addFault({ match, times: null, ...fault });
    const error = await getConversation(desk.ctxFor(), { id }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code });
    expect(told(error)).not.toContain(token);
  });

  it.each(outages)("%s shows what was known, marked as stale", async (_, fault) => {
    if (fault.kind === "hang") await impatient();
    const id = await known();
    workspace.control.addFault({ match, times: null, ...fault });
    expect(await getConversation(desk.ctxFor(), { id })).toMatchObject({ id, stale: true, subject: "known" });
  });

  it.each(refusals)("%s is told also to those who knew it", async (_, fault, code) => {
    const id = await known();
    workspace.control.addFault({ match, times: null, ...fault });
    await expect(getConversation(desk.ctxFor(), { id })).rejects.toMatchObject({ code });
  });

  it("one 500 or one reset is asked again and nobody notices", async () => {
    for (const kind of ["status", "reset", "truncate"] as const) {
      workspace.control.addFault({ match, kind });
      expect(await getConversation(desk.ctxFor(), { id: plant() })).toMatchObject({ stale: false });
    }
  });

  it("a byte order mark, or without rate limit headers, is read all the same", async () => {
    for (const kind of ["bom", "no-headers"] as const) {
      workspace.control.addFault({ match, kind });
      expect(await getConversation(desk.ctxFor(), { id: plant() })).toMatchObject({ stale: false });
    }
  });
});

describe("a revoked token", () => {
  it("makes no storm: fifty reads of fifty conversations are one call", async () => {
    workspace.control.setToken(null);
    await expect(getConversation(desk.ctxFor(), { id: plant() })).rejects.toMatchObject({
      code: "intercom_token_rejected",
    });
    workspace.control.clearLedger();
    const reads = Array.from({ length: 50 }, () => getConversation(desk.ctxFor(), { id: plant() }));
    for (const read of await Promise.allSettled(reads)) expect(read.status).toBe("rejected");
    expect(calls()).toBeLessThanOrEqual(1);
  });
});

describe("a conversation that is gone", () => {
  it("while somebody has it open is told as gone with its next read, and from no cache", async () => {
    const ctx = desk.ctxFor();
    const id = plant();
    await getConversation(ctx, { id });
    await deleteConversation(desk.intercom, { conversationId: id });
    for (const ask of [() => getConversation(ctx, { id, fresh: "1" }), () => getConversation(ctx, { id })]) {
      await expect(ask()).rejects.toMatchObject({ code: "conversation_gone", httpStatus: 404 });
    }
    expect(ctx.cache.peek(cacheKeys.conversation(ctx, id))).toBeNull();
  });

  it("goes from the lists at once", async () => {
    const ctx = desk.ctxFor();
    ctx.cache.write(cacheKeys.queue(ctx, "any"), "a list that shows it");
    await expect(getConversation(ctx, { id: "999999999" })).rejects.toMatchObject({
      code: "conversation_gone",
    });
    const list = await ctx.cache.read(
      cacheKeys.queue(ctx, "any"),
      { freshSeconds: 60, staleSeconds: 60 },
      async () => "a list without it",
    );
    expect(list.value).toBe("a list without it");
  });
});

describe("ids", () => {
  it.each([
    "..%2Fadmins",
    "../admins",
    "1/../../admins",
    "1?a=b",
    "1%3Fa=b",
    "",
    " ",
    "1\n",
    "٣",
    "1".repeat(21),
    "%zz",
  ])("that are none never leave the house: %j", async (id) => {
    await expect(getConversation(desk.ctxFor(), { id })).rejects.toMatchObject({ code: "bad_request" });
    expect(calls()).toBe(0);
  });
});

describe("what is read", () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

  it("keeps names, subject, title and tags as the text that they are", async () => {
    const id = plant({
      contact: { email: "x@acme.test", name: hostile },
      subject: hostile,
      title: hostile,
      tags: [hostile],
      body: `<p>hello there</p>${hostile}`,
    });
    const detail = await getConversation(desk.ctxFor(), { id });
    expect([detail.contact.name, detail.subject, detail.title, detail.tags[0]?.name]).toEqual([
      hostile,
      hostile,
      hostile,
      hostile,
    ]);
    expect(detail.preview).toBe('hello there ">');
    expect(detail.parts[0]).toMatchObject({ partType: "source", html: '<p>hello there</p>"&gt;' });
  });

  it("has the source first, parts in order, events and unknown kinds too", async () => {
    const id = plant({
      body: "<p>one</p>",
      parts: [
        { part_type: "comment", body: "<p>two</p>", author: { type: "admin", id: "6120402" } },
        { part_type: "some_new_event", body: null, author: { type: "bot" } },
        { part_type: "note", body: "<p>three</p>", author: { type: "admin", id: "6120402" } },
      ],
    });
    const { parts, totalParts } = await getConversation(desk.ctxFor(), { id });
    expect(parts.map(({ partType, html, author }) => [partType, html, author.kind])).toEqual([
      ["source", "<p>one</p>", "contact"],
      ["comment", "<p>two</p>", "teammate"],
      ["some_new_event", null, "bot"],
      ["note", "<p>three</p>", "teammate"],
    ]);
    expect(totalParts).toBe(3);
  });

  it("has attachments that download through us, and through nothing else", async () => {
    const id = plant({ attachments: [{ name: "Rechnung März.pdf", content_type: "application/pdf" }] });
    const ctx = desk.ctxFor();
    const { parts } = await getConversation(ctx, { id });
    const [attachment] = parts[0]?.attachments ?? [];
    expect(attachment?.name).toBe("Rechnung März.pdf");
    const response = await getMedia(ctx, inputOf(attachment?.href ?? ""));
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });

  it("has what was offered as an answer, and which of it the customer pressed", async () => {
    const id = plant({
      parts: [{ part_type: "quick_reply", body: "<p>Solved?</p>" }, { body: "<p>No</p>" }],
    });
    const [asked, pressed] = workspace.control.store().conversations.get(id)?.parts ?? [];
    if (asked)
      asked.quickReplies = [
        { text: "<b>Yes</b>", uuid: "a" },
        { text: "No", uuid: "b" },
      ];
    if (pressed) pressed.quickReplyUuid = "b";
    const { parts } = await getConversation(desk.ctxFor(), { id });
    expect(parts.map(({ quickReplies }) => quickReplies)).toEqual([
      undefined,
      [
        { text: "<b>Yes</b>", pressed: false },
        { text: "No", pressed: true },
      ],
      undefined,
    ]);
  });

  it("has the company that it is about, by its name", async () => {
    const { conversations, world } = workspace.control.store();
    const about = [...conversations.values()].find(({ companyId }) => companyId !== null);
    const company = world.companies.find(({ id }) => id === about?.companyId);
    const detail = await getConversation(desk.ctxFor(), { id: about?.id ?? "" });
    expect(detail.about.company).toEqual({ id: company?.id, name: company?.name });
  });

  it("is whole for every conversation of the workspace", async () => {
    const { conversations } = workspace.control.store();
    for (const id of [...conversations.keys()].slice(0, 60)) {
      const detail = await getConversation(desk.ctxFor(), { id });
      const wanted = conversations.get(id);
      expect(detail.state).toBe(wanted?.state);
      expect(detail.assigneeId).toBe(wanted?.adminAssigneeId);
      expect(detail.totalParts).toBe(wanted?.parts?.length);
      expect(detail.parts.filter((part) => part.partType === "unreadable")).toEqual([]);
      expect(detail.contacts.map((contact) => contact.id)).toEqual(wanted?.contactIds);
      const times = detail.parts.map((part) => part.createdAt);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
  });
});
