// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { HotkeysProvider, useHotkeys } from "./use-hotkeys";

afterEach(cleanup);

const Row = () => {
  const [there, setThere] = useState(true);
  useHotkeys({ e: () => setThere(false), x: () => undefined });
  return there ? <button type="button">Row</button> : <p>Gone</p>;
};
const Chip = () => {
  const [there, setThere] = useState(true);
  return there ? (
    <button type="button" onClick={() => setThere(false)}>
      Remove
    </button>
  ) : null;
};
const page = () =>
  render(
    <HotkeysProvider singleKeys>
      <div id="main" tabIndex={-1}>
        <Row />
      </div>
    </HotkeysProvider>,
  );
const main = () => document.getElementById("main");

describe("the focus", () => {
  it("goes to what one works with when a key takes away what had it", async () => {
    page();
    screen.getByText("Row").focus();
    fireEvent.keyDown(screen.getByText("Row"), { key: "e" });
    expect(screen.getByText("Gone")).toBeDefined();
    await vi.waitFor(() => expect(document.activeElement).toBe(main()));
  });

  it("does so when a button is pressed by a key that takes itself away, and not for a pointer", async () => {
    const drawn = () => act(() => new Promise<void>((next) => requestAnimationFrame(() => next())));
    for (const [detail, kept] of [
      [1, false],
      [0, true],
    ] as const) {
      render(
        <HotkeysProvider singleKeys>
          <div id="main" tabIndex={-1}>
            <Chip />
          </div>
        </HotkeysProvider>,
      );
      screen.getByText("Remove").focus();
      fireEvent.click(screen.getByText("Remove"), { detail });
      await drawn();
      expect(document.activeElement === main()).toBe(kept);
      cleanup();
    }
  });

  it("stays where it is when that is still there", async () => {
    page();
    screen.getByText("Row").focus();
    fireEvent.keyDown(screen.getByText("Row"), { key: "x" });
    await act(() => new Promise<void>((drawn) => requestAnimationFrame(() => drawn())));
    expect(document.activeElement).toBe(screen.getByText("Row"));
  });
});
