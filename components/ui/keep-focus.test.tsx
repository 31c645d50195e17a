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

  it("stays where it is when that is still there", async () => {
    page();
    screen.getByText("Row").focus();
    fireEvent.keyDown(screen.getByText("Row"), { key: "x" });
    await act(() => new Promise<void>((drawn) => requestAnimationFrame(() => drawn())));
    expect(document.activeElement).toBe(screen.getByText("Row"));
  });
});
