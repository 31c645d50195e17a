// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { useLayoutEffect } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ActionsContext, type ActionsPort } from "@/components/data/actions-port";
import { SettingsProvider } from "@/components/data/settings";
import { idlePort } from "@/components/data/testing/idle-port";
import { ToastProvider } from "@/components/ui/toasts";
import { defaultSettings, type Settings } from "@/lib/api/settings-model";
import type { QueueRow } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import type { Place } from "./standing";
import { idleDesk } from "./testing/idle-desk";
import type { Desk } from "./use-desk";
import { useOnwards } from "./use-onwards";

const went: unknown[] = [];
const deskAt = (place: Place): Desk =>
  idleDesk(place, { select: (...how) => went.push(how), close: () => went.push("close") });
const rowsOf = (...ids: readonly string[]): readonly QueueRow[] => ids.map((id) => detail({ id }));

type Given = {
  readonly desk: Desk;
  readonly rows: readonly QueueRow[];
  readonly after?: Settings["afterClose"];
  /** Is closed as soon as this stands on the page. */
  readonly closed?: string;
};

const port = idlePort();
const DeskOf = ({ desk, rows, closed }: Given) => {
  useOnwards(desk, rows);
  useLayoutEffect(() => {
    if (closed !== undefined) port.onwards.current?.(closed);
  });
  return null;
};
const page = (given: Given, actions: ActionsPort = port) => (
  <ToastProvider>
    <SettingsProvider initial={{ ...defaultSettings, afterClose: given.after ?? "next" }}>
      <ActionsContext value={actions}>
        <DeskOf {...given} />
      </ActionsContext>
    </SettingsProvider>
  </ToastProvider>
);
const close = (id: string, given: Given) => {
  render(page(given));
  port.onwards.current?.(id);
  cleanup();
  return went.splice(0);
};

beforeEach(() => {
  went.length = 0;
});
afterEach(cleanup);

it("goes on to the next row, to the one before where there is none, and opens it where one was open", () => {
  const rows = rowsOf("1", "2", "3");
  expect(close("2", { desk: deskAt({ marked: "2", open: null }), rows })).toEqual([["3", { follow: false }]]);
  expect(close("3", { desk: deskAt({ marked: "3", open: "3" }), rows })).toEqual([["2", { follow: true }]]);
});

it("shows the list to who wants that, leaves who wants to stay, and who has gone on by then", () => {
  const rows = rowsOf("1", "2");
  const desk = deskAt({ marked: "1", open: "1" });
  expect(close("1", { desk, rows, after: "list" })).toEqual(["close", ["2", { follow: false }]]);
  expect(close("1", { desk, rows, after: "stay" })).toEqual([]);
  expect(close("2", { desk, rows })).toEqual([]);
});

it("goes by what stands on the page, from the moment that it stands there", () => {
  const { rerender } = render(page({ desk: deskAt({ marked: "1", open: null }), rows: rowsOf("1", "2") }));
  rerender(page({ desk: deskAt({ marked: "3", open: null }), rows: rowsOf("3", "4"), closed: "3" }));
  expect(went).toEqual([["4", { follow: false }]]);
});
