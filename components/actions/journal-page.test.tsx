// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ToastProvider } from "@/components/ui/toasts";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import type { ConversationRow, JournalRow } from "@/lib/api/journal";
import { JournalList } from "./journal-list";
import { journalRow } from "./testing/journal-row";

const pushed: string[] = [];
vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: (href: string) => pushed.push(href) }),
  usePathname: () => "/journal",
}));

const row = (n: number, over: Partial<ConversationRow> = {}): ConversationRow =>
  journalRow({
    id: `j${n}`,
    seq: String(n),
    at: 1_795_000_000 + n * 60,
    who: { memberId: "m1", name: "Ada", isMe: n % 2 === 0 },
    conversationId: String(n),
    name: `Parcel ${n}`,
    ...over,
  });

const asked: string[] = [];
let count = 0;
/** What is in the journal, newest first; a page has two rows. */
let journal: readonly JournalRow[] = [];
let failsFrom: string | null = null;

const pageFrom = (before: string | null): Response => {
  if (failsFrom !== null && failsFrom === before)
    return Response.json({ error: { code: "database_unavailable", message: "Away." } }, { status: 503 });
  const rows = journal.filter((one) => before === null || Number(one.seq) < Number(before)).slice(0, 2);
  return Response.json({
    rows,
    next: rows.length < 2 ? null : rows.at(-1)?.seq,
    newest: journal[0]?.seq ?? "0",
  });
};

const show = async () => {
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    const url = new URL(path, "http://x.test");
    asked.push(`${init?.method ?? "GET"} ${path}`);
    if (url.pathname === "/api/journal/news") return Response.json({ count });
    if (init?.method === "POST")
      return Response.json(
        { error: { code: "undo_outdated", message: "Somebody was faster." } },
        { status: 409 },
      );
    return pageFrom(url.searchParams.get("before"));
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], {
    ...workspaceWith({ me: { teammateId: "9" } }),
    teammates: [{ id: "9", name: "Ada Nwosu", email: null, teamIds: [] }],
  });
  render(
    <QueryClientProvider client={client}>
      <HotkeysProvider singleKeys>
        <HealthContext value={createHealthWatch(Date.now, () => undefined)}>
          <ToastProvider>
            <JournalList q="by:me" />
          </ToastProvider>
        </HealthContext>
      </HotkeysProvider>
    </QueryClientProvider>,
  );
  await screen.findAllByRole("listitem");
};
const names = () =>
  screen.getAllByRole("button", { name: /^Details:/ }).map((one) => one.getAttribute("aria-label"));
const focused = () => document.activeElement?.getAttribute("aria-label");

beforeEach(() => {
  notifyManager.setScheduler((callback) => callback());
  asked.length = 0;
  pushed.length = 0;
  count = 0;
  failsFrom = null;
  journal = [5, 4, 3, 2, 1].map((n) => row(n));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("shows what a row changed, what was written with it, and which rows and request belong to it", async () => {
  journal = [
    row(1, {
      action: { kind: "close", message: "Good bye\nand thanks" },
      undone: true,
      undoable: false,
      undoneBy: "back",
      undoOf: "forth",
      requestId: "r-1",
      changes: [
        { what: "state", name: null, before: "open", after: "closed" },
        { what: "assigneeId", name: null, before: null, after: "9" },
        { what: "tags", name: null, before: [], after: ["vip", "late"] },
        { what: "teamId", name: null, after: "77" },
        { what: "attribute", name: "Plan", before: 3, after: true },
      ],
    }),
  ];
  await show();
  const toggle = screen.getByRole("button", { name: /^Details:/ });
  expect(toggle.getAttribute("aria-expanded")).toBe("false");
  await userEvent.click(toggle);
  expect(toggle.getAttribute("aria-expanded")).toBe("true");
  const facts = within(screen.getByRole("listitem"))
    .getAllByRole("term")
    .map((term) => [term.textContent, term.nextElementSibling?.textContent.replace(/ +/g, " ")]);
  expect(facts).toEqual([
    ["State", "open → became closed"],
    ["Teammate", "nobody → became Ada Nwosu"],
    ["Tags", "none → became vip, late"],
    ["Team", "not known → became team 77"],
    ["Plan", "3 → became yes"],
    ["Written", "Good bye\nand thanks"],
    ["Takes back", "What was done before"],
    ["Taken back by", "What was done later"],
    ["Request", "r-1"],
  ]);
  expect(
    ["What was done before", "What was done later"].map((name) =>
      screen.getByRole("link", { name }).getAttribute("href"),
    ),
  ).toEqual(["/journal?q=conversation:1+id:forth", "/journal?q=conversation:1+id:back"]);
  await userEvent.click(toggle);
  expect(screen.queryByRole("term")).toBeNull();
});

it("says where the journal has nothing more of a row", async () => {
  journal = [row(1)];
  await show();
  await userEvent.click(screen.getByRole("button", { name: /^Details:/ }));
  await screen.findByText("The journal has nothing more of it.");
});

it("reads on page by page, each row once, and ends with a word", async () => {
  await show();
  expect(names()).toHaveLength(2);
  await userEvent.click(screen.getByRole("button", { name: "Show more" }));
  await expect.poll(() => names().length).toBe(4);
  await userEvent.click(screen.getByRole("button", { name: "Show more" }));
  await screen.findByText("That is all.");
  expect(new Set(names()).size).toBe(5);
  expect(asked.filter((one) => one.startsWith("GET /api/journal?"))).toEqual([
    "GET /api/journal?q=by%3Ame",
    "GET /api/journal?q=by%3Ame&before=4",
    "GET /api/journal?q=by%3Ame&before=2",
  ]);
});

it("keeps what it shows where the next page cannot be read, and tries again on asking", async () => {
  failsFrom = "4";
  await show();
  await userEvent.click(screen.getByRole("button", { name: "Show more" }));
  await screen.findByText("What was done before could not be read.");
  expect(names()).toHaveLength(2);
  failsFrom = null;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await expect.poll(() => names().length).toBe(4);
});

it("says how much came in, moves nothing, and shows it on asking from the newest row on", async () => {
  count = 2;
  await show();
  await userEvent.click(screen.getByRole("button", { name: "Show more" }));
  await expect.poll(() => names().length).toBe(4);
  const button = await screen.findByRole("button", { name: /^2 new/ });
  expect(names()[0]).toContain("Parcel 5");
  journal = [row(7), row(6), ...journal];
  count = 0;
  await userEvent.click(button);
  await expect.poll(() => names()[0]).toContain("Parcel 7");
  expect(names()).toHaveLength(2);
  await expect.poll(() => screen.queryByRole("button", { name: /new/ })).toBeNull();
});

it("is walked, opened and taken back from by keys, of the row that has the focus alone", async () => {
  journal = [row(3), row(2, { undoable: false, undone: true })];
  await show();
  await userEvent.keyboard("j");
  expect(focused()).toContain("Parcel 3");
  await userEvent.keyboard("j");
  expect(focused()).toContain("Parcel 2");
  await userEvent.keyboard("k{Enter}");
  expect(focused()).toContain("Parcel 3");
  await screen.findByText("The journal has nothing more of it.");
  await new Promise((frame) => requestAnimationFrame(frame));
  await userEvent.keyboard("z");
  await screen.findByText("Somebody was faster.");
  expect(asked.filter((one) => one.startsWith("POST"))).toEqual(["POST /api/journal/j3/undo"]);
  await userEvent.keyboard("j");
  await new Promise((frame) => requestAnimationFrame(frame));
  await userEvent.keyboard("z");
  expect(await screen.findAllByText("Taken back")).toHaveLength(2);
  expect(asked.filter((one) => one.startsWith("POST"))).toHaveLength(1);
  await userEvent.keyboard("o");
  expect(pushed).toEqual(["/conversations/2"]);
});

it("leaves z to the page while no row has the focus", async () => {
  await show();
  await userEvent.keyboard("j");
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await new Promise((frame) => requestAnimationFrame(frame));
  await userEvent.keyboard("z");
  expect(asked.filter((one) => one.startsWith("POST"))).toEqual([]);
});

it("sets days apart, says who did it, and what of it was no action on a conversation", async () => {
  const { conversationId, name, action, ...facts } = row(1);
  journal = [
    row(4),
    {
      ...facts,
      kind: "administration",
      undoable: false,
      at: 1_794_800_000,
      about: { memberId: "m2", name: "Luis", isMe: false },
      action: { kind: "disable" },
    },
  ];
  await show();
  expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(2);
  expect(screen.getByText("Disabled Luis").closest("a")).toBeNull();
  expect(screen.getByText("Ada")).toBeTruthy();
  expect(screen.getByText("You")).toBeTruthy();
});
