// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useLayoutEffect } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ActionsContext } from "@/components/data/actions-port";
import { draftStore } from "@/components/data/draft-store";
import { SettingsProvider } from "@/components/data/settings";
import { idlePort } from "@/components/data/testing/idle-port";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ToastProvider } from "@/components/ui/toasts";
import { defaultSettings } from "@/lib/api/settings-model";
import { detail } from "@/lib/conversation/testing/detail";
import { QueueRows, type QueueRowsProps } from "./queue-rows";
import { idleDesk, idleListing, idleNews, idleSelection } from "./testing/idle-desk";

afterEach(cleanup);
beforeEach(() => {
  sessionStorage.clear();
  // happy-dom lays nothing out.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
  Element.prototype.scrollTo = () => undefined;
});

const rows = ["1", "2", "3"].map((id) => detail({ id, title: `Row ${id}` }));
const done: string[] = [];
beforeEach(() => {
  done.length = 0;
});

/** `as`: who the handlers say that they are. */
const propsOf = (as: string): QueueRowsProps => ({
  desk: idleDesk({ marked: null, open: null }, { open: (id) => done.push(`${as} opens ${id}`) }),
  list: idleListing(rows),
  arranged: { rows, groups: null, groupBy: null, isFolded: () => false, fold: () => undefined },
  selection: { ...idleSelection, rangeTo: (id) => done.push(`${as} chooses down to ${id}`) },
  news: idleNews,
  columns: null,
});

const option = (name: RegExp) => screen.getByRole("option", { name });

type Given = { readonly props: QueueRowsProps; readonly pressed?: RegExp | undefined };
const Rows = ({ props, pressed }: Given) => {
  useLayoutEffect(() => {
    if (pressed) option(pressed).click();
  });
  return <QueueRows {...props} />;
};
const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
client.setQueryData(["workspace"], workspaceWith({}));
client.setQueryData(["drafts"], { drafts: [], askedAtMs: 0 });

const page = (given: Given | null) => (
  <QueryClientProvider client={client}>
    <ToastProvider>
      <SettingsProvider initial={defaultSettings}>
        <ActionsContext value={idlePort()}>
          <main id="main" tabIndex={-1}>
            {given === null ? <p>Nothing waits.</p> : <Rows {...given} />}
          </main>
        </ActionsContext>
      </SettingsProvider>
    </ToastProvider>
  </QueryClientProvider>
);

it("opens a row by a press, and chooses down to it with Shift", () => {
  render(page({ props: propsOf("list") }));
  fireEvent.click(option(/Row 2/));
  fireEvent.click(option(/Row 3/), { shiftKey: true });
  expect(done).toEqual(["list opens 2", "list chooses down to 3"]);
});

it("goes by what stands on the page, from the moment that it stands there", () => {
  const { rerender } = render(page({ props: propsOf("before") }));
  rerender(page({ props: propsOf("after"), pressed: /Row 1/ }));
  expect(done).toEqual(["after opens 1"]);
});

it("takes the focus with the mark from its own rows, from what one works with and from nowhere, and from no field", () => {
  const props = propsOf("list");
  render(
    <>
      {page({ props })}
      <textarea aria-label="Reply" />
    </>,
  );
  const mark = (id: string) => {
    act(() => props.desk.standing.set({ marked: id }));
    return document.activeElement;
  };
  const main = document.getElementById("main");
  expect(document.activeElement).toBe(document.body);
  expect(mark("1")).toBe(option(/Row 1/));
  expect(mark("2")).toBe(option(/Row 2/));
  main?.focus();
  expect(mark("3")).toBe(option(/Row 3/));
  screen.getByLabelText("Reply").focus();
  expect(mark("1")).toBe(screen.getByLabelText("Reply"));
});

it("gives the focus of a row to what one works with when the last of them leaves", () => {
  const { rerender } = render(page({ props: propsOf("list") }));
  option(/Row 2/).focus();
  rerender(page(null));
  expect(document.activeElement?.id).toBe("main");
});

it("says on its row what one has begun to write there, and no more once that is gone", () => {
  render(page({ props: propsOf("list") }));
  const begun = () => screen.getAllByRole("option").map((row) => /Draft/.test(row.textContent ?? ""));
  expect(begun()).toEqual([false, false, false]);
  act(() => draftStore.write("m1", "2", { text: "Dear Nora, half a" }));
  expect(begun()).toEqual([false, true, false]);
  act(() => draftStore.clear("m1", "2"));
  expect(begun()).toEqual([false, false, false]);
});
