// @vitest-environment happy-dom
import { act, cleanup, fireEvent, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readDeskAddress } from "@/components/data/desk-address";
import { pendingActions } from "@/components/data/pending-actions";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import type { QueueRow } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { createStanding, type Place } from "./standing";
import { idleDesk, idleNews, idleSelection } from "./testing/idle-desk";
import type { Desk } from "./use-desk";
import { useQueueKeys } from "./use-queue-keys";

const rowsOf = (...ids: readonly string[]): readonly QueueRow[] => ids.map((id) => detail({ id }));

const selected = vi.fn<Desk["select"]>();
/** A desk that is drawn at `drawn`, while keys may have gone on to `now`. */
const deskAt = (drawn: Place, now: Place = drawn, q = "state:open"): Desk =>
  idleDesk(drawn, {
    address: readDeskAddress("/queue", new URLSearchParams({ q }), []),
    standing: createStanding(now),
    select: selected,
  });

type Given = { readonly desk: Desk; readonly rows: readonly QueueRow[] };
const show = (desk: Desk, rows: readonly QueueRow[]) =>
  renderHook(
    (given: Given) =>
      useQueueKeys({ ...given, selection: idleSelection, onNearEnd: () => undefined, news: idleNews }),
    {
      initialProps: { desk, rows },
      wrapper: ({ children }: { children: ReactNode }) => (
        <HotkeysProvider singleKeys>{children}</HotkeysProvider>
      ),
    },
  );
const press = (key: string) =>
  fireEvent.keyDown(document.body, { key, code: /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key });

beforeEach(() => {
  selected.mockClear();
  pendingActions.clear();
});
afterEach(cleanup);

const at = (marked: string | null, open: string | null = null): Place => ({ marked, open });

it("moves the mark to the row in whose place the marked one stood, when that leaves the list", () => {
  const { rerender } = show(deskAt(at("2")), rowsOf("1", "2", "3"));
  rerender({ desk: deskAt(at("2")), rows: rowsOf("1", "3") });
  expect(selected.mock.calls).toEqual([["3", { follow: false }]]);
  selected.mockClear();
  rerender({ desk: deskAt(at("3")), rows: rowsOf("1", "3") });
  rerender({ desk: deskAt(at("3")), rows: rowsOf("1") });
  expect(selected.mock.calls).toEqual([["1", { follow: false }]]);
});

it("throws nobody back who has gone on by the time that the row they were at leaves the list", () => {
  const { rerender } = show(deskAt(at("2")), rowsOf("1", "2", "3", "4"));
  rerender({ desk: deskAt(at("2"), at("4")), rows: rowsOf("1", "3", "4") });
  expect(selected).not.toHaveBeenCalled();
});

it("opens the next one for who has acted on what is open, and leaves open what somebody else took away", () => {
  const { rerender } = show(deskAt(at("2", "2")), rowsOf("1", "2", "3"));
  rerender({ desk: deskAt(at("2", "2")), rows: rowsOf("1", "3") });
  expect(selected.mock.calls).toEqual([["3", { follow: false }]]);
  selected.mockClear();
  act(() => pendingActions.add({ key: "k", conversationId: "3", action: { kind: "close" }, startedAtMs: 0 }));
  rerender({ desk: deskAt(at("3", "3")), rows: rowsOf("1", "3") });
  rerender({ desk: deskAt(at("3", "3")), rows: rowsOf("1") });
  expect(selected.mock.calls).toEqual([["1", { follow: true }]]);
});

it("moves no mark in a list where the row never stood", () => {
  const { rerender } = show(deskAt(at("2")), rowsOf("1", "2"));
  rerender({ desk: deskAt(at("2"), at("2"), "state:closed"), rows: rowsOf("7", "8") });
  expect(selected).not.toHaveBeenCalled();
});

it("is drawn at once on a row that cannot be read, of which keys would act on what was open before", () => {
  show(deskAt(at("1")), [...rowsOf("1"), { kind: "unreadable", id: "2" }, ...rowsOf("3")]);
  press("j");
  expect(selected.mock.calls).toEqual([["2", { follow: true, atOnce: true }]]);
  cleanup();
  selected.mockClear();
  show(deskAt(at("1")), rowsOf("1", "2"));
  press("j");
  expect(selected.mock.calls).toEqual([["2", { follow: true, atOnce: false }]]);
});
