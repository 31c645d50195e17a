// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { useSwipe } from "./use-swipe";

const seen: string[] = [];
beforeEach(() => {
  seen.length = 0;
});
afterEach(cleanup);

const Row = () => {
  const { offset, handlers } = useSwipe(
    () => seen.push("right"),
    () => seen.push("left"),
  );
  return (
    <div data-testid="row" data-offset={offset} {...handlers}>
      <button type="button" onClick={() => seen.push("press")}>
        open
      </button>
    </div>
  );
};

const pull = (to: readonly number[], pointerType = "touch") => {
  render(<Row />);
  const row = screen.getByTestId("row");
  fireEvent.pointerDown(row, { pointerType, clientX: 10, clientY: 10 });
  for (const x of to) fireEvent.pointerMove(row, { pointerType, clientX: 10 + x, clientY: 10 });
  fireEvent.pointerUp(row, { pointerType });
  fireEvent.click(screen.getByText("open"));
  return row;
};

it("runs when the row was pulled far enough, and takes it for no press", () => {
  pull([20, 60, 120]);
  expect(seen).toEqual(["right"]);
});

it("does another thing when it was pulled to the left", () => {
  pull([-20, -60, -120]);
  expect(seen).toEqual(["left"]);
});

it("does nothing when one pulls back before letting go", () => {
  const row = pull([20, 120, 30]);
  expect(seen).toEqual([]);
  expect(row.dataset.offset).toBe("0");
});

it("leaves a short touch a press", () => {
  pull([4]);
  expect(seen).toEqual(["press"]);
});

it("takes no notice of a mouse, which selects text that way", () => {
  pull([20, 120], "mouse");
  expect(seen).toEqual(["press"]);
});
