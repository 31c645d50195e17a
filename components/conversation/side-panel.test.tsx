// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ActionsContext, type ActionsPort, type Perform } from "@/components/data/actions-port";
import { SettingsProvider } from "@/components/data/settings";
import { idlePort } from "@/components/data/testing/idle-port";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ToastProvider } from "@/components/ui/toasts";
import type { ActionInput } from "@/lib/actions/input";
import { defaultSettings, type Settings } from "@/lib/api/settings-model";
import type { AttributeKind, Workspace } from "@/lib/api/workspace";
import type { ConversationDetail } from "@/lib/conversation/model";
import { detail, nothingAbout } from "@/lib/conversation/testing/detail";
import { AppError } from "@/lib/core/errors";
import { SidePanel } from "./side-panel";
import { attributeKind as kind } from "./testing/attribute-kind";

const nora = "65a1c0d2e4b0f1a2b3c4d501";
const bo = "65a1c0d2e4b0f1a2b3c4d502";
const person = (id: string, name: string) =>
  ({ kind: "contact", id, name, email: `${name}@x.test` }) as const;

const kinds: readonly AttributeKind[] = [
  kind("Root cause"),
  kind("Orders affected", { type: "integer" }),
  kind("Amount", { type: "decimal" }),
  kind("Reproducible", { type: "boolean" }),
  kind("Severity", { type: "list", options: ["Low", "High"] }),
  kind("Related orders", { type: "relationship", reference: { objectType: "Order", many: true } }),
  kind("Promised by", { type: "datetime" }),
  kind("Region", { required: true }),
  kind("Evidence", { type: "files", writable: false }),
];

const workspace = workspaceWith({ attributes: { conversation: kinds, contact: [] } });

const contact = {
  id: nora,
  role: "lead",
  externalId: null,
  name: "Nora",
  email: "nora@x.test",
  phone: null,
  ownerId: null,
  location: "Berlin, Germany",
  timeZone: "Europe/Berlin",
  language: "de",
  browser: null,
  os: null,
  createdAt: 1,
  lastSeenAt: null,
  signedUpAt: null,
  lastRepliedAt: null,
  lastContactedAt: null,
  unsubscribed: true,
  mailBounces: false,
  markedSpam: false,
  profiles: [],
  attributes: {},
  fetchedAtMs: 0,
  stale: false,
};

type Reply = { readonly status?: number; readonly body: unknown };
const failure = (message: string, code = "intercom_unavailable", status = 502): Reply => ({
  status,
  body: { error: { code, message, requestId: "r" } },
});

const usual = (): Record<string, Reply> => ({
  [`GET /api/contacts/${nora}`]: { body: contact },
  [`GET /api/contacts/${bo}`]: { body: { ...contact, id: bo, name: "Bo", email: "bo@x.test" } },
  groups: { body: { companies: [], tags: [], segments: [], missing: [] } },
  notes: { body: { notes: [], total: 0 } },
  conversations: { body: { rows: [], total: 1, nextCursor: null, unclosed: [] } },
  "PUT /api/settings": { body: {} },
});

let replies: Record<string, Reply>;
let sent: { readonly request: string; readonly body: Record<string, unknown> }[];

const answer = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
  const path = String(url).split("?")[0] ?? "";
  const request = `${init?.method ?? "GET"} ${path}`;
  if (init?.body) sent.push({ request, body: JSON.parse(String(init.body)) });
  const reply = replies[request] ?? replies[path.split("/").at(-1) ?? ""] ?? failure("No such thing");
  return Response.json(reply.body, { status: reply.status ?? 200 });
};

const portWith = (perform: Perform): ActionsPort => idlePort({ perform, ask: vi.fn() });

const started = detail({
  id: "7",
  contact: person(nora, "Nora"),
  contacts: [person(nora, "Nora")],
  attributes: {
    "Root cause": "Billing",
    "Orders affected": 3,
    Severity: "Low",
    "Related orders": ["21"],
    Old: "kept",
  },
  about: { ...nothingAbout, references: { "21": "Order PO-21" } },
});

type Shown = {
  readonly role?: Workspace["me"]["role"];
  readonly port?: ActionsPort;
  readonly conversation?: ConversationDetail;
  readonly settings?: Partial<Settings>;
};

const show = ({
  port = portWith(async () => null),
  conversation = started,
  settings = {},
  role = workspace.me.role,
}: Shown = {}) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], { ...workspace, me: { ...workspace.me, role } });
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <SettingsProvider initial={{ ...defaultSettings, ...settings }}>
          <ActionsContext value={port}>
            <SidePanel conversation={conversation} />
          </ActionsContext>
        </SettingsProvider>
      </ToastProvider>
    </QueryClientProvider>,
  );
};

/** A panel over a conversation that changes as Switchyard's own would: at once, and back where it fails. */
const Living = ({ end }: { end: (action: ActionInput) => AppError | null }) => {
  const [conversation, setConversation] = useState(started);
  const perform: Perform = async (before, action, options) => {
    if (action.kind !== "attribute") return null;
    setConversation((now) => ({ ...now, attributes: { ...now.attributes, [action.name]: action.value } }));
    const error = await Promise.resolve(end(action));
    if (error === null) return null;
    if (before.id === started.id) setConversation(started);
    if (error.fields && options?.onFields) options.onFields(error.fields);
    else options?.onError?.(error);
    return null;
  };
  return (
    <ActionsContext value={portWith(perform)}>
      <SidePanel conversation={conversation} />
    </ActionsContext>
  );
};

const live = (end: (action: ActionInput) => AppError | null = () => null) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], workspace);
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <SettingsProvider initial={defaultSettings}>
          <Living end={end} />
        </SettingsProvider>
      </ToastProvider>
    </QueryClientProvider>,
  );
};

const section = (name: string) => screen.findByRole("region", { name });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const save = () => press("Save");

// What the panel fetches late is read before the clock of a test begins: a busy machine takes its time.
beforeAll(() => Promise.all([import("./arrange-panel"), import("@/components/data/keep-setting")]));
beforeEach(() => {
  notifyManager.setScheduler(queueMicrotask);
  replies = usual();
  sent = [];
  vi.stubGlobal("fetch", answer);
  // What happy-dom has not.
  Element.prototype.scrollIntoView = () => undefined;
  HTMLElement.prototype.hidePopover = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("whom it tells of", () => {
  it("can be written to in a new conversation by agents as well", () => {
    show({ role: "agent" });
    expect(screen.getByRole("button", { name: "New conversation with Nora" })).toBeDefined();
  });
});

describe("an attribute", () => {
  const edits: [string, string, (field: HTMLElement) => void, unknown][] = [
    [
      "Root cause: Billing, edit",
      "Root cause",
      (f) => fireEvent.change(f, { target: { value: "Carrier" } }),
      "Carrier",
    ],
    [
      "Orders affected: 3, edit",
      "Orders affected",
      (f) => fireEvent.change(f, { target: { value: "12" } }),
      12,
    ],
    ["Severity: Low, edit", "Severity", (f) => fireEvent.change(f, { target: { value: "High" } }), "High"],
    ["Severity: Low, edit", "Severity", (f) => fireEvent.change(f, { target: { value: "" } }), null],
  ];
  it.each(edits)("%s: is set to what was typed, by its type", async (button, name, type, value) => {
    const perform = vi.fn<Perform>(async () => null);
    show({ port: portWith(perform) });
    press(button);
    type(screen.getByLabelText(name));
    save();
    expect(perform.mock.calls[0]?.[1]).toEqual({ kind: "attribute", name, value });
    expect(document.activeElement?.getAttribute("aria-label")).toBe(button);
  });

  it("that refers to objects is a list of ids, shown by their names", () => {
    const perform = vi.fn<Perform>(async () => null);
    show({ port: portWith(perform) });
    press("Related orders: Order PO-21, edit");
    const field = screen.getByLabelText("Related orders");
    fireEvent.change(field, { target: { value: " 22 " } });
    fireEvent.keyDown(field, { key: "Enter" });
    press("Remove Order PO-21");
    save();
    expect(perform.mock.calls[0]?.[1]).toEqual({ kind: "attribute", name: "Related orders", value: ["22"] });
  });

  it("is given back as it was by Esc, and nothing is sent where nothing changed", () => {
    const perform = vi.fn<Perform>(async () => null);
    show({ port: portWith(perform) });
    press("Root cause: Billing, edit");
    fireEvent.change(screen.getByLabelText("Root cause"), { target: { value: "Half a tho" } });
    fireEvent.keyDown(screen.getByLabelText("Root cause"), { key: "Escape" });
    expect(screen.getByRole("button", { name: "Root cause: Billing, edit" })).not.toBeNull();
    press("Root cause: Billing, edit");
    save();
    expect(perform).not.toHaveBeenCalled();
  });

  it("is checked where it is typed, before anything is sent", () => {
    const perform = vi.fn<Perform>(async () => null);
    show({ port: portWith(perform) });
    press("Orders affected: 3, edit");
    fireEvent.change(screen.getByLabelText("Orders affected"), { target: { value: "a dozen" } });
    save();
    expect(screen.getByText("Enter a number.")).not.toBeNull();
    expect(screen.getByLabelText("Orders affected").getAttribute("aria-invalid")).toBe("true");
    expect(perform).not.toHaveBeenCalled();
  });

  it("shows at once; refused, the old value comes back, and what was typed stands in the field with the reason", async () => {
    let end: (error: AppError | null) => void = () => undefined;
    const refused = new AppError("intercom_refused", "No.", {
      fields: [{ path: "Root cause", message: "Not allowed here." }],
    });
    live(() => {
      end(null);
      return refused;
    });
    end = () =>
      expect(screen.queryByRole("button", { name: "Root cause: Billing, edit" })).not.toBeUndefined();
    press("Root cause: Billing, edit");
    fireEvent.change(screen.getByLabelText("Root cause"), { target: { value: "Carrier" } });
    save();
    expect(await screen.findByText("Not allowed here.")).not.toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>("Root cause").value).toBe("Carrier");
    fireEvent.keyDown(screen.getByLabelText("Root cause"), { key: "Escape" });
    expect(screen.getByRole("button", { name: "Root cause: Billing, edit" })).not.toBeNull();
  });

  it("that could not be sent keeps what was typed, and the next try of the same is the same try", async () => {
    const keys: (string | undefined)[] = [];
    const perform: Perform = async (_one, _action, options) => {
      keys.push(options?.key);
      options?.onError?.(new AppError("intercom_unavailable", "Intercom cannot be asked just now."));
      return null;
    };
    show({ port: portWith(perform) });
    press("Root cause: Billing, edit");
    fireEvent.change(screen.getByLabelText("Root cause"), { target: { value: "Carrier" } });
    save();
    expect(await screen.findByText("Intercom cannot be asked just now.")).not.toBeNull();
    save();
    await screen.findByText("Intercom cannot be asked just now.");
    fireEvent.change(screen.getByLabelText("Root cause"), { target: { value: "Carriers" } });
    save();
    await waitFor(() => expect(keys).toHaveLength(3));
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it("that the workspace no longer lists is shown, and cannot be edited; a required one is shown though empty", async () => {
    show();
    const attributes = within(await section("Attributes"));
    expect(attributes.getByText("kept").closest("button")).toBeNull();
    expect(attributes.getByRole("button", { name: "Region: Not set, edit" }).textContent).toContain(
      "required",
    );
    expect(attributes.queryByText("Evidence")).toBeNull();
  });

  it("that is not set is added from the list of those", async () => {
    const perform = vi.fn<Perform>(async () => null);
    show({ port: portWith(perform) });
    const menu = within(await section("Attributes")).getByRole("button", { name: "Add an attribute" });
    fireEvent.click(menu);
    const list = screen.getByRole("menu", { name: "Attributes that are not set", hidden: true });
    const event = new Event("beforetoggle");
    Object.assign(event, { newState: "open" });
    fireEvent(list, event);
    fireEvent.click(await screen.findByRole("menuitem", { name: "Reproducible", hidden: true }));
    fireEvent.change(await screen.findByLabelText("Reproducible"), { target: { value: "true" } });
    save();
    expect(perform.mock.calls[0]?.[1]).toEqual({ kind: "attribute", name: "Reproducible", value: true });
  });
});

describe("who takes part", () => {
  it("can be taken away but for the last, which says why", async () => {
    const perform = vi.fn<Perform>(async () => null);
    const two = { ...started, contacts: [person(nora, "Nora"), person(bo, "Bo")] };
    show({ port: portWith(perform), conversation: two });
    press("Remove Bo from this conversation");
    expect(perform.mock.calls[0]?.[1]).toEqual({
      kind: "remove-participant",
      contact: { id: bo, name: "Bo" },
    });
    cleanup();
    show({ port: portWith(perform) });
    expect(screen.queryByRole("button", { name: /^Remove Nora/ })).toBeNull();
    expect(screen.getByText("The last one cannot be removed: add another first.")).not.toBeNull();
  });

  it("is added by the dialog for it", () => {
    const port = portWith(async () => null);
    show({ port });
    press("Add a participant");
    expect(port.ask).toHaveBeenCalledWith("add-participant", started);
  });

  it("can be looked at one after the other", async () => {
    show({ conversation: { ...started, contacts: [person(nora, "Nora"), person(bo, "Bo")] } });
    await screen.findByRole("button", { name: /nora@x\.test/ });
    const list = screen.getByRole("menu", { name: "Whom to show", hidden: true });
    const event = new Event("beforetoggle");
    Object.assign(event, { newState: "open" });
    fireEvent(list, event);
    fireEvent.click(await screen.findByRole("menuitemradio", { name: /Bo/, hidden: true }));
    expect(await screen.findByRole("button", { name: /bo@x\.test/ })).not.toBeNull();
  });
});

describe("a note about the contact", () => {
  const field = () =>
    screen.findByRole<HTMLTextAreaElement>("textbox", { name: "New note about the contact" });

  it("that could not be added leaves its words in the field, and goes out under the same key", async () => {
    const path = `POST /api/contacts/${nora}/notes`;
    replies[path] = failure("Intercom cannot be asked just now.");
    show();
    await section("Notes");
    fireEvent.change(await field(), { target: { value: "Call after ten" } });
    press("Add note");
    expect(
      (await screen.findByText(/It was not added\. Intercom cannot be asked/)).getAttribute("role"),
    ).toBe("alert");
    expect((await field()).value).toBe("Call after ten");
    replies[path] = {
      body: { note: { id: "9", at: 1_795_000_000, author: "Ada", text: "Call after ten" }, journalId: "j" },
    };
    replies.notes = {
      body: { notes: [{ id: "9", at: 1_795_000_000, author: "Ada", text: "Call after ten" }], total: 1 },
    };
    press("Add note");
    const list = await screen.findByRole("list", { name: "Notes about the contact" });
    await waitFor(() => expect(within(list).getAllByText("Call after ten")).toHaveLength(1));
    await waitFor(async () => expect((await field()).value).toBe(""));
    const tries = sent.filter(({ request }) => request === path).map(({ body }) => body.key);
    expect(tries).toHaveLength(2);
    expect(tries[0]).toBe(tries[1]);
  });

  it("of which nobody knows whether it was added is looked for from another of their conversations as what it is", async () => {
    const path = `POST /api/contacts/${nora}/notes`;
    replies[path] = failure("Intercom did not say whether it did this.", "outcome_unknown", 409);
    for (const id of ["7", "8"]) {
      show({ conversation: { ...started, id } });
      await section("Notes");
      if (id === "7") fireEvent.change(await field(), { target: { value: "Call after ten" } });
      press("Add note");
      await expect
        .poll(() => sent.filter(({ request }) => request === path))
        .toHaveLength(id === "7" ? 1 : 2);
      await screen.findByText(/looks whether it is there/);
      cleanup();
    }
    const [first, second] = sent.filter(({ request }) => request === path).map(({ body }) => body);
    expect(first).toMatchObject({ conversationId: "7", text: "Call after ten" });
    expect(second).toEqual(first);
  });

  it("is not sent by the press that ends a composition", async () => {
    const path = `POST /api/contacts/${nora}/notes`;
    replies[path] = failure("Intercom cannot be asked just now.");
    show();
    await section("Notes");
    const written = await field();
    fireEvent.change(written, { target: { value: "Call after ten" } });
    fireEvent.keyDown(written, { key: "Enter", ctrlKey: true, isComposing: true });
    expect(written.value).toBe("Call after ten");
    fireEvent.keyDown(written, { key: "Enter", ctrlKey: true });
    await screen.findByText(/It was not added/);
    expect(sent.filter(({ request }) => request === path)).toHaveLength(1);
  });

  it("whose words were changed after a failure is another note", async () => {
    const path = `POST /api/contacts/${nora}/notes`;
    replies[path] = failure("Intercom cannot be asked just now.");
    show();
    await section("Notes");
    for (const words of ["Call after ten", "Call after eleven"]) {
      fireEvent.change(await field(), { target: { value: words } });
      press("Add note");
      await screen.findByText(/It was not added\./);
    }
    const keys = sent.filter(({ request }) => request === path).map(({ body }) => body.key);
    expect(new Set(keys).size).toBe(2);
  });

  it("is shown as the text that it is", async () => {
    const hostile = "<img src=x onerror=alert(1)> \u202e drow";
    replies.notes = { body: { notes: [{ id: "1", at: 1, author: "<b>x</b>", text: hostile }], total: 1 } };
    show();
    expect((await screen.findByText(/onerror=alert/)).textContent).toBe(hostile);
    expect(document.querySelector("img, b b")).toBeNull();
  });
});

describe("what cannot be read", () => {
  it("fails alone, says why, and can be tried again", async () => {
    replies.conversations = failure("Intercom answered 500.");
    show();
    const earlier = within(await section("Earlier conversations"));
    expect((await earlier.findByRole("alert")).textContent).toContain("Intercom answered 500.");
    expect(await screen.findByRole("button", { name: /nora@x\.test/ })).not.toBeNull();
    replies.conversations = usual().conversations ?? failure("");
    fireEvent.click(earlier.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("This is their first conversation.")).not.toBeNull();
  });

  it("names what is missing of the contact's groups, and has the rest", async () => {
    replies.groups = {
      body: {
        companies: [
          {
            id: "c",
            name: "<i>Acme</i>",
            plan: "Pro",
            size: null,
            users: 3,
            monthlySpend: 9.5,
            industry: null,
            href: "https://acme.example/",
            lastSeenAt: null,
          },
        ],
        tags: [],
        segments: [],
        missing: ["Tags: Intercom answered 500."],
      },
    };
    show();
    const companies = within(await section("Companies"));
    expect(await companies.findByText("<i>Acme</i>")).not.toBeNull();
    expect(companies.getByText("Pro · 3 users · 9.5 a month")).not.toBeNull();
    expect(companies.getByRole("link").getAttribute("rel")).toContain("noopener");
    expect((await screen.findByText(/Tags: Intercom answered 500\./)).getAttribute("role")).toBe("alert");
  });
});

describe("an SLA", () => {
  const applied = Math.floor(Date.now() / 1000) - 600;
  const promised: ConversationDetail = {
    ...started,
    sla: { name: "First reply in 30 min", status: "active" },
    parts: [
      {
        id: "1",
        partType: "conversation_sla_applied_by_rule",
        author: { kind: "bot", id: null, name: null, email: null },
        createdAt: applied,
        html: null,
        hasRemoteImages: false,
        attachments: [],
        assignedTo: null,
        redacted: false,
      },
    ],
  };

  it("that runs says since when, and counts down to nothing that nobody has told", async () => {
    show({ conversation: promised });
    const sla = within(await section("SLA"));
    expect(sla.getByText("Running")).not.toBeNull();
    expect(sla.getByText(/^10 min$|^9 min$/)).not.toBeNull();
    expect(sla.queryByRole("timer")).toBeNull();
  });

  it("counts down to the target that the member names, which is kept under its name", async () => {
    show({ conversation: promised });
    press("Count down to a target of yours");
    expect(screen.getByLabelText<HTMLInputElement>("How long it gives").value).toBe("30 min");
    fireEvent.change(screen.getByLabelText("How long it gives"), { target: { value: "soon" } });
    save();
    expect(screen.getByText("Write a length of time, such as 30 min or 2 h.")).not.toBeNull();
    fireEvent.change(screen.getByLabelText("How long it gives"), { target: { value: "1 h" } });
    save();
    expect(screen.getByRole("timer").textContent).toMatch(/^(49|50) min left$/);
    await waitFor(() => expect(sent.at(-1)?.body).toEqual({ slaTargets: { "First reply in 30 min": 3600 } }));
  });

  it("that is paused, or past its target, says so", async () => {
    const settings = { slaTargets: { "First reply in 30 min": 60 } };
    show({ conversation: promised, settings });
    expect((await screen.findByRole("timer")).textContent).toMatch(/min past it$/);
    cleanup();
    const [part] = promised.parts;
    if (!part) throw new Error("no part");
    const paused = { ...part, id: "2", partType: "conversation_sla_paused", createdAt: applied + 5 };
    show({ conversation: { ...promised, parts: [part, paused] }, settings });
    expect(await screen.findByText("Paused")).not.toBeNull();
    expect(screen.queryByRole("timer")).toBeNull();
  });
});

describe("the panel's order", () => {
  const titles = () =>
    screen
      .getAllByRole("region")
      .map((one) => one.getAttribute("aria-labelledby"))
      .map((id) => document.getElementById(id ?? "")?.textContent);

  it("is the member's own, without what they have put away", async () => {
    show({
      settings: {
        panelOrder: ["origin", "participants"],
        hiddenPanels: ["earlier", "attributes/Root cause"],
      },
    });
    await screen.findByRole("button", { name: /nora@x\.test/ });
    expect(titles().slice(0, 2)).toEqual(["Where it came from", "Participants"]);
    expect(titles()).not.toContain("Earlier conversations");
    expect(screen.queryByText("Root cause")).toBeNull();
  });

  it("folds a section, and keeps that for the member", async () => {
    show();
    press(/^Where it came from/);
    expect(screen.getByRole("button", { name: /^Where it came from/ }).getAttribute("aria-expanded")).toBe(
      "false",
    );
    expect(screen.queryByText("Channel")).toBeNull();
    await waitFor(() =>
      expect(sent).toContainEqual({
        request: "PUT /api/settings",
        body: { hiddenPanels: ["folded:origin"] },
      }),
    );
  });

  it("is changed by buttons and keys, with the focus kept on the row that moves", async () => {
    HTMLDialogElement.prototype.showModal = function showModal() {
      this.setAttribute("open", "");
    };
    show();
    press("Arrange this panel");
    const up = await screen.findByRole("button", { name: "Move Participants up" });
    fireEvent.click(up);
    const list = () =>
      within(screen.getByRole("list", { name: "Sections of the panel" }))
        .getAllByRole("listitem")
        .map((one) => one.querySelector("bdi")?.textContent);
    expect(list().slice(0, 3)).toEqual(["Contact", "Participants", "Attributes"]);
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Move Participants up");
    fireEvent.keyDown(screen.getByRole("button", { name: "Move Participants up" }), {
      key: "ArrowUp",
      shiftKey: true,
    });
    expect(list()[0]).toBe("Participants");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Move Participants down");
    press("Hide Participants");
    expect(screen.getByRole("button", { name: "Show Participants" })).not.toBeNull();
    await waitFor(() => expect(sent.at(-1)?.body).toEqual({ hiddenPanels: ["participants"] }));
    press("Fields of Contact");
    press("Move Phone up");
    await waitFor(() =>
      expect(JSON.stringify(sent.at(-1)?.body)).toContain('"contact/phone","contact/email"'),
    );
  });
});
