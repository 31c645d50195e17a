// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import { flushSync } from "react-dom";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ActionsContext, type ActionsPort, useActionTarget } from "@/components/data/actions-port";
import { idlePort } from "@/components/data/testing/idle-port";
import { HotkeysProvider, useHotkeys } from "@/components/ui/use-hotkeys";
import type { ConversationSummary } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { ActionKeys } from "./action-keys";
import { createTargets, type Targets } from "./targets";

let asked: string[] = [];
const portOver = (targets: Targets): ActionsPort =>
  idlePort({
    ask: (kind, { id }) => void asked.push(`${kind} ${id}`),
    assignToMe: ({ id }) => void asked.push(`mine ${id}`),
    setTarget: targets.set,
  });

const rows: readonly ConversationSummary[] = ["1", "2", "3"].map((id) => detail({ id }));

const Pane = ({ id }: { id: string }) => {
  useActionTarget(
    "open",
    rows.find((row) => row.id === id),
  );
  return <p>{id}</p>;
};

/** A list whose pane stays behind at `paneId`, however far one moves. */
const List = ({ paneId }: { paneId: string | null }) => {
  const [at, setAt] = useState(0);
  useActionTarget("row", rows[at]);
  // As after a real press, what it changed is drawn when its handler has come to an end.
  useHotkeys({ j: () => flushSync(() => setAt(at + 1)) });
  return paneId === null ? null : <Pane id={paneId} />;
};

const draw = (targets: Targets, page: ReactNode) =>
  render(
    <HotkeysProvider singleKeys>
      <ActionsContext value={portOver(targets)}>
        {page}
        <ActionKeys targets={targets} />
      </ActionsContext>
    </HotkeysProvider>,
  );

/** One after the other with nothing between, as a busy browser hands over keys that have waited: no time for React's own work. */
const pressAtOnce = (...keys: readonly string[]) => {
  for (const key of keys) document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
};

beforeEach(() => {
  asked = [];
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("acts on the row that a key has just marked, when the next key comes at once", () => {
  draw(createTargets(), <List paneId={null} />);
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  pressAtOnce("j", "e", "j", "i");
  expect(asked).toEqual(["close 2", "mine 3"]);
});

it("acts on the marked row also while the pane still has the conversation before", () => {
  draw(createTargets(), <List paneId="1" />);
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  pressAtOnce("j", "e");
  expect(asked).toEqual(["close 2"]);
});

it("acts on what the pane knows where it shows the very conversation of the row", () => {
  const targets = createTargets();
  const [row] = rows;
  const read = detail({ id: "1", title: "Read in full" });
  targets.set("row", row ?? null);
  targets.set("open", read);
  expect(targets.now()).toBe(read);
  targets.set("open", null);
  expect(targets.now()).toBe(row);
});

it("acts on what is open where it is in no list", () => {
  const targets = createTargets();
  const read = detail({ id: "9" });
  targets.set("open", read);
  expect(targets.now()).toBe(read);
});

it("leaves a key alone where nothing is marked or opened", () => {
  const targets = createTargets();
  expect(targets.now()).toBeNull();
  draw(targets, null);
  fireEvent.keyDown(document, { key: "e" });
  expect(asked).toEqual([]);
});
