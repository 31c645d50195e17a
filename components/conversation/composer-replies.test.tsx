// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useOfferedCommands } from "@/components/data/commands-port";
import { draftStore } from "@/components/data/draft-store";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ToastProvider } from "@/components/ui/toasts";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import { placeOf } from "@/lib/actions/subject";
import { detail } from "@/lib/conversation/testing/detail";
import { Composer } from "./composer";
import type { ComposerProps } from "./composer-props";
import { attributeKind } from "./testing/attribute-kind";
import { noraId } from "./testing/panel";

const contact = { kind: "contact", id: noraId, name: "Nora Field", email: null } as const;
const conversation = detail({
  id: "7",
  contact,
  contacts: [contact],
  attributes: { "Order number": "Z-12", "Paid at": 1_700_000_000 },
});
const workspace = workspaceWith({
  attributes: {
    conversation: [attributeKind("Order number"), attributeKind("Paid at", { type: "datetime" })],
    contact: [attributeKind("plan"), attributeKind("seat")],
  },
});

const macro = (id: string, name: string, text: string) => ({ id, name, text });
const macros = [
  macro(
    "1",
    "Order ready",
    'Hi {{user.name|fallback:"there"}}, your order #{{order.number}} is ready for pickup!',
  ),
  macro("2", "Account", '{{user.email|fallback:"no mail"}}, {{user.custom_attributes.plan|fallback:"free"}}'),
  macro("3", "Seat", '{{user.custom_attributes.seat|fallback:"none"}} at {{company.name|fallback:"home"}}'),
  macro(
    "4",
    "Mine",
    '{{conversation.id}} #{{conversation.custom_attributes.order_number}} {{conversation.custom_attributes.paid_at|fallback:"unpaid"}}',
  ),
];
const nora = { id: noraId, name: "Nora", email: "nora@acme.test", phone: null, attributes: { plan: "Pro" } };
const noGroups = { companies: [], tags: [], segments: [], missing: [] };
let answers: Record<string, unknown> = {};

/** As a browser does it: what is typed so goes where the cursor of the focused field is. */
const typeAtCursor = (_command: string, _ui: boolean, text: string): boolean => {
  const at = document.activeElement;
  if (!(at instanceof HTMLTextAreaElement)) return false;
  const { value, selectionStart, selectionEnd } = at;
  // Past React's own setter, which would take the change for one of its own.
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
  set?.call(at, value.slice(0, selectionStart) + text + value.slice(selectionEnd));
  at.setSelectionRange(selectionStart + text.length, selectionStart + text.length);
  at.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
};

beforeEach(() => {
  Object.assign(document, { execCommand: typeAtCursor });
  notifyManager.setScheduler(queueMicrotask);
  localStorage.clear();
  draftStore.reload();
  answers = {
    "/api/replies": { replies: [], macros, macrosMissing: null },
    "/api/drafts": { drafts: [] },
    [`/api/contacts/${noraId}`]: nora,
    [`/api/contacts/${noraId}/groups`]: noGroups,
  };
  vi.stubGlobal("fetch", async (path: string) => {
    const answer = answers[path];
    return answer === undefined ? new Promise(() => undefined) : Response.json(answer);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, "execCommand");
});

/** What the palette offers while the field is there. */
const Offered = () =>
  useOfferedCommands().map(({ id, label, run }) => (
    <button key={id} type="button" onClick={run}>
      {label}
    </button>
  ));

const show = ({
  blocked = null,
  subject = "conversation",
}: Pick<Partial<ComposerProps>, "blocked" | "subject"> = {}) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], workspace);
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <HotkeysProvider singleKeys>
          <main id="main" tabIndex={-1}>
            <Composer
              owner="m1"
              conversation={conversation}
              subject={subject}
              blocked={blocked}
              maySpeak={false}
              onSend={async () => ({ ok: true })}
              handle={{ current: null }}
              wanted={{ current: null }}
            />
          </main>
          <Offered />
        </HotkeysProvider>
      </ToastProvider>
    </QueryClientProvider>,
  );
};
const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: /Reply to Nora Field/ });
const draftText = () => draftStore.get("m1", "7").draft.text;
const pressM = () => fireEvent.keyDown(document.body, { key: "m" });
const paletteRow = () => fireEvent.click(screen.getByRole("button", { name: "Use a saved reply" }));

/** Marks the one reply that these letters find, once its words are as they should be, and picks it. */
const pick = async (typed: string, words: string) => {
  const find = await screen.findByRole("combobox", { name: "Saved replies" });
  fireEvent.change(find, { target: { value: typed } });
  await waitFor(() => expect(screen.getByRole("region", { name: /says$/ }).textContent).toBe(words));
  fireEvent.keyDown(find, { key: "Enter" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
};
const ready = "Hi Nora Field, your order #{{order.number}} is ready for pickup!";

describe("a saved reply", () => {
  it.each([
    ["m", pressM],
    ["the palette", paletteRow],
  ])("that was asked for by %s enters where the cursor was, between what stands there", async (_, ask) => {
    show();
    fireEvent.change(field(), { target: { value: "Hello.Bye." } });
    field().setSelectionRange(6, 6);
    ask();
    await pick("ready", ready);
    await waitFor(() => expect(field().value).toBe(`Hello.${ready}Bye.`));
    expect(field().selectionStart).toBe(6 + ready.length);
    expect(field().selectionEnd).toBe(6 + ready.length);
    expect(document.activeElement).toBe(field());
    expect(draftText()).toBe(`Hello.${ready}Bye.`);
    expect(localStorage.getItem("switchyard:draft:m1:7")).toContain("ready for pickup!Bye.");
    // What only Intercom knows is to be filled in before it goes.
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    expect((await screen.findByText(/Press Send once more/)).textContent).toContain(
      "{{order.number}} is not filled in",
    );
  });

  it("takes the place of what is marked", async () => {
    show();
    fireEvent.change(field(), { target: { value: "Hello. TODO Bye." } });
    field().setSelectionRange(7, 11);
    pressM();
    await pick("account", "nora@acme.test, Pro");
    await waitFor(() => expect(draftText()).toBe("Hello. nora@acme.test, Pro Bye."));
  });

  it("says what Intercom keeps where that is known, and leaves open what is no word", async () => {
    show();
    pressM();
    await pick("seat", "none at home");
    await waitFor(() => expect(draftText()).toBe("none at home"));
    pressM();
    await pick("mine", '7 #Z-12 {{conversation.custom_attributes.paid_at|fallback:"unpaid"}}');
    await waitFor(() => expect(draftText()).toContain("home7 #Z-12 {{"));
  });

  it.each([
    [
      "the contact",
      { [`/api/contacts/${noraId}`]: undefined },
      "account",
      macros[1]?.text.replace(/^.*?, /, "") ?? "",
    ],
    [
      "the companies",
      { [`/api/contacts/${noraId}/groups`]: { ...noGroups, missing: ["Companies: Intercom rests."] } },
      "seat",
      '{{company.name|fallback:"home"}}',
    ],
  ])("does not say that there is nothing while %s could not be read", async (_, without, typed, left) => {
    answers = { ...answers, ...without };
    show();
    pressM();
    const find = await screen.findByRole("combobox", { name: "Saved replies" });
    fireEvent.change(find, { target: { value: typed } });
    await waitFor(() => expect(screen.getByRole("region", { name: /says$/ }).textContent).toContain(left));
    fireEvent.keyDown(find, { key: "Enter" });
    await waitFor(() => expect(draftText()).toContain(left));
  });

  it("on a ticket leaves open what is asked of the conversation", async () => {
    show({ subject: "ticket" });
    pressM();
    await pick("mine", macros[3]?.text ?? "");
    await waitFor(() =>
      expect(draftStore.get("m1", placeOf("ticket", "7")).draft.text).toBe(macros[3]?.text),
    );
  });

  it("is offered by neither where nobody may write", async () => {
    show({ blocked: "Only teammates write here." });
    await act(async () => undefined);
    expect(screen.queryByRole("button", { name: "Use a saved reply" })).toBeNull();
    pressM();
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
