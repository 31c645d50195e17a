// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { ActionsProvider } from "@/components/actions/actions-provider";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { SettingsProvider } from "@/components/data/settings";
import { ToastProvider, useToasts } from "@/components/ui/toasts";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import { ticketOf } from "@/lib/actions/testing/ticket";
import { defaultSettings } from "@/lib/api/settings-model";
import { useTicketHands } from "./use-ticket-hands";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/tickets/7",
}));

afterEach(cleanup);

const runs: string[] = [];

const Ticket = () => {
  const nothing = () => undefined;
  useTicketHands({
    ticket: ticketOf(),
    blocked: null,
    perform: async () => null,
    write: nothing,
    openStates: nothing,
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

it("leaves z to what says on the page that it takes something back", () => {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
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
  fireEvent.click(screen.getByText("delete"));
  fireEvent.keyDown(document.body, { key: "z", code: "KeyZ" });
  expect(runs).toEqual(["the reply"]);
});
