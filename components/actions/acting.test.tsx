// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useState } from "react";
import { flushSync } from "react-dom";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ActionsPort, useActions, useActionTarget } from "@/components/data/actions-port";
import { draftStore } from "@/components/data/draft-store";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { pendingActions } from "@/components/data/pending-actions";
import { SettingsProvider } from "@/components/data/settings";
import { unsure } from "@/components/data/unsure";
import { ToastProvider, useToasts } from "@/components/ui/toasts";
import { HotkeysProvider, useHotkeys } from "@/components/ui/use-hotkeys";
import type { Role } from "@/lib/access/roles";
import { actionRows, offeredRows } from "@/lib/actions/table";
import { defaultSettings, type Settings } from "@/lib/api/settings-model";
import type { Workspace } from "@/lib/api/workspace";
import type { ConversationDetail, Part } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { ActionSheet } from "./action-sheet";
import { ActionsProvider } from "./actions-provider";
import { keyedActions, keylessActions } from "./keyed-actions";
import { UnsureStrip } from "./unsure-strip";
import { useChoices } from "./use-choices";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/queue",
}));

const part = (over: Partial<Part>): Part => ({
  id: "1",
  partType: "comment",
  author: { kind: "contact", id: "c1", name: "Nora Field", email: null },
  createdAt: 1_795_000_000,
  html: "<p>Where is my parcel?</p>",
  hasRemoteImages: false,
  attachments: [],
  assignedTo: null,
  redacted: false,
  ...over,
});

const people = [
  { kind: "contact" as const, id: "6".repeat(24), name: "Nora Field", email: "nora@example.test" },
  { kind: "contact" as const, id: "7".repeat(24), name: "Omar Reyes", email: null },
];
const answered = detail({
  id: "7",
  title: "Parcel",
  contacts: people,
  parts: [
    part({ partType: "source" }),
    part({ id: "2", author: { kind: "teammate", id: "9", name: "Ada", email: null } }),
  ],
});

const workspaceOf = (role: Role): Workspace => ({
  me: { memberId: "m1", name: "Ada", email: "ada@demo.test", role, teammateId: "9" },
  name: "Demo",
  timeZone: "UTC",
  teammates: [
    { id: "9", name: "Ada", email: null, away: false, hasInboxSeat: true, teamIds: [] },
    { id: "4", name: "Priya Raman", email: null, away: true, hasInboxSeat: true, teamIds: [] },
  ],
  teams: [{ id: "3", name: "Billing", memberIds: [] }],
  tags: [],
  ticketTypes: [],
  attributes: { conversation: [], contact: [] },
  missing: [],
  inboxUrl: null,
});

type Sent = { readonly path: string; readonly body: Record<string, unknown> };
type Server = (path: string, body: Record<string, unknown> | null) => Response | Promise<Response>;

const done = (conversation: ConversationDetail, journalId = "j1") =>
  Response.json({ conversation, ticket: null, tag: null, contact: null, warning: null, journalId });

let sent: Sent[] = [];
const serve = (server: Server) =>
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    const body = typeof init?.body === "string" ? JSON.parse(init.body) : null;
    if (body !== null) sent.push({ path, body });
    return server(path, body);
  });

const actions = () => sent.filter(({ path }) => path.endsWith("/actions")).map(({ body }) => body);

type Over = {
  readonly role?: Role;
  readonly settings?: Partial<Settings>;
  readonly conversation?: ConversationDetail;
  readonly ticketTypes?: Workspace["ticketTypes"];
  /** Tickets that this browser has read. */
  readonly tickets?: readonly { readonly id: string; readonly state: string }[];
  readonly attributes?: Workspace["attributes"]["conversation"];
  readonly singleKeys?: boolean;
  /** What stands on the page beside its actions. */
  readonly page?: ReactNode;
};

const held: { port: ActionsPort | null } = { port: null };

const PartOfPage = () => {
  held.port = useActions();
  return null;
};

/** The desk's actions as a page has them, and the port that its parts use. */
const open = ({
  role = "agent",
  settings = {},
  conversation = answered,
  ticketTypes = [],
  tickets = [],
  attributes = [],
  singleKeys = true,
  page,
}: Over = {}): ActionsPort => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], {
    ...workspaceOf(role),
    ticketTypes,
    attributes: { conversation: attributes, contact: [] },
  });
  client.setQueryData(["conversation", conversation.id], conversation);
  for (const ticket of tickets) client.setQueryData(["ticket", ticket.id], ticket);
  render(
    <QueryClientProvider client={client}>
      <HealthContext value={createHealthWatch(Date.now, () => undefined)}>
        <SettingsProvider initial={{ ...defaultSettings, ...settings }}>
          <HotkeysProvider singleKeys={singleKeys}>
            <ToastProvider>
              <ActionsProvider>
                <PartOfPage />
                {page}
              </ActionsProvider>
            </ToastProvider>
          </HotkeysProvider>
        </SettingsProvider>
      </HealthContext>
    </QueryClientProvider>,
  );
  if (held.port === null) throw new Error("the page gave no port");
  return held.port;
};

const dialog = (name: string) => screen.findByRole("dialog", { name });

beforeEach(() => {
  notifyManager.setScheduler((callback) => callback());
  sent = [];
  serve((path) => (path.endsWith("/actions") ? done(answered) : Response.json({})));
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  draftStore.clear("m1", "7");
  pendingActions.clear();
  unsure.clear();
  vi.unstubAllGlobals();
});

it("binds exactly the keys of the table, and all that comes without one", () => {
  const ofTable = actionRows.flatMap(({ key, kind }) => (key === null ? [] : [[key, kind]]));
  expect(Object.fromEntries(ofTable)).toEqual(keyedActions);
  const without = offeredRows.flatMap(({ key, kind }) => (key === null ? kind : []));
  expect(keylessActions).toEqual(without);
});

describe("before a conversation is closed", () => {
  const waiting = { ...answered, parts: [part({ partType: "source" })] };

  it("nothing is asked where nothing stands open", async () => {
    const { ask } = open();
    ask("close", answered);
    await expect.poll(actions).toHaveLength(1);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says that nobody has answered; the same key goes ahead", async () => {
    const { ask } = open({ conversation: waiting });
    ask("close", waiting);
    const asked = await dialog("Before you close");
    expect(asked.textContent).toContain("nobody has answered");
    expect(actions()).toEqual([]);
    // The key that opened it is still down.
    fireEvent.keyDown(asked, { key: "e", repeat: true });
    expect(asked.isConnected).toBe(true);
    fireEvent.keyDown(asked, { key: "e" });
    await expect.poll(actions).toMatchObject([{ action: { kind: "close" } }]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("asks for no answer from who closes with one", async () => {
    const { ask } = open({ conversation: waiting });
    ask("close", waiting, { message: "" });
    const writing = await dialog("Close with a message");
    await userEvent.type(within(writing).getByRole("textbox"), "It is on its way.");
    await userEvent.click(within(writing).getByRole("button", { name: "Send and close" }));
    await expect.poll(() => sent.map(({ path }) => path)).toContain("/api/outgoing");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("leaves everything as it was on the way back, and asks no more about what one does not want to be asked", async () => {
    const { ask } = open({ conversation: waiting });
    ask("close", waiting);
    const asked = await dialog("Before you close");
    await userEvent.click(within(asked).getByRole("checkbox", { name: "Do not ask about this again" }));
    await userEvent.click(within(asked).getByRole("button", { name: "Back" }));
    expect(actions()).toEqual([]);
    ask("close", waiting);
    await expect.poll(actions).toHaveLength(1);
    expect(screen.queryByRole("dialog")).toBeNull();
    await expect
      .poll(() => sent.find(({ path }) => path === "/api/settings")?.body)
      .toMatchObject({ checksBeforeClose: { unanswered: false, draft: true } });
  });

  it("says that something was attached on another device and not sent, and nothing of what has been handed over", async () => {
    const { ask } = open();
    const file = {
      uploadId: crypto.randomUUID(),
      name: "a.pdf",
      contentType: "application/pdf",
      sizeBytes: 3,
    };
    const content = { text: "", mode: "reply", key: "k", files: [file], urls: [], contactId: null } as const;
    draftStore.take("m1", answered.id, {
      place: answered.id,
      name: null,
      content,
      version: 3,
      device: "d",
      deviceName: "phone",
      updatedAtMs: 1,
    });
    ask("close", answered);
    const asked = await dialog("Before you close");
    expect(asked.textContent).toContain("begun to write and not sent it");
    await userEvent.click(within(asked).getByRole("button", { name: "Back" }));
    draftStore.handOver("m1", answered.id, draftStore.get("m1", answered.id).draft);
    ask("close", answered);
    await expect.poll(actions).toHaveLength(1);
  });

  it("asks once for many, with counts", async () => {
    const { performMany } = open();
    const rows = ["1", "2", "3"].map((id) => detail({ id, waitingSince: id === "3" ? null : 5 }));
    const shut = detail({ id: "4", waitingSince: 5, state: "closed" });
    const summaries = [...rows, shut].map(({ parts, ...row }) => row);
    void performMany(summaries, { kind: "close" });
    const asked = await dialog("Before you close");
    expect(asked.textContent).toContain("2 wait for an answer.");
    await userEvent.click(within(asked).getByRole("button", { name: /^Close all 3/ }));
    await expect.poll(actions).toHaveLength(3);
  });
});

describe("closing from a row that does not tell all", () => {
  const plan: Workspace["attributes"]["conversation"][number] = {
    name: "plan",
    label: "Plan",
    type: "string",
    options: [],
    description: null,
    required: true,
    multiline: false,
    writable: true,
    reference: null,
  };
  const rowOf = (id: string, over: Partial<ConversationDetail> = {}) => {
    const { parts, attributes, ...row } = { ...answered, id, title: `Number ${id}`, ...over };
    return row;
  };
  const refused = (names: readonly string[]) =>
    Response.json(
      {
        error: {
          code: "unfinished",
          message: "It stands open.",
          fields: names.map((message) => ({ path: "requiredAttributes", message })),
        },
      },
      { status: 409 },
    );
  beforeEach(() =>
    serve((path, body) => {
      const [, id = ""] = /conversations\/(\d+)/.exec(path) ?? [];
      if (!path.endsWith("/actions")) return Response.json({ ...answered, id });
      return body && "stopFor" in body ? refused(["Plan"]) : done({ ...answered, id, state: "closed" });
    }),
  );

  it("is shown at once, stopped by the server, and asked about by its name; one key goes ahead without a second question", async () => {
    const { ask } = open();
    ask("close", rowOf("8"));
    expect(pendingActions.all()).toHaveLength(1);
    const asked = await dialog("Before you close");
    expect(asked.textContent).toContain("Not closed yet: “Number 8”");
    expect(asked.textContent?.replace(/[\u2066-\u2069]/g, "")).toContain(
      "A required attribute has no value: Plan.",
    );
    expect(pendingActions.all()).toEqual([]);
    // The hand may be at the next conversation already: this key is not for the question.
    fireEvent.keyDown(asked, { key: "e" });
    fireEvent.keyDown(asked, { key: "y", repeat: true });
    expect(asked.isConnected).toBe(true);
    expect(document.activeElement?.textContent).toContain("Look");
    fireEvent.keyDown(asked, { key: "y" });
    await expect.poll(actions).toHaveLength(2);
    const [first, second] = actions();
    expect(first).toMatchObject({ stopFor: ["openTicket", "requiredAttributes"] });
    expect(second).not.toHaveProperty("stopFor");
    expect(second?.key).toBe(first?.key);
    await screen.findByText(/^Closed “Number 8”/);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is asked one after the other, where several were stopped", async () => {
    const { ask } = open();
    for (const id of ["8", "9"]) ask("close", rowOf(id));
    const first = await dialog("Before you close");
    await waitFor(() => expect(actions()).toHaveLength(2));
    expect(first.textContent).toContain("“Number 8”");
    await userEvent.click(within(first).getByRole("button", { name: "Leave it open" }));
    await screen.findByText("Not closed yet: “Number 9”");
    fireEvent.keyDown(await dialog("Before you close"), { key: "y" });
    await expect.poll(actions).toHaveLength(3);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("opens the conversation by one key, to fill in what is missing", async () => {
    const { ask, opener } = open();
    const opened = vi.fn();
    opener.current = opened;
    ask("close", rowOf("8"));
    fireEvent.keyDown(await dialog("Before you close"), { key: "o" });
    expect(opened).toHaveBeenCalledWith("8");
    expect(actions()).toHaveLength(1);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("has no letters for who is writing when the question comes: they are meant for the field", async () => {
    const { ask } = open({ page: <textarea aria-label="Field" /> });
    screen.getByRole("textbox", { name: "Field" }).focus();
    ask("close", rowOf("8"));
    const asked = await dialog("Before you close");
    for (const key of ["y", "o", "e"]) fireEvent.keyDown(asked, { key });
    expect(asked.isConnected).toBe(true);
    // Nor is there a button that a space would press.
    expect(document.activeElement?.textContent).toMatch(/^Not closed yet/);
    await userEvent.click(within(asked).getByRole("button", { name: "Close anyway" }));
    await expect.poll(actions).toHaveLength(2);
  });

  it("finds out the rest while it asks about what the row tells, so that one question is enough", async () => {
    serve((path, body) => {
      if (path.startsWith("/api/tickets")) return Response.json({ id: "31", state: "in_progress" });
      if (!path.endsWith("/actions"))
        return Response.json({ ...answered, id: "8", tickets: [{ id: "31", category: null }] });
      return body && "stopFor" in body ? refused(["Plan"]) : done({ ...answered, id: "8" });
    });
    const { ask } = open({ attributes: [plan] });
    ask("close", rowOf("8", { waitingSince: 5 }));
    const asked = await dialog("Before you close");
    expect(asked.textContent).toContain("nobody has answered");
    await within(asked).findByText(/A required attribute has no value/);
    await within(asked).findByText("Its ticket is not resolved.");
    fireEvent.keyDown(asked, { key: "e" });
    await expect.poll(actions).toHaveLength(1);
    expect(actions()[0]).not.toHaveProperty("stopFor");
  });

  it("leaves to the server what could not be found out by then", async () => {
    serve((path, body) => {
      if (!path.endsWith("/actions")) return new Promise<Response>(() => undefined);
      return body && "stopFor" in body ? refused(["Plan"]) : done({ ...answered, id: "8" });
    });
    const { ask } = open();
    ask("close", rowOf("8", { waitingSince: 5 }));
    fireEvent.keyDown(await dialog("Before you close"), { key: "e" });
    await screen.findByText(/^Not closed yet/);
    fireEvent.keyDown(await dialog("Before you close"), { key: "y" });
    await expect.poll(actions).toHaveLength(2);
  });

  it.each([
    ["one", ["8"], "Close anyway"],
    ["many", ["8", "9"], "Close all 2"],
  ] as const)("of %s does not stop again for what one was asked about", async (_, ids, label) => {
    serve((path) =>
      path.endsWith("/actions") ? done({ ...answered, id: "8" }) : new Promise<Response>(() => undefined),
    );
    const { performMany, perform } = open({ tickets: [{ id: "31", state: "in_progress" }] });
    const rows = ids.map((id) => rowOf(id, { tickets: [{ id: "31", category: null }] }));
    const [only] = rows;
    if (only && rows.length === 1) void perform(only, { kind: "close" });
    else void performMany(rows, { kind: "close" });
    const asked = await dialog("Before you close");
    await userEvent.click(within(asked).getByRole("button", { name: new RegExp(`^${label}`) }));
    await expect.poll(actions).toHaveLength(ids.length);
    expect(actions().map(({ stopFor }) => stopFor)).toEqual(ids.map(() => ["requiredAttributes"]));
  });

  it("leaves to the server a ticket that has not answered by then", async () => {
    serve((path) => {
      if (path.startsWith("/api/tickets")) return new Promise<Response>(() => undefined);
      return path.endsWith("/actions")
        ? done({ ...answered, id: "8" })
        : Response.json({ ...answered, id: "8", attributes: {}, tickets: [{ id: "31", category: null }] });
    });
    const { ask } = open({ attributes: [plan] });
    ask("close", rowOf("8", { waitingSince: 5 }));
    const asked = await dialog("Before you close");
    await within(asked).findByText(/A required attribute has no value/);
    fireEvent.keyDown(asked, { key: "e" });
    await expect.poll(actions).toMatchObject([{ stopFor: ["openTicket"] }]);
  });

  it("stops for nothing that the member does not want to be asked about", async () => {
    const checksBeforeClose = { ...defaultSettings.checksBeforeClose, requiredAttributes: false };
    const { ask } = open({ settings: { checksBeforeClose } });
    ask("close", rowOf("8"));
    await expect.poll(actions).toMatchObject([{ stopFor: ["openTicket"] }]);
  });

  it.each([
    ["is known to be open is asked about at once", "in_progress", 0],
    ["is known to be resolved is not asked about here", "resolved", 1],
    ["nobody here has read is left to the server", undefined, 1],
  ] as const)("with a ticket that %s", async (_, state, sentAtOnce) => {
    const linked = { tickets: [{ id: "31", category: null }] };
    serve((path) => {
      if (path.startsWith("/api/tickets")) return Response.json({ id: "31", state });
      return path.endsWith("/actions")
        ? done({ ...answered, id: "8" })
        : Response.json({ ...answered, ...linked, id: "8" });
    });
    const { ask } = open({ tickets: state === undefined ? [] : [{ id: "31", state }] });
    ask("close", rowOf("8", linked));
    if (sentAtOnce === 0)
      expect((await dialog("Before you close")).textContent).toContain("Its ticket is not resolved.");
    await expect.poll(() => actions().length).toBe(sentAtOnce);
    expect(screen.queryByRole("dialog") === null).toBe(sentAtOnce === 1);
  });

  it("is asked about with a message, by what was read while it was written", async () => {
    serve((path) =>
      path === "/api/outgoing"
        ? Response.json({ messages: [] })
        : Response.json({ ...answered, id: "8", attributes: { plan: "" } }),
    );
    const { ask } = open({ attributes: [plan] });
    ask("close", rowOf("8"), { message: "" });
    const writing = await dialog("Close with a message");
    await userEvent.type(within(writing).getByRole("textbox"), "Bye.");
    await userEvent.click(within(writing).getByRole("button", { name: "Send and close" }));
    expect((await dialog("Before you close")).textContent).toContain("A required attribute has no value");
    expect(sent.filter(({ path }) => path === "/api/outgoing")).toEqual([]);
  });

  it("of many leaves open what something stands against, by name", async () => {
    const { performMany } = open();
    void performMany([rowOf("8"), rowOf("9")], { kind: "close" });
    await screen.findByText(/^2 of 2 not closed, as something stands open/);
    await userEvent.click(screen.getByRole("button", { name: "Close them anyway" }));
    await screen.findByText(/^Closed 2/);
  });
});

describe("a conversation that moved", () => {
  const now = {
    ...answered,
    assigneeId: "4",
    parts: [
      ...answered.parts,
      part({ id: "3", createdAt: 1_795_000_100, html: "<p>It has come, thanks!</p>" }),
    ],
  };
  beforeEach(() =>
    serve((path, body) => {
      if (path.endsWith("/actions"))
        return body && "seen" in body
          ? Response.json({ error: { code: "moved", message: "It moved." } }, { status: 409 })
          : done(now);
      return Response.json(now);
    }),
  );

  it("is not acted on: what changed is said, and one key goes ahead with the same action", async () => {
    const { ask } = open();
    ask("close", answered);
    const asked = await dialog("It changed since you looked");
    await within(asked).findByText("It has come, thanks!");
    expect(asked.textContent).toContain("It was assigned to Priya Raman.");
    expect(pendingActions.all()).toEqual([]);
    fireEvent.keyDown(asked, { key: "y", repeat: true });
    expect(asked.isConnected).toBe(true);
    fireEvent.keyDown(asked, { key: "y" });
    await expect.poll(actions).toHaveLength(2);
    const [first, second] = actions();
    expect(second?.key).toBe(first?.key);
    expect(second).not.toHaveProperty("seen");
  });

  it("has no letters where single keys are switched off", async () => {
    const { ask } = open({ singleKeys: false });
    ask("close", answered);
    const asked = await dialog("It changed since you looked");
    await within(asked).findByText("It has come, thanks!");
    fireEvent.keyDown(asked, { key: "y" });
    fireEvent.keyDown(asked, { key: "o" });
    expect(asked.isConnected).toBe(true);
    await userEvent.click(within(asked).getByRole("button", { name: "Close anyway" }));
    await expect.poll(actions).toHaveLength(2);
  });

  it("has no letters for who is writing when it opens: they are meant for the field", async () => {
    const { ask } = open({ page: <textarea aria-label="Field" /> });
    screen.getByRole("textbox", { name: "Field" }).focus();
    ask("close", answered);
    const asked = await dialog("It changed since you looked");
    await within(asked).findByText("It has come, thanks!");
    for (const key of ["y", "o"]) fireEvent.keyDown(asked, { key });
    // Nor is there a button that a space would press.
    expect(document.activeElement?.textContent).toMatch(/^Nothing was done yet/);
    expect(asked.isConnected).toBe(true);
    expect(actions()).toHaveLength(1);
    await userEvent.click(within(asked).getByRole("button", { name: "Close anyway" }));
    await expect.poll(actions).toHaveLength(2);
  });

  it("is left alone on Esc, and opened by one key", async () => {
    const { ask, opener } = open();
    const opened = vi.fn();
    opener.current = opened;
    ask("close", answered);
    fireEvent(await dialog("It changed since you looked"), new Event("cancel", { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(actions()).toHaveLength(1);
    ask("close", answered);
    const again = await dialog("It changed since you looked");
    await within(again).findByText("It has come, thanks!");
    fireEvent.keyDown(again, { key: "o" });
    expect(opened).toHaveBeenCalledWith("7");
    expect(actions()).toHaveLength(2);
  });
});

describe("a message held because the conversation moved", () => {
  let key = "";
  const now = { ...answered, assigneeId: "4" };
  const message = (state: string) => ({
    key,
    subject: "conversation",
    id: "7",
    action: { kind: "close", message: "Good to hear!" },
    state,
    dueInMs: 0,
    createdAtMs: 1_795_000_000_000,
    problem: state === "held" ? { code: "moved", message: "It moved." } : null,
  });
  let calls: readonly string[] = [];
  beforeEach(() => {
    calls = [];
    let state = "held";
    vi.stubGlobal("fetch", async (path: string, { method = "GET", body }: RequestInit = {}) => {
      if (method === "POST" && path === "/api/outgoing") key = JSON.parse(String(body)).key;
      if (method !== "GET") calls = [...calls, `${method} ${path}`.replace(/[0-9a-f-]{36}/, "KEY")];
      if (method === "DELETE") state = "taken_back";
      if (path.endsWith("/now")) state = "sent";
      if (path !== "/api/outgoing" || method !== "GET")
        return Response.json(path.startsWith("/api/outgoing") ? message(state) : now);
      return Response.json({ messages: calls.length === 0 ? [] : [message(state)] });
    });
  });
  const closeWithMessage = async () => {
    const { ask } = open();
    ask("close", answered, { message: "" });
    const writing = await dialog("Close with a message");
    await userEvent.type(within(writing).getByRole("textbox"), "Good to hear!");
    await userEvent.click(within(writing).getByRole("button", { name: "Send and close" }));
    const moved = await dialog("It changed since you looked");
    await within(moved).findByText("It was assigned to Priya Raman.");
    expect(moved.textContent).toContain("What you wrote is kept.");
    return moved;
  };

  it("goes out all the same on one key", async () => {
    fireEvent.keyDown(await closeWithMessage(), { key: "y" });
    await expect.poll(() => calls).toEqual(["POST /api/outgoing", "POST /api/outgoing/KEY/now"]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("comes back as a draft when it is left", async () => {
    fireEvent(await closeWithMessage(), new Event("cancel", { cancelable: true }));
    await screen.findByText("Taken back: it stays open. Your message is in the field for replies.");
    expect(calls).toEqual(["POST /api/outgoing", "DELETE /api/outgoing/KEY"]);
    expect(draftStore.get("m1", "7").draft).toMatchObject({ text: "Good to hear!", mode: "reply" });
  });
});

it("keeps a message that could not be handed over, one press away", async () => {
  serve((path) =>
    path === "/api/outgoing"
      ? Response.json(
          { error: { code: "database_unavailable", message: "The database is away." } },
          { status: 503 },
        )
      : Response.json({}),
  );
  const { ask } = open();
  ask("close", answered, { message: "" });
  const writing = await dialog("Close with a message");
  await userEvent.type(within(writing).getByRole("textbox"), "Good to hear!");
  await userEvent.click(within(writing).getByRole("button", { name: "Send and close" }));
  await screen.findByText(/The database is away/);
  await userEvent.click(screen.getByRole("button", { name: /^Go on writing/ }));
  const again = await dialog("Close with a message");
  expect(within(again).getByRole("textbox")).toHaveProperty("value", "Good to hear!");
});

describe("words that are sent once more", () => {
  /** The keys with which they came to the server; `answer` is its answer to each, null where none comes. */
  const sending = (answer: () => Response | null) => {
    const keys: string[] = [];
    vi.stubGlobal("fetch", async (path: string, { method = "GET", body }: RequestInit = {}) => {
      if (!path.startsWith("/api/outgoing")) return Response.json({});
      if (method === "POST") keys.push(JSON.parse(String(body)).key);
      const answered = answer();
      if (answered === null) throw new TypeError("Failed to fetch");
      return answered;
    });
    return keys;
  };
  const refusal = () =>
    Response.json(
      { error: { code: "database_unavailable", message: "The database is away." } },
      { status: 503 },
    );
  const write = async (words: string) => {
    const writing = await dialog("Close with a message");
    await userEvent.clear(within(writing).getByRole("textbox"));
    await userEvent.type(within(writing).getByRole("textbox"), words);
    await userEvent.click(within(writing).getByRole("button", { name: "Send and close" }));
  };
  const onceMore = async (words: string) => {
    await userEvent.click(await screen.findByRole("button", { name: /^Go on writing/ }));
    await write(words);
  };

  it("are one message where nobody knows whether they came: also on a page that was loaded anew", async () => {
    const keys = sending(() => null);
    const { ask } = open();
    ask("close", answered, { message: "" });
    await write("Good to hear!");
    await screen.findByText(/Nobody knows yet/);
    await onceMore("Good to hear!");
    await vi.waitFor(() => expect(keys).toHaveLength(2));
    cleanup();
    open().ask("close", answered, { message: "" });
    await write("Good to hear!");
    await vi.waitFor(() => expect(keys).toHaveLength(3));
    expect(new Set(keys).size).toBe(1);
  });

  it("are another message where they are other words, or the first are known not to have gone", async () => {
    let answer: () => Response | null = () => null;
    const keys = sending(() => answer());
    const { ask } = open();
    ask("close", answered, { message: "" });
    await write("Good to hear!");
    await screen.findByText(/Nobody knows yet/);
    await onceMore("Very good to hear!");
    await vi.waitFor(() => expect(keys).toHaveLength(2));
    expect(keys[1]).not.toBe(keys[0]);
    answer = refusal;
    await onceMore("Very good to hear!");
    await screen.findByText(/The database is away/);
    expect(keys[2]).toBe(keys[1]);
    const offers = screen.getAllByRole("button", { name: /^Go on writing/ });
    for (const offer of offers.slice(-1)) await userEvent.click(offer);
    await write("Very good to hear!");
    await vi.waitFor(() => expect(keys).toHaveLength(4));
    expect(keys[3]).not.toBe(keys[2]);
  });
});

describe("the words of a dialog", () => {
  const sendsClose = async ({ ask }: ActionsPort) => {
    ask("close", answered, { message: "" });
    const writing = await dialog("Close with a message");
    await userEvent.type(within(writing).getByRole("textbox"), "Over to you.");
    await userEvent.click(within(writing).getByRole("button", { name: "Send and close" }));
  };
  const sendsAssign = async ({ ask }: ActionsPort) => {
    ask("assign", answered);
    const asked = await dialog("Assign");
    await userEvent.click(within(asked).getByRole("button", { name: /^Add a message/ }));
    await userEvent.type(screen.getByRole("textbox"), "Over to you.");
    await userEvent.type(within(asked).getByRole("combobox"), "priya{Enter}");
  };

  it.each([
    ["close", sendsClose],
    ["assign", sendsAssign],
  ])("that says something as one does this are kept until the server has them: %s", async (kind, sends) => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    serve(async (path, body) => {
      if (path !== "/api/outgoing") return Response.json({});
      if (body === null) return Response.json({ messages: [] });
      await arrived;
      const facts = { state: "waiting", dueInMs: 8000, createdAtMs: 0, problem: null };
      return Response.json({ ...facts, ...body });
    });
    await sends(open());
    await expect.poll(() => sent.map(({ path }) => path)).toEqual(["/api/outgoing"]);
    const kept = () => localStorage.getItem(`switchyard.form:m1:${kind} 7`);
    expect(kept()).toBe('"Over to you."');
    arrive();
    await expect.poll(kept).toBeNull();
  });
});

describe("words that are too many for one message", () => {
  const fill = async (name: string, length: number) => {
    const field = within(await dialog(name)).getByRole("textbox");
    fireEvent.change(field, { target: { value: "x".repeat(length) } });
  };

  it("are not sent in closing, which says how many are too many", async () => {
    const { ask } = open();
    ask("close", answered, { message: "" });
    await fill("Close with a message", 60_001);
    const send = screen.getByRole("button", { name: "Send and close" });
    await userEvent.click(send);
    expect(screen.getByText("1 character too many.")).toBeDefined();
    await fill("Close with a message", 60_000);
    await userEvent.click(send);
    await expect.poll(() => sent.map(({ path }) => path)).toContain("/api/outgoing");
  });

  it("are not sent with an assignment, which then is not done", async () => {
    const { ask } = open();
    ask("assign", answered, { message: "" });
    await fill("Assign", 60_001);
    expect(screen.getByText("1 character too many.")).toBeDefined();
    await userEvent.type(within(await dialog("Assign")).getByRole("combobox"), "priya{Enter}");
    expect(await dialog("Assign")).toBeDefined();
    await fill("Assign", 60_000);
    await userEvent.type(within(await dialog("Assign")).getByRole("combobox"), "{Enter}");
    await expect.poll(() => sent.map(({ path }) => path)).toContain("/api/outgoing");
  });
});

describe("the words of a dialog that was left", () => {
  it("are there again where one closes with a message", async () => {
    const { ask } = open();
    ask("close", answered, { message: "" });
    await userEvent.type(within(await dialog("Close with a message")).getByRole("textbox"), "Good to hear!");
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    ask("close", answered, { message: "" });
    const again = await dialog("Close with a message");
    expect(within(again).getByRole("textbox")).toHaveProperty("value", "Good to hear!");
  });

  it("go out with an assignment only once one has asked for them again", async () => {
    const { ask } = open();
    ask("assign", answered);
    await userEvent.click(within(await dialog("Assign")).getByRole("button", { name: /^Add a message/ }));
    await userEvent.type(screen.getByRole("textbox"), "Priya takes over.");
    fireEvent(await dialog("Assign"), new Event("cancel"));
    ask("assign", answered);
    const again = await dialog("Assign");
    expect(within(again).getByRole("button", { name: /^Go on with your message/ })).toBeDefined();
    await userEvent.type(within(again).getByRole("combobox"), "priya{Enter}");
    await expect
      .poll(actions)
      .toMatchObject([{ action: { kind: "assign", assignee: { kind: "teammate", id: "4" } } }]);
    expect(JSON.stringify(sent)).not.toContain("takes over");
  });
});

it("asks for no words where what is chosen is done to all at once, though it be one", async () => {
  const onAct = vi.fn();
  open().askMany("assign", [answered], onAct);
  const asked = await dialog("Assign");
  await within(asked).findByText("Priya Raman");
  expect(within(asked).queryByRole("button", { name: /message/ })).toBeNull();
  await userEvent.type(within(asked).getByRole("combobox"), "priya{Enter}");
  expect(onAct.mock.calls).toEqual([[{ kind: "assign", assignee: { kind: "teammate", id: "4" } }]]);
});

describe("what is asked for", () => {
  it("until when to snooze takes words as people type them", async () => {
    const { ask } = open();
    ask("snooze", answered);
    const asked = await dialog("Snooze");
    await userEvent.type(within(asked).getByRole("combobox"), "jan 4 2pm{Enter}");
    await expect.poll(actions).toMatchObject([{ action: { kind: "snooze", until: expect.any(Number) } }]);
  });

  it("who gets it may be a team and a teammate at once", async () => {
    const { ask } = open();
    ask("assign", answered);
    const asked = await dialog("Assign");
    const type = (text: string) => userEvent.type(within(asked).getByRole("combobox"), text);
    await type("and a teammate{Enter}");
    await type("bill{Enter}");
    await type("priya{Enter}");
    await expect
      .poll(actions)
      .toMatchObject([
        { action: { kind: "assign", assignee: { kind: "both", teammateId: "4", teamId: "3" } } },
      ]);
  });

  it("to take off is one of the tags that are on it", async () => {
    const tagged = { ...answered, tags: [{ id: "30", name: "vip" }] };
    const { ask } = open({ conversation: tagged });
    ask("untag", tagged);
    const asked = await dialog("Remove tag");
    await userEvent.type(within(asked).getByRole("combobox"), "refund{Enter}");
    expect(actions()).toEqual([]);
    await userEvent.clear(within(asked).getByRole("combobox"));
    await userEvent.type(within(asked).getByRole("combobox"), "{Enter}");
    await expect.poll(actions).toMatchObject([{ action: { kind: "untag", tag: { id: "30", name: "vip" } } }]);
  });

  it("in whose name to write is the field's to show, for those whose role allows it", async () => {
    const contact = { kind: "contact" as const, id: "6".repeat(24), name: "Nora Field", email: null };
    const theirs = { ...answered, contact };
    const agent = open({ conversation: theirs });
    const writing = vi.fn();
    agent.composer.current = { conversationId: answered.id, open: writing };
    agent.ask("reply-as-contact", theirs);
    await screen.findByText("Only leads and owners may do that.");
    expect(writing).not.toHaveBeenCalled();
    cleanup();
    const { ask, composer, wanted, opener } = open({ role: "lead", conversation: theirs });
    composer.current = { conversationId: answered.id, open: writing };
    ask("reply-as-contact", theirs);
    await expect.poll(() => writing.mock.calls).toEqual([["contact"]]);
    const opened = vi.fn();
    composer.current = null;
    opener.current = opened;
    ask("reply-as-contact", theirs);
    await expect.poll(() => opened.mock.calls).toEqual([["7"]]);
    expect(wanted.current).toEqual({ conversationId: "7", mode: "contact" });
  });

  const field = {
    id: "1",
    description: null,
    type: "string",
    multiline: false,
    items: [],
    order: 0,
  } as const;
  const title = { ...field, name: "_default_title_", label: "Title", required: true };
  const type = { id: "81", name: "Bug", description: null, icon: null, category: "Customer" };
  const ticketTypes = [{ ...type, attributes: [title] }];

  /** Answers what is done once the test says so. */
  const serveLate = (said: () => Response) => {
    let answer = () => {};
    const waits = new Promise<void>((resolve) => {
      answer = resolve;
    });
    serve(async (path) => {
      if (!path.endsWith("/actions")) return Response.json({});
      await waits;
      return said();
    });
    return () => answer();
  };

  it("is said to be wrong in a message where its form was left meanwhile", async () => {
    const answer = serveLate(() => {
      const fields = [{ path: "attributes._default_title_", message: "The title is too long." }];
      const error = { code: "intercom_refused", message: "Refused.", fields };
      return Response.json({ error }, { status: 422 });
    });
    open({ ticketTypes }).ask("convert", answered);
    const asked = await dialog("Convert to a ticket");
    await userEvent.click(within(asked).getByRole("button", { name: "Convert" }));
    await expect.poll(actions).toHaveLength(1);
    fireEvent(asked, new Event("cancel", { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    answer();
    await screen.findByText("No ticket was made of “Parcel”. The title is too long.");
  });

  it("stays open when the answer to a convert comes that was left meanwhile", async () => {
    const answer = serveLate(() => done(answered));
    const { ask } = open({ ticketTypes });
    ask("convert", answered);
    const asked = await dialog("Convert to a ticket");
    await userEvent.type(within(asked).getByRole("textbox", { name: /^Title/ }), " is lost");
    const kept = () => localStorage.getItem("switchyard.form:m1:convert 7");
    expect(kept()).not.toBeNull();
    await userEvent.click(within(asked).getByRole("button", { name: "Convert" }));
    await expect.poll(actions).toHaveLength(1);
    fireEvent(asked, new Event("cancel", { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    ask("tag", answered);
    const tags = await dialog("Tag");
    answer();
    await expect.poll(kept).toBeNull();
    await act(async () => undefined);
    expect(tags.isConnected).toBe(true);
  });

  it("to redact wants the word typed", async () => {
    const { ask } = open();
    ask("redact", answered, { part: part({ id: "2" }) });
    const asked = await dialog("Redact this message");
    expect(asked.textContent).toContain("Where is my parcel?");
    await userEvent.type(within(asked).getByRole("textbox"), "yes{Enter}");
    expect(actions()).toEqual([]);
    expect(asked.textContent).toContain("Type the word redact, or cancel.");
    await userEvent.clear(within(asked).getByRole("textbox"));
    await userEvent.type(within(asked).getByRole("textbox"), "Redact{Enter}");
    await expect
      .poll(actions)
      .toMatchObject([{ action: { kind: "redact", target: { kind: "part", id: "2" } } }]);
  });

  it.each([
    ["opening", "source", "Where is my parcel?"],
    ["later", "part", "It has come, thanks!"],
  ])("to redact is the message that was picked, the %s one of two with one id", async (_, kind, words) => {
    const later = part({ html: "<p>It has come, thanks!</p>" });
    const twins = { ...answered, parts: [part({ partType: "source" }), later] };
    serve((path) => (path.endsWith("/actions") ? done(twins) : Response.json(twins)));
    open({ conversation: twins }).ask("redact", twins);
    const pick = await dialog("Redact a message");
    await userEvent.type(within(pick).getByRole("combobox"), words);
    await userEvent.type(within(pick).getByRole("combobox"), "{Enter}");
    const asked = await dialog("Redact this message");
    expect(asked.textContent).toContain(words);
    await userEvent.type(within(asked).getByRole("textbox"), "redact{Enter}");
    await expect.poll(actions).toMatchObject([{ action: { kind: "redact", target: { kind, id: "1" } } }]);
  });

  it("the last participant stays, and why is said", async () => {
    const alone = { ...answered, contacts: people.slice(0, 1) };
    serve(() => Response.json(alone));
    const { ask } = open({ conversation: alone });
    ask("remove-participant", alone);
    expect((await dialog("Remove a participant")).textContent).toContain("Nora Field is the only one");
  });

  it("who takes part is asked for by name where only the id is known, and is removed by it", async () => {
    const bare = { kind: "contact" as const, id: "8".repeat(24), name: null, email: null };
    const both = { ...answered, contacts: [...people.slice(0, 1), bare] };
    serve((path) =>
      path === `/api/contacts/${bare.id}`
        ? Response.json({ id: bare.id, name: "Bo Second", email: "bo@example.test" })
        : done(both),
    );
    const { ask } = open({ conversation: both });
    ask("remove-participant", both);
    fireEvent.click(
      await within(await dialog("Remove a participant")).findByRole("option", { name: /Bo Second/ }),
    );
    await expect
      .poll(actions)
      .toMatchObject([
        { action: { kind: "remove-participant", contact: { id: bare.id, name: "Bo Second" } } },
      ]);
  });

  it("what a role does not allow is refused with the reason, and nothing is sent", async () => {
    const { ask } = open();
    ask("delete", answered);
    await screen.findByText("Only leads and owners may do that.");
    cleanup();
    const lead = open({ role: "lead" });
    lead.ask("delete", answered);
    await dialog("Delete the conversation");
    expect(actions()).toEqual([]);
  });

  it("a merge says that it is for good, and takes an address as well as a number", async () => {
    const { ask } = open({ role: "lead" });
    ask("merge", answered);
    const pick = await dialog("Merge into another conversation");
    await userEvent.type(within(pick).getByRole("combobox"), "https://desk.test/conversations/4711{Enter}");
    const sure = await dialog("Merge into another conversation");
    expect(sure.textContent).toContain("This cannot be reversed.");
    await userEvent.type(within(sure).getByRole("textbox"), "merge{Enter}");
    await expect.poll(actions).toMatchObject([{ action: { kind: "merge", into: "4711" } }]);
  });
});

it("a second press of the same key does nothing while the first is on its way, and z takes the last thing back", async () => {
  const { ask, undoLast } = open();
  act(() => {
    ask("priority", answered);
    ask("priority", answered);
  });
  await expect.poll(actions).toHaveLength(1);
  undoLast();
  await expect
    .poll(() => sent.map(({ path }) => path).filter((path) => path !== "/api/settings"))
    .toEqual(["/api/conversations/7/actions", "/api/journal/j1/undo"]);
  expect(actions()[0]?.action).toEqual({ kind: "priority", priority: true });
});

describe("z, where this page has done nothing yet", () => {
  const now = Math.floor(Date.now() / 1000);
  const row = (id: string, over: object = {}) => ({
    kind: "conversation",
    id,
    at: now - 60,
    who: { memberId: "m1", name: "Ada", isMe: true },
    conversationId: "7",
    action: { kind: "close" },
    outcome: "done",
    undoable: true,
    undone: false,
    undoOf: null,
    why: null,
    ...over,
  });
  const serveRows = (rows: readonly object[]) =>
    serve((path) => {
      if (path.startsWith("/api/journal?")) return Response.json({ rows });
      return path.endsWith("/undo") ? done(answered) : Response.json({});
    });
  const taken = () => sent.map(({ path }) => path).filter((path) => path.endsWith("/undo"));

  it("takes back the newest of the journal that can be, and not what took something back", async () => {
    serveRows([row("a", { undoOf: "b" }), row("b", { undoable: false, undone: true }), row("c"), row("d")]);
    open().undoLast();
    await expect.poll(taken).toEqual(["/api/journal/c/undo"]);
    await screen.findByText(/^Taken back: Closed/);
  });

  it("takes back what one did oneself, and not that a conversation was marked read by being opened", async () => {
    const opened = { action: { kind: "read", byItself: true }, conversationId: "8" };
    serveRows([row("a", opened), row("b", opened), row("c", { action: { kind: "read" } }), row("d")]);
    open().undoLast();
    await expect.poll(taken).toEqual(["/api/journal/c/undo"]);
    await screen.findByText(/^Taken back: Marked/);
  });

  it("shows first what was done long ago, and takes it back when told to", async () => {
    serveRows([row("c", { at: now - 3600 })]);
    open().undoLast();
    await screen.findByText(/^Last done: Closed .* That was a while ago\.$/);
    expect(taken()).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: /^Take it back/ }));
    await expect.poll(taken).toEqual(["/api/journal/c/undo"]);
  });

  it("says so where there is nothing", async () => {
    serveRows([]);
    open().undoLast();
    await screen.findByText("There is nothing to take back.");
  });
});

it("says on a phone why something cannot be done, and does nothing then", async () => {
  open({ page: <ActionSheet conversation={answered} onClose={() => undefined} /> });
  const erase = screen.getByRole("button", { name: /^Delete/ });
  expect(erase.textContent).toContain("Only leads and owners may do that.");
  const closes = vi.fn();
  cleanup();
  open({ page: <ActionSheet conversation={answered} onClose={closes} /> });
  fireEvent.click(screen.getByRole("button", { name: /^Delete/ }));
  expect(closes).not.toHaveBeenCalled();
  expect(screen.queryByRole("dialog", { name: "Delete the conversation" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: /^Make it a priority/ }));
  expect(closes).toHaveBeenCalled();
  await expect.poll(actions).toMatchObject([{ action: { kind: "priority", priority: true } }]);
});

it("shows as unknown what nobody knew the end of when the page before went away, until a look has told", async () => {
  const row = {
    kind: "conversation",
    id: "11111111-1111-4111-8111-111111111111",
    at: Math.floor(Date.now() / 1000) - 60,
    who: { memberId: "m1", name: "Ada", isMe: true },
    conversationId: "7",
    action: { kind: "close" },
    outcome: "unknown",
    undoable: false,
    undone: false,
    undoOf: null,
    why: null,
  };
  const action = { kind: "open" };
  const old = { ...row, id: "22222222-2222-4222-8222-222222222222", at: 1_700_000_000, action };
  serve((path) => {
    if (path.startsWith("/api/journal?")) return Response.json({ rows: [row, old] });
    return path.endsWith("/look") ? done(answered) : Response.json({});
  });
  open({ page: <UnsureStrip place="7" /> });
  fireEvent.pointerDown(document.body);
  const strip = await screen.findByText(/^Nobody knows yet whether this was done: Closed/);
  expect(screen.getAllByRole("button", { name: "Look again" })).toHaveLength(1);
  fireEvent.click(screen.getByRole("button", { name: "Look again" }));
  await screen.findByText(/^It was done: Closed/);
  await waitFor(() => expect(strip.isConnected).toBe(false));
  expect(sent.map(({ path }) => path)).toEqual([`/api/journal/${row.id}/look`]);
});

let choices: readonly string[] = [];
const Choices = ({ of }: { of: ConversationDetail }) => {
  choices = [...choices, ...useChoices(of).map(({ id }) => id)];
  return null;
};

it("offers everything of the table from the menu and the phone's sheet, but for what undo does", () => {
  const tagged = detail({
    id: "7",
    contacts: people,
    ...(people[0] ? { contact: people[0] } : {}),
    tags: [{ id: "1", name: "vip" }],
  });
  choices = [];
  for (const of of [tagged, { ...tagged, state: "closed" as const, read: !tagged.read }]) {
    open({ role: "lead", page: <Choices of={of} /> });
    cleanup();
  }
  const missing = offeredRows.map(({ kind }) => kind).filter((kind) => !choices.includes(kind));
  expect(missing).toEqual([]);
});

const marked = ["1", "2"].map((id) => detail({ id, parts: answered.parts }));
/** Two rows and a key that moves down, drawn when its handler has come to an end as after a real press. */
const List = () => {
  const [at, setAt] = useState(0);
  useActionTarget("row", marked[at]);
  useHotkeys({ j: () => flushSync(() => setAt(at + 1)) });
  return null;
};

/** Deletes something that a message offers to bring back. */
const Deleting = () => {
  const { show } = useToasts();
  const [isBack, setIsBack] = useState(false);
  const act = { label: "Undo", run: () => setIsBack(true), takesBack: true } as const;
  return (
    <>
      <button type="button" onClick={() => show({ text: "The draft was deleted.", act })}>
        delete
      </button>
      {isBack ? "The draft is back" : null}
    </>
  );
};

describe("z while something is still on its way", () => {
  const [first, second] = marked;
  const z = () => fireEvent.keyDown(document.body, { key: "z", code: "KeyZ" });
  const undone = () => sent.map(({ path }) => path).filter((path) => path.endsWith("/undo"));

  it("takes that back, and not what was done before and a message offers to take back", async () => {
    if (!first || !second) throw new Error("two rows are marked");
    let answer = () => {};
    const waits = new Promise<void>((resolve) => {
      answer = resolve;
    });
    serve(async (path) => {
      if (path === "/api/conversations/1/actions") return done(first, "j1");
      if (path.endsWith("/undo")) return done(path.includes("j1") ? first : second, "j3");
      if (path !== "/api/conversations/2/actions") return Response.json({});
      await waits;
      return done(second, "j2");
    });
    const port = open();
    await act(() => port.perform(first, { kind: "priority", priority: true }));
    await screen.findByRole("button", { name: /^Undo/ });
    void port.perform(second, { kind: "priority", priority: true });
    await expect.poll(() => sent.map(({ path }) => path)).toContain("/api/conversations/2/actions");
    z();
    answer();
    await expect.poll(undone).toEqual(["/api/journal/j2/undo"]);
    expect(screen.getByRole("button", { name: /^Undo/ })).toBeTruthy();
    await act(async () => void z());
    await expect.poll(undone).toEqual(["/api/journal/j2/undo", "/api/journal/j1/undo"]);
    expect(screen.queryByText(/^Made “Conversation 1”/)).toBeNull();
  });
});

describe("z where something was deleted before", () => {
  it("takes back what was done since, and leaves what was deleted to the button of its message", async () => {
    const [first] = marked;
    if (!first) throw new Error("a row is marked");
    let answer = () => {};
    const waits = new Promise<void>((resolve) => {
      answer = resolve;
    });
    serve(async (path) => {
      if (path.endsWith("/actions")) await waits;
      return path.startsWith("/api/settings") ? Response.json({}) : done(first);
    });
    const port = open({ page: <Deleting /> });
    // What acts is there.
    await act(() => port.performMany([], { kind: "close" }));
    fireEvent.click(screen.getByText("delete"));
    expect(screen.getByRole("button", { name: "Undo" }).getAttribute("aria-keyshortcuts")).toBe("z");
    void port.perform(first, { kind: "priority", priority: true });
    await expect.poll(actions).toHaveLength(1);
    fireEvent.keyDown(document.body, { key: "z", code: "KeyZ" });
    expect(screen.queryByText("The draft is back")).toBeNull();
    answer();
    await expect.poll(() => sent.map(({ path }) => path)).toContain("/api/journal/j1/undo");
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(screen.getByText("The draft is back")).toBeTruthy();
  });
});

describe("keys that come faster than the page is drawn", () => {
  it("closes the conversation that was marked last", async () => {
    const port = open({ page: <List /> });
    await act(() => port.performMany([], { kind: "close" }));
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
    for (const key of ["j", "e"]) document.dispatchEvent(new KeyboardEvent("keydown", { key }));
    await waitFor(() => expect(sent.map(({ path }) => path)).toContain("/api/conversations/2/actions"));
    expect(sent).toHaveLength(1);
  });

  it("keeps what one begins to write for the row that is marked, not for the field of another", async () => {
    const port = open();
    const opened: string[] = [];
    port.composer.current = { conversationId: "1", open: () => opened.push("in the field of 1") };
    port.opener.current = (id) => opened.push(id);
    const [, second] = marked;
    if (second) await act(async () => port.ask("reply", second));
    await waitFor(() => expect(opened).toEqual(["2"]));
    expect(port.wanted.current).toEqual({ conversationId: "2", mode: "reply" });
  });
});
