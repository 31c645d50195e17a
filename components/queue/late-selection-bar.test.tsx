// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Bindings } from "@/components/ui/hotkey-stack";
import type { SelectionBarProps } from "./selection-bar";
import { idleSelection } from "./testing/idle-desk";
import type { Selection } from "./use-chosen";

// The chunk itself: it may come late, or not at all.
const chunk = vi.hoisted(() => ({ reachable: true, acted: [] as (string | null)[] }));
vi.mock("./selection-bar", () => ({
  get SelectionBar() {
    if (!chunk.reachable) throw new Error("no connection");
    return ({ begun }: SelectionBarProps) => {
      chunk.acted.push(begun.current);
      begun.current = null;
      return <div role="toolbar" />;
    };
  },
}));

const selection: Selection = { ...idleSelection, any: true, count: 3, has: () => true };
const onRow = vi.fn();

const Row = ({ useKeys }: { useKeys: (bindings: Bindings) => void }) => {
  useKeys({ e: onRow });
  return null;
};

const show = async () => {
  const { LateSelectionBar } = await import("./late-selection-bar");
  const { HotkeysProvider, useHotkeys } = await import("@/components/ui/use-hotkeys");
  render(
    <HotkeysProvider singleKeys>
      <Row useKeys={useHotkeys} />
      <LateSelectionBar selection={selection} total={9} />
    </HotkeysProvider>,
  );
};
const acted = () => chunk.acted.find((key) => key !== null);

afterEach(() => {
  cleanup();
  vi.resetModules();
  chunk.reachable = true;
  chunk.acted.length = 0;
  onRow.mockClear();
});

describe("the selection's bar while it is on its way", () => {
  it("keeps a key that is pressed before it is there, and does not let it act on the marked row", async () => {
    await show();
    fireEvent.keyDown(document.body, { key: "e" });
    await screen.findByRole("toolbar");
    await waitFor(() => expect(acted()).toBe("e"));
    expect(onRow).not.toHaveBeenCalled();
  });

  it("says so when it cannot be loaded, and acts on the key once another try succeeds", async () => {
    chunk.reachable = false;
    await show();
    expect((await screen.findByRole("alert")).textContent).toContain("could not be loaded");
    fireEvent.keyDown(document.body, { key: "a" });
    expect((await screen.findByRole("alert")).textContent).toContain("could not be loaded");
    chunk.reachable = true;
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByRole("toolbar");
    await waitFor(() => expect(acted()).toBe("a"));
  });
});
