// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useLongPress } from "./use-long-press";

const seen: string[] = [];
beforeEach(() => {
  seen.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** A row that a finger can rest on, and a bar that then appears under it. */
const Row = () => {
  const [chosen, setChosen] = useState(false);
  const hold = useLongPress(() => setChosen(true));
  return (
    <>
      <div data-testid="row" {...hold}>
        <button type="button" onClick={() => seen.push("open")}>
          open
        </button>
      </div>
      {chosen ? (
        <button type="button" onClick={() => seen.push("close all")}>
          close all
        </button>
      ) : null}
    </>
  );
};

const touch = { pointerType: "touch", clientX: 10, clientY: 10 };
const rest = () => {
  render(<Row />);
  fireEvent.pointerDown(screen.getByText("open"), touch);
  act(() => vi.advanceTimersByTime(1000));
};
const press = (text: string) => {
  fireEvent.pointerDown(screen.getByText(text), touch);
  fireEvent.pointerUp(screen.getByText(text), touch);
  fireEvent.click(screen.getByText(text));
};

it("presses nothing as the finger lets go, neither the row nor what has appeared under the finger", () => {
  rest();
  fireEvent.pointerUp(screen.getByText("close all"), touch);
  fireEvent.click(screen.getByText("close all"));
  fireEvent.click(screen.getByText("open"));
  expect(seen).toEqual([]);
});

it("presses again with the next touch", () => {
  rest();
  press("close all");
  press("open");
  expect(seen).toEqual(["close all", "open"]);
});

it("is not meant by a finger that moves on, or by a mouse", () => {
  render(<Row />);
  fireEvent.pointerDown(screen.getByText("open"), touch);
  fireEvent.pointerMove(screen.getByText("open"), { ...touch, clientY: 40 });
  act(() => vi.advanceTimersByTime(1000));
  fireEvent.pointerDown(screen.getByText("open"), { ...touch, pointerType: "mouse" });
  act(() => vi.advanceTimersByTime(1000));
  expect(screen.queryByText("close all")).toBeNull();
});
