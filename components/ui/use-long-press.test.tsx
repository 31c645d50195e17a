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

const touch = { pointerType: "touch", pointerId: 4, clientX: 10, clientY: 10 };
const pressed = (text: string, made: MouseEvent) => fireEvent(screen.getByText(text), made);
const ofFinger = (pointerId: number) =>
  new PointerEvent("click", { bubbles: true, cancelable: true, detail: 1, pointerType: "touch", pointerId });
const ofKey = () => new PointerEvent("click", { bubbles: true, cancelable: true, detail: 0, pointerId: -1 });
const rest = () => {
  render(<Row />);
  fireEvent.pointerDown(screen.getByText("open"), touch);
  act(() => vi.advanceTimersByTime(1000));
};
const press = (text: string, pointerId: number) => {
  fireEvent.pointerDown(screen.getByText(text), { ...touch, pointerId });
  fireEvent.pointerUp(screen.getByText(text), { ...touch, pointerId });
  pressed(text, ofFinger(pointerId));
};

it.each(["close all", "open"])("presses nothing as the finger lets go, be it over “%s”", (under) => {
  rest();
  fireEvent.pointerUp(screen.getByText(under), touch);
  pressed(under, ofFinger(touch.pointerId));
  expect(seen).toEqual([]);
});

it("presses again with the next touch", () => {
  rest();
  press("close all", 5);
  press("open", 5);
  expect(seen).toEqual(["close all", "open"]);
});

it("takes no press of a key or a screen reader away, while the finger rests and after", () => {
  rest();
  pressed("close all", ofKey());
  fireEvent.pointerUp(screen.getByText("open"), touch);
  pressed("open", ofKey());
  pressed("open", new MouseEvent("click", { bubbles: true, cancelable: true, detail: 0 }));
  expect(seen).toEqual(["close all", "open", "open"]);
});

it("takes one press away and no second one, nor any that comes long after the finger has gone", () => {
  rest();
  fireEvent.pointerUp(screen.getByText("close all"), touch);
  pressed("close all", ofFinger(touch.pointerId));
  pressed("close all", ofFinger(touch.pointerId));
  expect(seen).toEqual(["close all"]);
  cleanup();
  rest();
  fireEvent.pointerUp(screen.getByText("close all"), touch);
  act(() => vi.advanceTimersByTime(1000));
  pressed("close all", ofFinger(touch.pointerId));
  expect(seen).toEqual(["close all", "close all"]);
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
