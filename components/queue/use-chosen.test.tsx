// @vitest-environment happy-dom
import { act, cleanup, renderHook, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readDeskAddress } from "@/components/data/desk-address";
import { listOf, type QueueList } from "@/components/data/queue-list";
import { ToastProvider } from "@/components/ui/toasts";
import type { QueueRow } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { idleDesk, idleListing } from "./testing/idle-desk";
import { useChosen } from "./use-chosen";
import type { Desk } from "./use-desk";
import type { QueueListing } from "./use-queue-list";

afterEach(cleanup);
beforeEach(() => sessionStorage.clear());

const row = (id: number): QueueRow => detail({ id: String(id) });
const rows = [1, 2, 3, 4, 5].map(row);

const known: QueueList = listOf(
  { rows, nextCursor: "more", total: 12, totalIsExact: true, notes: [], fetchedAtMs: 0, stale: false },
  0,
);
const listing = (over: Partial<QueueListing> = {}): QueueListing =>
  idleListing(rows, { known, total: 12, complete: false, ...over });
const desk = (selectedId: string | null): Desk => idleDesk({ marked: selectedId, open: null });

type Given = { list: QueueListing; visible: readonly QueueRow[]; shown: readonly QueueRow[]; total: number };
const given = (over: Partial<Given> = {}): Given => ({
  list: listing(),
  visible: rows,
  shown: rows,
  total: 12,
  ...over,
});
const show = (selectedId: string | null = null) =>
  renderHook((now: Given) => useChosen(desk(selectedId), now, now.total), {
    wrapper: ToastProvider,
    initialProps: given(),
  });

it("counts all that match but for those left out, and follows what leaves and what comes in", () => {
  const { result, rerender } = show();
  act(() => result.current.chooseAll());
  act(() => result.current.toggle("2"));
  expect([result.current.count, result.current.has("2"), result.current.has("unknown")]).toEqual([
    11,
    false,
    true,
  ]);
  expect(result.current.loaded.map(({ id }) => id)).toEqual(["1", "3", "4", "5"]);
  rerender(given({ total: 14 }));
  expect(result.current.count).toBe(13);
  // The one that was left out matches no longer, so the count does not hold it either.
  rerender(given({ total: 13, list: listing({ left: new Set(["2"]) }) }));
  expect(result.current.count).toBe(13);
});

it("no longer counts what went by an action here or in another's hands, but what is folded away it does", () => {
  const { result, rerender } = show();
  for (const id of ["1", "2", "3"]) act(() => result.current.toggle(id));
  expect(result.current.count).toBe(3);
  rerender(given({ shown: rows.slice(2) }));
  expect(result.current.count).toBe(3);
  rerender(given({ visible: rows.slice(1), shown: rows.slice(1) }));
  expect(result.current.count).toBe(2);
  rerender(given({ list: listing({ left: new Set(["3"]) }), visible: rows.slice(1) }));
  expect(result.current.count).toBe(1);
});

it("keeps what is chosen beyond the rows that are loaded, as after a reload", () => {
  const first = show();
  act(() => first.result.current.toggle("5"));
  first.unmount();
  const few = given({ list: listing({ rows: rows.slice(0, 2) }), visible: rows.slice(0, 2) });
  const again = renderHook((now: Given) => useChosen(desk(null), now, now.total), {
    wrapper: ToastProvider,
    initialProps: few,
  });
  expect(again.result.current.count).toBe(1);
  expect(again.result.current.loaded).toEqual([]);
  again.rerender(given());
  expect(again.result.current.loaded.map(({ id }) => id)).toEqual(["5"]);
});

it("takes a range from the marked row, shrinks it again, and begins the next where one is then", () => {
  const { result } = show("2");
  act(() => result.current.rangeTo("4"));
  expect(result.current.loaded.map(({ id }) => id)).toEqual(["2", "3", "4"]);
  act(() => result.current.rangeTo("3"));
  expect(result.current.loaded.map(({ id }) => id)).toEqual(["2", "3"]);
  act(() => result.current.endRange());
  act(() => result.current.rangeTo("1"));
  expect(result.current.loaded.map(({ id }) => id)).toEqual(["1", "2", "3"]);
});

/** Chooses two, then asks for something else, in one tab. */
const withOtherQuery = () => {
  const at = (q: string): Desk => ({
    ...desk(null),
    address: readDeskAddress("/queue", new URLSearchParams({ q }), []),
  });
  const shown = renderHook(({ q }) => useChosen(at(q), given(), 12), {
    wrapper: ToastProvider,
    initialProps: { q: "state:open" },
  });
  act(() => shown.result.current.toggle("1"));
  act(() => shown.result.current.toggle("2"));
  shown.rerender({ q: "state:closed" });
  expect(shown.result.current.count).toBe(0);
  return shown;
};
const takeBack = () => act(() => screen.getByRole("button", { name: /^Undo/ }).click());

it("gives back what was chosen also to who has gone back to that query by themselves", () => {
  history.replaceState(null, "", "/queue?q=state:closed");
  const { result, rerender } = withOtherQuery();
  rerender({ q: "state:open" });
  takeBack();
  expect(result.current.count).toBe(2);
});

it("opens the list anew where the message outlived the desk", () => {
  withOtherQuery();
  history.replaceState(null, "", "/views");
  const assign = vi.spyOn(location, "assign").mockReturnValue();
  takeBack();
  expect(assign.mock.calls).toEqual([[expect.stringMatching(/^\/queue\/all-open/)]]);
  expect(location.pathname).toBe("/views");
  assign.mockRestore();
});
