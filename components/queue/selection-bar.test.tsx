// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ActionsContext } from "@/components/data/actions-port";
import { idlePort } from "@/components/data/testing/idle-port";
import { workspaceWith } from "@/components/data/testing/workspace";
import { keyless } from "@/components/ui/own-keys";
import { ToastProvider } from "@/components/ui/toasts";
import { HotkeysProvider, useHotkeys } from "@/components/ui/use-hotkeys";
import { detail } from "@/lib/conversation/testing/detail";
import { chosenKeys } from "./late-selection-bar";
import { SelectionBar } from "./selection-bar";
import type { Selection } from "./use-chosen";

afterEach(cleanup);

const nothing = () => undefined;
const selection: Selection = {
  any: true,
  all: false,
  count: 2,
  has: () => true,
  loaded: [detail({ id: "1", read: false }), detail({ id: "2", read: false })],
  toggle: nothing,
  rangeTo: nothing,
  endRange: nothing,
  chooseAll: nothing,
  drop: nothing,
  clear: nothing,
};

/** What the marked row would take; the bar goes before it. */
const onRow: string[] = [];
const Row = () => {
  useHotkeys(Object.fromEntries(chosenKeys.map((keys) => [keys, () => onRow.push(keys)])));
  return null;
};

it("acts on all that are chosen by each of its keys, also by one that the member gave", async () => {
  const did: string[] = [];
  const client = new QueryClient();
  client.setQueryData(["workspace"], workspaceWith());
  const port = idlePort({
    performMany: async (many, { kind }) => {
      did.push(`${kind} ${many.map(({ id }) => id).join(" ")}`);
      return { done: [], failed: [] };
    },
    askMany: (kind, many) => did.push(`${kind} ${many.map(({ id }) => id).join(" ")}`),
  });
  render(
    <QueryClientProvider client={client}>
      <HotkeysProvider singleKeys own={{ [keyless("read")]: "X" }}>
        <ToastProvider>
          <ActionsContext value={port}>
            <Row />
            <SelectionBar selection={selection} total={2} begun={{ current: null }} />
          </ActionsContext>
        </ToastProvider>
      </HotkeysProvider>
    </QueryClientProvider>,
  );
  const expected = ["close", "open", "snooze", "assign", "assign", "tag", "priority", "read"];
  for (const [at, keys] of chosenKeys.entries()) {
    const key = keys.length === 1 ? keys : "X";
    const code = `Key${key.toUpperCase()}`;
    fireEvent.keyDown(document.body, { key, code, shiftKey: key !== key.toLowerCase() });
    await expect.poll(() => did[at]).toBe(`${expected[at]} 1 2`);
    // What was under way has come to an end, so that the next may begin.
    await screen.findByText("2 selected");
  }
  expect(onRow).toEqual([]);
  const read = screen.getByRole("button", { name: "Mark read" });
  expect(read.getAttribute("aria-keyshortcuts")).toBe("Shift+X");
});
