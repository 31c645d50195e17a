// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { pendingActions } from "@/components/data/pending-actions";
import { listOf, type QueueList } from "@/components/data/queue-list";
import { workspaceWith } from "@/components/data/testing/workspace";
import { afterPaint } from "@/components/ui/after-paint";
import type { ActionInput } from "@/lib/actions/input";
import type { QueuePage } from "@/lib/api/queue";
import type { ConversationSummary } from "@/lib/conversation/model";
import { queueLanguage } from "./use-language";
import { useVisibleRows } from "./use-visible-rows";

const row = (id: string): ConversationSummary => ({
  kind: "conversation",
  id,
  title: `Number ${id}`,
  subject: null,
  preview: "",
  channel: "email",
  state: "open",
  read: false,
  priority: false,
  createdAt: 1,
  updatedAt: 1,
  waitingSince: 1,
  snoozedUntil: null,
  assigneeId: null,
  teamId: null,
  contact: { kind: "contact", id: null, name: null, email: null },
  tags: [],
  sla: null,
  tickets: [],
  rating: null,
  aiAgent: false,
});

const workspace = workspaceWith({ me: { memberId: "m", email: "a@b.test", teammateId: "7" } });

const emptyPage: QueuePage = {
  rows: [],
  nextCursor: null,
  total: 0,
  totalIsExact: true,
  notes: [],
  fetchedAtMs: 0,
  stale: false,
};
const rows = [row("1"), row("2"), { kind: "unreadable", id: "3" } as const];
const wrapper = ({ children }: { children: ReactNode }) => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(["workspace"], workspace);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
};
const nobodyLeft: ReadonlySet<string> = new Set();
const countedAt = (countedAtMs: number): QueueList => ({ ...listOf(emptyPage, 0), countedAtMs });
const counted = countedAt(1);
const listing = (left = nobodyLeft, known = counted) => ({ rows, left, known });
const show = (q: string, selectedId: string | null) =>
  renderHook(() => useVisibleRows(listing(), q, selectedId).rows.map((one) => one.id), { wrapper }).result;
/** Shown with the frame after the one that is due. */
const painted = () => new Promise<void>((shown) => void afterPaint(shown));
const doing = (action: ActionInput) =>
  act(async () => {
    pendingActions.add({ key: "k", conversationId: "1", action, startedAtMs: 5000 });
    await painted();
  });

beforeAll(async () => {
  await queueLanguage.load();
});
beforeEach(() => pendingActions.clear());
afterEach(cleanup);

it("takes a row out at once when one closes it in a list of open ones, also while it is marked", async () => {
  const shown = show("state:open", "1");
  expect(shown.current).toEqual(["1", "2", "3"]);
  await doing({ kind: "close" });
  expect(shown.current).toEqual(["2", "3"]);
});

it("brings it back when the action has failed", async () => {
  const shown = show("state:open", null);
  await doing({ kind: "close" });
  await act(async () => {
    pendingActions.remove("k");
    await painted();
  });
  expect(shown.current).toEqual(["1", "2", "3"]);
});

it("keeps the marked row that was assigned, so that one can go on with it, and drops any other", async () => {
  const assign: ActionInput = { kind: "assign", assignee: { kind: "teammate", id: "7" } };
  const marked = show("state:open assignee:none", "1");
  const other = show("state:open assignee:none", "2");
  await doing(assign);
  expect(marked.current).toEqual(["1", "2", "3"]);
  expect(other.current).toEqual(["2", "3"]);
});

it("leaves a row in a list that still matches, or whose query nobody can judge here", async () => {
  const matching = show("assignee:none", null);
  const unknown = show("body:refund", null);
  await doing({ kind: "close" });
  expect(matching.current).toEqual(["1", "2", "3"]);
  expect(unknown.current).toEqual(["1", "2", "3"]);
});

it("takes off the count what has gone by an action here, until the list has been counted after it", async () => {
  const uncounted = (known: QueueList) =>
    renderHook(() => useVisibleRows(listing(nobodyLeft, known), "state:open", null).uncounted, { wrapper })
      .result;
  const [before, after] = [uncounted(counted), uncounted(countedAt(Date.now() + 60_000))];
  expect(before.current).toBe(0);
  await doing({ kind: "close" });
  expect([before.current, after.current]).toEqual([1, 1]);
  const closed = { ...row("1"), state: "closed" as const };
  const whole = [closed, ...rows.slice(1)];
  const count = (known: QueueList) =>
    renderHook(() => useVisibleRows({ rows: whole, left: nobodyLeft, known }, "state:open", null).uncounted, {
      wrapper,
    }).result.current;
  await act(async () => {
    pendingActions.remove("k");
    await painted();
  });
  expect(count(counted)).toBe(1);
  expect(count(countedAt(Date.now() + 60_000))).toBe(0);
});

it("leaves standing what others took out of the list, and drops it once one has acted on it oneself", async () => {
  const gone = new Set(["1"]);
  const { result } = renderHook(
    () => useVisibleRows(listing(gone), "body:refund", null).rows.map((one) => one.id),
    { wrapper },
  );
  expect(result.current).toEqual(["1", "2", "3"]);
  await doing({ kind: "read" });
  expect(result.current).toEqual(["2", "3"]);
});
