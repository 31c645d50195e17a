import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { POST as postAny } from "@/app/api/outgoing/[key]/now/route";
import { DELETE, GET as getOne } from "@/app/api/outgoing/[key]/route";
import { GET, POST } from "@/app/api/outgoing/route";
import { seenOf } from "@/lib/actions/moved";
import { placeOf, type SubjectKind } from "@/lib/actions/subject";
import { ticketSeen } from "@/lib/actions/ticket-moved";
import type { Outgoing } from "@/lib/api/outgoing";
import { AppError } from "@/lib/core/errors";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { findMember } from "@/lib/server/auth/sessions";
import { getConversation } from "@/lib/server/conversations/get-conversation";
import { performActionWith } from "@/lib/server/conversations/perform-action";
import { listDrafts, writeDraft } from "@/lib/server/drafts/store";
import { contextOf } from "@/lib/server/http/context";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, requestTo, writeTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { getTicket } from "@/lib/server/tickets/get-ticket";
import { performTicketActionWith } from "@/lib/server/tickets/perform-ticket-action";
import { filesOf } from "@/lib/server/uploads/files-of";
import { type Sender, startSending } from "./sender";
import { claimDue, endTurn, nextDueMs } from "./store";

vi.setConfig({ testTimeout: 30_000 });

const ada = "6120401";
let workspace: DemoWorkspace;
let switchyard: TestSwitchyard;
let ann: string;
let cookie: string;
let sender: Sender | null = null;
captureLog();

const hold = (ms: number) => {
  process.env.SWITCHYARD_HOLD_MS = String(ms);
};
const start = () => {
  const pause = async () => undefined;
  sender = startSending({
    conversation: performActionWith({ pause, files: filesOf }),
    ticket: performTicketActionWith(pause),
  });
};

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  switchyard = await startTestSwitchyard({ intercomUrl: workspace.url });
  process.env.INTERCOM_ACCESS_TOKEN = workspace.token;
  await seedConnection();
  delete process.env.INTERCOM_ACCESS_TOKEN;
  ann = (await createTestMember({ teammateId: ada, email: "agent@demo.test" })).id;
  cookie = await cookieFor(ann);
});
afterAll(async () => {
  delete process.env.SWITCHYARD_HOLD_MS;
  await switchyard.stop();
  await workspace.close();
});
beforeEach(() => {
  hold(600_000);
  workspace.control.clearFaults();
  workspace.control.clearLedger();
});
afterEach(async () => {
  sender?.stop();
  await expect.poll(() => sender?.underWay() ?? 0).toBe(0);
  sender = null;
  await runSql("truncate outgoing");
  await runSql("update members set disabled_at = null");
});

const reader = async () => {
  const member = await findMember(ann);
  if (!member) throw new Error("no member");
  return contextOf(member, new AbortController().signal);
};
const toIntercom = (method: string, path: string, version: string, body: object) =>
  fetch(`${workspace.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${workspace.token}`,
      "intercom-version": version,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });

/** What messages go to, each with what it takes to try that. */
const places = {
  conversation: {
    plant: () =>
      workspace.control.addConversation({ body: "<p>My sync fails</p>", contact: { email: "c@acme.test" } }),
    seen: async (id: string): Promise<object> =>
      seenOf(await getConversation(await reader(), { id, fresh: "1" })),
    sending: "POST /conversations/:id/reply",
    theyWrite: (id: string) => workspace.control.customerReplies(id, "<p>Never mind</p>"),
    closeMyself: (id: string) =>
      toIntercom("POST", `/conversations/${id}/parts`, "2.10", {
        message_type: "close",
        type: "admin",
        admin_id: ada,
      }),
  },
  ticket: {
    plant: () => workspace.control.addTicket({ contact: { email: "c@acme.test", name: "Cleo" } }),
    seen: async (id: string): Promise<object> =>
      ticketSeen(await getTicket(await reader(), { id, fresh: "1" })),
    sending: "POST /tickets/:id/reply",
    theyWrite: (id: string) => workspace.control.customerRepliesOnTicket(id, "<p>Never mind</p>"),
    closeMyself: (id: string) =>
      toIntercom("PUT", `/tickets/${id}`, "2.14", { open: false, admin_id: Number(ada) }),
  },
};
let subject: SubjectKind = "conversation";
const plant = (): string => places[subject].plant();
const seen = (id: string) => places[subject].seen(id);

type Sent = { status: number; body: Outgoing & { error?: { code: string; message: string } } };
const answered = async (response: Promise<Response>): Promise<Sent> => {
  const done = await response;
  return { status: done.status, body: await done.json() };
};
const reply = (text = "On its way") => ({ kind: "reply", text });
const send = (id: string, action: object = reply(), key: string = randomUUID(), more = {}) =>
  answered(call(POST, writeTo("/api/outgoing", "POST", { subject, id, key, action, ...more }, cookie)));
const takeBack = (key: string, who = cookie) =>
  answered(call(DELETE, writeTo(`/api/outgoing/${key}`, "DELETE", {}, who), { key }));
const goOn = (key: string, body = {}) =>
  answered(call(postAny, writeTo(`/api/outgoing/${key}/now`, "POST", body, cookie), { key }));
const one = (key: string, who = cookie) =>
  answered(call(getOne, requestTo(`/api/outgoing/${key}`, { cookie: who }), { key }));
const list = async (who = cookie): Promise<readonly Outgoing[]> =>
  (await (await call(GET, requestTo("/api/outgoing", { cookie: who }))).json()).messages;
const stateOf = async (key: string) => (await list()).find((one) => one.key === key)?.state;

const written = () =>
  workspace.control
    .ledger()
    .filter(({ method, path }) => method === "POST" && path.endsWith("/reply"))
    .map(({ body }) => body);

describe.each(["conversation", "ticket"] as const)("to a %s", (kind) => {
  beforeAll(() => {
    subject = kind;
  });

  describe("a message on hold", () => {
    it("is stored at once and goes out by itself when its time has come, in its sender's name", async () => {
      hold(150);
      start();
      const id = plant();
      const { status, body } = await send(id);
      expect(status).toBe(200);
      expect(body).toMatchObject({ state: "waiting", subject, id, problem: null });
      expect(body.dueInMs).toBeLessThanOrEqual(150);
      await expect.poll(() => stateOf(body.key)).toBe("sent");
      expect(written()).toMatchObject([
        { admin_id: ada, body: "<p>On its way</p>", message_type: "comment" },
      ]);
    });

    it("waits for eight seconds where nothing else is set", async () => {
      delete process.env.SWITCHYARD_HOLD_MS;
      const { body } = await send(plant());
      expect(body.dueInMs).toBeGreaterThan(7000);
      expect(body.dueInMs).toBeLessThanOrEqual(8000);
    });

    it("is one, however often the same Send arrives", async () => {
      hold(100);
      const id = plant();
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 10 }, () => send(id, reply(), key)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      start();
      await expect.poll(() => stateOf(key)).toBe("sent");
      expect((await send(id, reply(), key)).body.state).toBe("sent");
      expect(written()).toHaveLength(1);
    });

    it("is refused under a key that stands for other words", async () => {
      const id = plant();
      const { body } = await send(id);
      expect((await send(id, reply("Other"), body.key)).body.error?.code).toBe("idempotency_mismatch");
      expect((await send(plant(), reply(), body.key)).body.error?.code).toBe("idempotency_mismatch");
    });

    it("does not go out once it was taken back, which may be said twice", async () => {
      const id = plant();
      const { body } = await send(id);
      expect((await takeBack(body.key)).body.state).toBe("taken_back");
      expect((await takeBack(body.key)).body.state).toBe("taken_back");
      expect((await send(id, reply(), body.key)).body.error?.code).toBe("conflict");
      await runSql("update outgoing set send_at = now()");
      expect(await claimDue(8)).toEqual([]);
    });

    it("says that it is too late where it is being sent, or was", async () => {
      hold(0);
      const { body } = await send(plant());
      await claimDue(8);
      expect((await takeBack(body.key)).body.error?.message).toContain("being sent");
      await runSql("update outgoing set lease_until = now() - interval '1 second'");
      start();
      await expect.poll(() => stateOf(body.key)).toBe("sent");
      expect((await takeBack(body.key)).body.error?.message).toContain("has been sent");
    });

    it("is either taken back or sent, never both, at the very last moment", async () => {
      hold(0);
      const id = plant();
      start();
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, async (_, at) => {
          const { body } = await send(id, reply(`Number ${at}`));
          const back = await takeBack(body.key);
          return { text: `<p>Number ${at}</p>`, back: back.status === 200 };
        }),
      );
      await expect
        .poll(async () => (await list()).every(({ state }) => state === "sent" || state === "taken_back"))
        .toBe(true);
      const bodies = written().map((body) => (body as { body: string }).body);
      expect(bodies.toSorted()).toEqual(
        outcomes.flatMap(({ text, back }) => (back ? [] : [text])).toSorted(),
      );
    });

    it("goes out at once when that is asked for", async () => {
      start();
      const { body } = await send(plant());
      await goOn(body.key);
      await expect.poll(() => stateOf(body.key)).toBe("sent");
    });

    it("lets an earlier one of the same thread go first", async () => {
      const id = plant();
      const first = await send(id, reply("First"));
      const second = await send(id, reply("Second"));
      await goOn(second.body.key);
      expect(await claimDue(8)).toEqual([]);
      expect(await nextDueMs()).toBeGreaterThan(60_000);
      await goOn(first.body.key);
      start();
      await expect.poll(() => stateOf(second.body.key)).toBe("sent");
      expect(written()).toMatchObject([{ body: "<p>First</p>" }, { body: "<p>Second</p>" }]);
    });

    it("waits without a look at the database while as many are under way as may be, and goes as soon as one has ended", async () => {
      hold(0);
      const begun: (() => void)[] = [];
      const looks = vi.fn(claimDue);
      const waits = () =>
        new Promise<never>((_, fail) => begun.push(() => fail(new AppError("conflict", "Not now."))));
      sender = startSending({ conversation: waits, ticket: waits }, looks);
      for (let count = 0; count < 9; count += 1) await send(plant());
      await expect.poll(() => begun.length).toBe(8);
      for (const end of begun.splice(0)) end();
      await expect.poll(() => begun.length).toBe(1);
      begun[0]?.();
      expect(looks.mock.calls.every(([most]) => most > 0)).toBe(true);
    });

    it("is ended only by who sends it now, not by one who was taken for dead", async () => {
      hold(0);
      const { body } = await send(plant());
      const [first] = await claimDue(8);
      await runSql("update outgoing set lease_until = now() - interval '1 second'");
      const [second] = await claimDue(8);
      if (!first || !second) throw new Error("it was not claimed twice");
      await endTurn(first, { state: "failed" });
      expect(await stateOf(body.key)).toBe("sending");
      await endTurn(second, { state: "sent" });
      expect(await stateOf(body.key)).toBe("sent");
    });

    it("is passed over while another process has it in its hands", async () => {
      hold(0);
      await send(plant());
      const holder = new Client(switchyard.databaseUrl);
      await holder.connect();
      try {
        await holder.query("begin; select 1 from outgoing for update");
        expect(await claimDue(8)).toEqual([]);
        await holder.query("commit");
      } finally {
        await holder.end();
      }
      expect(await claimDue(8)).toHaveLength(1);
    });

    it("is told of by its key, however long ago it went out, and only where it was ever handed over", async () => {
      const { body } = await send(plant());
      await runSql("update outgoing set state = 'sent', changed_at = now() - interval '1 hour'");
      expect(await list()).toEqual([]);
      expect((await one(body.key)).body.state).toBe("sent");
      expect((await one(randomUUID())).status).toBe(404);
    });

    it("is nobody else's to see or to take back", async () => {
      const { body } = await send(plant());
      const other = await cookieFor((await createTestMember({ teammateId: "6120402" })).id);
      expect(await list(other)).toEqual([]);
      expect((await takeBack(body.key, other)).status).toBe(404);
      expect((await one(body.key, other)).status).toBe(404);
      expect(await stateOf(body.key)).toBe("waiting");
    });

    it.each([
      ["a close without words", { kind: "close" }, 422],
      ["a tag", { kind: "tag", tag: { name: "x" } }, 422],
      ["nothing to say", { kind: "reply", text: " " }, 422],
      [
        "words in a contact's name",
        { kind: "reply-as-contact", contactId: "0123456789abcdef01234567", text: "x" },
        403,
      ],
    ])("is not made of %s", async (_, action, status) => {
      const expected = subject === "ticket" ? 422 : status;
      expect((await send(plant(), action)).status).toBe(expected);
      expect(await list()).toEqual([]);
    });
  });

  describe("what goes wrong", () => {
    it("tries again by itself what surely did not go out, and says so meanwhile", async () => {
      hold(0);
      const id = plant();
      process.env.INTERCOM_API_URL = "http://127.0.0.1:1";
      start();
      const { body } = await send(id);
      await expect.poll(async () => (await list())[0]?.problem?.code).toBe("intercom_unavailable");
      expect(await stateOf(body.key)).toBe("waiting");
      process.env.INTERCOM_API_URL = workspace.url;
      await runSql("update outgoing set send_at = now()");
      await expect.poll(() => stateOf(body.key)).toBe("sent");
      expect(written()).toHaveLength(1);
    });

    it("calls unknown what nobody knows, takes none of it back, and sends it again only after a look", async () => {
      hold(0);
      const id = plant();
      workspace.control.addFault({
        match: places[subject].sending,
        kind: "status",
        status: 500,
        times: 1,
      });
      start();
      const { body } = await send(id);
      await expect.poll(() => stateOf(body.key)).toBe("unknown");
      expect((await takeBack(body.key)).body.error?.message).toContain("Look again first");
      await goOn(body.key);
      await expect.poll(() => stateOf(body.key)).toBe("failed");
      expect(written()).toHaveLength(1);
      await goOn(body.key);
      await expect.poll(() => stateOf(body.key)).toBe("sent");
      expect(written()).toHaveLength(2);
    });

    it("looks for what may have gone out, whatever was said meanwhile", async () => {
      hold(0);
      const id = plant();
      workspace.control.addFault({ match: places[subject].sending, kind: "status", status: 500, times: 1 });
      const before = await seen(id);
      start();
      const { body } = await send(id, reply(), randomUUID(), { seen: before });
      await expect.poll(() => stateOf(body.key)).toBe("unknown");
      places[subject].theyWrite(id);
      await goOn(body.key);
      await expect.poll(() => stateOf(body.key)).toBe("failed");
      expect(written()).toHaveLength(1);
    });

    it("takes nothing back that waits to be looked for, as it may be with the customer", async () => {
      hold(0);
      const id = plant();
      workspace.control.addFault({ match: places[subject].sending, kind: "status", status: 500, times: 1 });
      start();
      const { body } = await send(id);
      await expect.poll(() => stateOf(body.key)).toBe("unknown");
      sender?.stop();
      await expect.poll(() => sender?.underWay()).toBe(0);
      expect((await goOn(body.key)).body.state).toBe("waiting");
      const back = await takeBack(body.key);
      expect([back.status, back.body.error?.message]).toEqual([
        409,
        "It is being looked for. Wait a moment.",
      ]);
      expect(await stateOf(body.key)).toBe("waiting");
    });

    it("finds by looking what went out although its answer was lost", async () => {
      hold(0);
      const id = plant();
      workspace.control.addFault({
        match: places[subject].sending,
        kind: "reset",
        afterEffect: true,
        times: 1,
      });
      start();
      const { body } = await send(id);
      await expect.poll(() => stateOf(body.key)).toBe("sent");
      expect(written()).toHaveLength(1);
    });

    it("does not send for who may no longer, and says so", async () => {
      hold(0);
      const { body } = await send(plant());
      await runSql(`update members set disabled_at = now() where id = '${ann}'`);
      start();
      await expect
        .poll(() => runSql("select state, problem from outgoing"))
        .toMatchObject([{ state: "failed", problem: expect.stringContaining("may no longer sign in") }]);
      expect(written()).toEqual([]);
      expect(body.state).toBe("waiting");
    });

    it("gives up after an hour, with a way to send it again", async () => {
      const { body } = await send(plant());
      process.env.INTERCOM_API_URL = "http://127.0.0.1:1";
      await runSql("update outgoing set created_at = now() - interval '61 minutes', send_at = now()");
      start();
      await expect.poll(() => stateOf(body.key)).toBe("failed");
      expect((await list())[0]?.problem?.message).toContain("for an hour");
      process.env.INTERCOM_API_URL = workspace.url;
      await goOn(body.key);
      await expect.poll(() => stateOf(body.key)).toBe("sent");
    });
  });

  describe("what happens meanwhile", () => {
    const theyWrite = (id: string) => places[subject].theyWrite(id);

    it("stops a reply when Send is pressed over words that were not seen", async () => {
      const id = plant();
      const before = await seen(id);
      theyWrite(id);
      await seen(id);
      const { body } = await send(id, reply(), randomUUID(), { seen: before });
      expect(body).toMatchObject({ state: "held", problem: { code: "moved" } });
      expect(body.problem?.message).toBe("They wrote again meanwhile.");
    });

    it("stops it too when they write while it waits, and sends it anyway when told to", async () => {
      const id = plant();
      const { body } = await send(id, reply(), randomUUID(), { seen: await seen(id) });
      expect(body.state).toBe("waiting");
      theyWrite(id);
      start();
      await goOn(body.key);
      await expect.poll(() => stateOf(body.key)).toBe("held");
      expect(written()).toEqual([]);
      await goOn(body.key);
      expect(await stateOf(body.key)).toBe("held");
      await goOn(body.key, { anyway: true });
      await expect.poll(() => stateOf(body.key)).toBe("sent");
    });

    it("lets go what its sender alone has changed, and notes whatever happened", async () => {
      const id = plant();
      const before = await seen(id);
      const { body } = await send(id, reply(), randomUUID(), { seen: before });
      const note = await send(id, { kind: "note", text: "Mind" }, randomUUID(), { seen: before });
      expect((await places[subject].closeMyself(id)).status).toBe(200);
      start();
      await goOn(body.key);
      await expect.poll(() => stateOf(body.key)).toBe("sent");
      theyWrite(id);
      await goOn(note.body.key);
      await expect.poll(() => stateOf(note.body.key)).toBe("sent");
    });
  });

  it("takes its own draft along, and leaves the one for what has the same id elsewhere", async () => {
    const id = plant();
    const content = { text: "On its way", mode: "reply", files: [], urls: [], contactId: null } as const;
    const [key, otherKey] = [randomUUID(), randomUUID()];
    const other = kind === "ticket" ? "conversation" : "ticket";
    const written = { memberId: ann, name: null, base: 0, device: randomUUID(), deviceName: "desk" };
    await writeDraft({ ...written, subject: { kind, id }, content: { ...content, key } });
    await writeDraft({ ...written, subject: { kind: other, id }, content: { ...content, key: otherKey } });
    await send(id, reply(), key);
    expect((await listDrafts(ann)).map(({ place }) => place)).toEqual([placeOf(other, id)]);
    await runSql("truncate drafts");
  });

  it("waits for no earlier one to what has the same id elsewhere", async () => {
    const id = plant();
    const other = kind === "ticket" ? "conversation" : "ticket";
    await send(id, reply("Elsewhere"), randomUUID(), { subject: other });
    const { body } = await send(id);
    start();
    await goOn(body.key);
    await expect.poll(() => stateOf(body.key)).toBe("sent");
  });

  it("is another message than one to what has the same id elsewhere", async () => {
    const id = plant();
    const { body } = await send(id);
    const other = kind === "ticket" ? "conversation" : "ticket";
    const again = await send(id, reply(), body.key, { subject: other });
    expect(again.body.error?.code).toBe("idempotency_mismatch");
  });
});

describe("to a conversation alone", () => {
  beforeAll(async () => {
    subject = "conversation";
    await runSql(`update members set role = 'lead' where id = '${ann}'`);
  });
  afterAll(() => runSql(`update members set role = 'agent' where id = '${ann}'`));

  it("what is said in the contact's name stops where they wrote themselves meanwhile", async () => {
    const id = plant();
    const contactId = workspace.control.store().conversations.get(id)?.contactIds[0];
    const before = await seen(id);
    places.conversation.theyWrite(id);
    await seen(id);
    const action = { kind: "reply-as-contact", contactId, text: "They rang: it works." };
    const { body } = await send(id, action, randomUUID(), { seen: before });
    expect(body).toMatchObject({ state: "held", problem: { code: "moved" } });
    start();
    await goOn(body.key, { anyway: true });
    await expect.poll(() => stateOf(body.key)).toBe("sent");
    expect(written()).toMatchObject([{ intercom_user_id: contactId }]);
  });
});

describe("to a ticket alone", () => {
  beforeAll(() => {
    subject = "ticket";
  });

  it.each([
    ["was assigned", { admin_assignee_id: "6120402" }, "It was assigned to somebody else meanwhile."],
  ])("a reply stops where it %s and Intercom left no part of that", async (_, change, words) => {
    const id = plant();
    const before = await seen(id);
    workspace.control.moveTicket({ id, ...change });
    await seen(id);
    const { body } = await send(id, reply(), randomUUID(), { seen: before });
    expect(body).toMatchObject({ state: "held", problem: { code: "moved", message: words } });
  });

  it("a reply stops where a colleague changed its state", async () => {
    const id = plant();
    const before = await seen(id);
    const done = workspace.control.store().world.ticketStates.find(({ category }) => category === "resolved");
    await toIntercom("PUT", `/tickets/${id}`, "2.14", { ticket_state_id: done?.id, admin_id: 6120402 });
    await seen(id);
    const { body } = await send(id, reply(), randomUUID(), { seen: before });
    expect(body.state).toBe("held");
    expect(body.problem?.message).toBe(`Its state became “${done?.internalLabel}” meanwhile.`);
  });

  it("says nothing in a contact's name, and closes nothing by the way", async () => {
    const close = { kind: "close", message: "Solved" };
    expect((await send(plant(), close)).status).toBe(422);
    const spoken = { kind: "reply-as-contact", contactId: "0123456789abcdef01234567", text: "x" };
    expect((await send(plant(), spoken)).status).toBe(422);
    expect(await list()).toEqual([]);
  });
});
