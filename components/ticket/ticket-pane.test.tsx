// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { ActionsContext } from "@/components/data/actions-port";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { idlePort } from "@/components/data/testing/idle-port";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ticketQuery } from "@/components/data/ticket-query";
import { ToastProvider } from "@/components/ui/toasts";
import { ticketOf } from "@/lib/actions/testing/ticket";
import { TicketPane } from "./ticket-pane";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/tickets/7",
}));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("is not drawn anew where it is read again and nothing is new", async () => {
  notifyManager.setScheduler(queueMicrotask);
  const ticket = ticketOf({ id: "7", title: "Printer" });
  vi.stubGlobal("fetch", async () => Response.json(ticket));
  const { queryKey } = ticketQuery("7");
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], workspaceWith());
  client.setQueryData(queryKey, ticket);
  const thread = vi.fn(() => null);
  const checked = vi.fn();
  render(
    <QueryClientProvider client={client}>
      <HealthContext value={createHealthWatch(Date.now, () => undefined)}>
        <ToastProvider>
          <ActionsContext value={idlePort()}>
            <TicketPane id="7" thread={thread} writer={() => null} kept={() => null} checked={checked} />
          </ActionsContext>
        </ToastProvider>
      </HealthContext>
    </QueryClientProvider>,
  );
  expect(screen.getByRole("main", { name: "Ticket" }).textContent).toContain("Printer");
  await act(() => client.refetchQueries({ queryKey }));
  thread.mockClear();
  await act(() => client.refetchQueries({ queryKey }));
  expect(thread).not.toHaveBeenCalled();
});
