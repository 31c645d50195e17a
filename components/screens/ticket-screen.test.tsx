// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ActionsContext } from "@/components/data/actions-port";
import { draftStore } from "@/components/data/draft-store";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { SettingsProvider } from "@/components/data/settings";
import { idlePort } from "@/components/data/testing/idle-port";
import { ToastProvider } from "@/components/ui/toasts";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import { ticketOf } from "@/lib/actions/testing/ticket";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { ticketRevision } from "@/lib/actions/ticket-revision";
import { defaultSettings } from "@/lib/api/settings-model";
import type { Workspace } from "@/lib/api/workspace";
import { part } from "@/lib/conversation/testing/part";
import { TicketScreen } from "./ticket-screen";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/tickets/7",
  useSearchParams: () => new URLSearchParams(),
}));

const nora = { kind: "contact", id: "0123456789abcdef01234567", name: "Nora Field", email: null } as const;
const says = (id: string, words: string) => part({ id, author: nora, html: `<p>${words}</p>` });
const workspace: Workspace = {
  me: { memberId: "m1", name: "Ada", email: "ada@demo.test", role: "lead", teammateId: "5" },
  name: "Demo",
  timeZone: "UTC",
  teammates: [],
  teams: [],
  tags: [],
  ticketTypes: [],
  attributes: { conversation: [], contact: [] },
  missing: [],
  inboxUrl: null,
};

let client: QueryClient;
let asked: string[];
/** What Intercom has by now. */
let now: TicketDetail;

const answer = (path: string): unknown => {
  if (path.startsWith("/api/tickets/7/news")) return { ticket: now, stale: false };
  if (path === "/api/drafts") return { drafts: [] };
  if (path.startsWith("/api/drafts")) return { saved: true, version: 1 };
  return path === "/api/outgoing" ? { messages: [] } : {};
};

const open = (ticket: TicketDetail) => {
  client.setQueryData(["workspace"], workspace);
  client.setQueryData(["ticket", "7"], ticket);
  render(
    <QueryClientProvider client={client}>
      <HealthContext value={createHealthWatch(Date.now, () => undefined)}>
        <SettingsProvider initial={defaultSettings}>
          <HotkeysProvider singleKeys>
            <ToastProvider>
              <ActionsContext value={idlePort({})}>
                <TicketScreen id="7" />
              </ActionsContext>
            </ToastProvider>
          </HotkeysProvider>
        </SettingsProvider>
      </HealthContext>
    </QueryClientProvider>,
  );
};
/** Half a minute has gone by. */
const newsComes = () => act(() => client.refetchQueries({ queryKey: ["open-news"] }));

beforeEach(() => {
  notifyManager.setScheduler(queueMicrotask);
  localStorage.clear();
  draftStore.reload();
  client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  asked = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return Response.json(answer(path));
  });
});
afterEach(() => {
  cleanup();
  client.clear();
  vi.unstubAllGlobals();
});

it("shows what others do to the ticket that is open, and leaves words, marks and focus where they are", async () => {
  const ticket = ticketOf({ contacts: [nora], parts: [says("1", "It jams")] });
  const user = userEvent.setup();
  open(ticket);
  const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Reply to Nora Field" });
  await user.type(field, "We come tomorrow");
  field.setSelectionRange(3, 7);
  now = {
    ...ticket,
    stateId: "2",
    stateLabel: "In progress",
    parts: [...ticket.parts, says("2", "Still jams")],
  };
  await newsComes();
  expect(asked).toContain(`/api/tickets/7/news?revision=${ticketRevision(ticket)}`);
  await screen.findByText("Still jams");
  expect(screen.getByRole("button", { name: "State: In progress" })).toBeTruthy();
  expect(document.activeElement).toBe(field);
  expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(["We come tomorrow", 3, 7]);
});

it("leaves a field that is being changed to whoever changes it, though a colleague has changed it meanwhile", async () => {
  const ticket = ticketOf({ contacts: [nora] });
  const user = userEvent.setup();
  open(ticket);
  await user.click(screen.getByRole("button", { name: "Change Users" }));
  const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Users" });
  await user.clear(field);
  await user.type(field, "12");
  const fields = ticket.fields.map((one) => (one.name === "Users" ? { ...one, value: 9 } : one));
  now = { ...ticket, fields, open: false };
  await newsComes();
  await screen.findAllByRole("button", { name: "Open again" });
  expect(document.activeElement).toBe(field);
  expect(field.value).toBe("12");
});
