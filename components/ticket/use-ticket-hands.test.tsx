// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ActionsProvider } from "@/components/actions/actions-provider";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { SettingsProvider } from "@/components/data/settings";
import { ToastProvider, useToasts } from "@/components/ui/toasts";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import { ticketOf } from "@/lib/actions/testing/ticket";
import type { TicketAction } from "@/lib/actions/ticket-input";
import { defaultSettings } from "@/lib/api/settings-model";
import type { Workspace } from "@/lib/api/workspace";
import { useTicketHands } from "./use-ticket-hands";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/tickets/7",
}));

beforeEach(() => vi.stubGlobal("fetch", async () => Response.json({})));
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const runs: string[] = [];
const performed: TicketAction[] = [];

const Ticket = () => {
  const nothing = () => undefined;
  useTicketHands({
    ticket: ticketOf(),
    blocked: null,
    perform: async (_, action) => {
      performed.push(action);
      return null;
    },
    write: nothing,
    openStates: nothing,
    openFields: nothing,
  });
  return <p>The ticket</p>;
};

/** A desk on which a ticket is opened from elsewhere. */
const Desk = () => {
  const { show } = useToasts();
  const [isOpen, setIsOpen] = useState(false);
  const undo = { label: "Undo", run: () => runs.push("the reply"), takesBack: true } as const;
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        open
      </button>
      <button type="button" onClick={() => show({ text: "“x” was deleted.", act: undo })}>
        delete
      </button>
      {isOpen ? <Ticket /> : null}
    </>
  );
};

const workspace: Workspace = {
  me: { memberId: "m1", name: "Ada", email: "ada@demo.test", role: "agent", teammateId: "9" },
  name: "Demo",
  timeZone: "UTC",
  teammates: [{ id: "4", name: "Priya Raman", email: null, away: false, hasInboxSeat: true, teamIds: [] }],
  teams: [],
  tags: [],
  ticketTypes: [],
  attributes: { conversation: [], contact: [] },
  missing: [],
  inboxUrl: null,
};

const openDesk = () => {
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
  client.setQueryData(["workspace"], workspace);
  render(
    <QueryClientProvider client={client}>
      <HealthContext value={createHealthWatch(Date.now, () => undefined)}>
        <SettingsProvider initial={defaultSettings}>
          <HotkeysProvider singleKeys>
            <ToastProvider>
              <ActionsProvider>
                <Desk />
              </ActionsProvider>
            </ToastProvider>
          </HotkeysProvider>
        </SettingsProvider>
      </HealthContext>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByText("open"));
};

it("leaves z to what says on the page that it takes something back", () => {
  openDesk();
  fireEvent.click(screen.getByText("delete"));
  fireEvent.keyDown(document.body, { key: "z", code: "KeyZ" });
  expect(runs).toEqual(["the reply"]);
});

it("asks for no words where a ticket is assigned, and leaves a conversation's of the same number alone", async () => {
  const place = "switchyard.form:m1:assign 7";
  localStorage.setItem(place, '"Begun in conversation 7."');
  openDesk();
  fireEvent.keyDown(document.body, { key: "a", code: "KeyA" });
  const asked = await screen.findByRole("dialog", { name: "Assign" });
  const field = await within(asked).findByRole("combobox");
  await within(asked).findByText("Priya Raman");
  expect(within(asked).queryByRole("button", { name: /message/ })).toBeNull();
  await userEvent.type(field, "priya{Enter}");
  expect(performed).toEqual([{ kind: "assign", to: { teammateId: "4" } }]);
  expect(localStorage.getItem(place)).toBe('"Begun in conversation 7."');
});
