// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Place, useReadingPlace } from "./use-reading-place";

/** What the browser tells of heights, when the test says so. */
const told = new Set<() => void>();
const watched = new Set<Element>();

beforeEach(() => {
  const Told = class {
    readonly run: () => void;
    constructor(run: () => void) {
      this.run = run;
      told.add(run);
    }
    observe(box: Element) {
      watched.add(box);
    }
    disconnect() {
      told.delete(this.run);
    }
  };
  vi.stubGlobal("ResizeObserver", Told);
});
afterEach(() => {
  cleanup();
  told.clear();
  watched.clear();
  vi.unstubAllGlobals();
});

const Thread = ({ first }: { first: Place }) => {
  const box = useRef<HTMLDivElement>(null);
  const { handlers, standing } = useReadingPlace(box, first, false);
  return (
    <div ref={box} data-testid="pane" {...handlers}>
      <div>
        <div data-slot="a" />
        <div data-slot="b" />
      </div>
      {standing.atEnd ? "at the end" : "further up"}
    </div>
  );
};

/** As if the thread had been laid out so high, in a pane of 500 px. */
const laidOut = (height: number) => {
  vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(height);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(500);
  act(() => {
    for (const run of told) run();
  });
};

const pane = () => screen.getByTestId("pane");

it("stays at the end while heights become known, as the browser tells of them", () => {
  laidOut(1000);
  render(<Thread first={{ kind: "end" }} />);
  expect(pane().scrollTop).toBe(1000);
  laidOut(1800);
  expect(pane().scrollTop).toBe(1800);
  // The pane, too: a field that grows below takes of its height.
  expect(watched).toContain(pane());
  expect(watched).toContain(pane().firstElementChild);
});

it("stays with the entry that it was opened at", () => {
  laidOut(2000);
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
    return new DOMRect(0, this.dataset.slot === "b" ? 700 - pane().scrollTop : 0, 100, 100);
  });
  render(<Thread first={{ kind: "at", key: "b" }} />);
  // Below the day that stays at the top.
  expect(pane().scrollTop).toBe(662);
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
    return new DOMRect(0, this.dataset.slot === "b" ? 1000 - pane().scrollTop : 0, 100, 100);
  });
  laidOut(2300);
  expect(pane().scrollTop).toBe(962);
});

it.each([
  ["wheel", fireEvent.wheel],
  ["touch", fireEvent.touchMove],
  ["pointer", fireEvent.pointerDown],
  ["key", fireEvent.keyDown],
])("moves nothing any more from the moment on that the reader moves, by %s", (_, move) => {
  laidOut(1000);
  render(<Thread first={{ kind: "end" }} />);
  move(pane());
  laidOut(1800);
  expect(pane().scrollTop).toBe(1000);
});

it("moves nothing any more where somebody else has scrolled, as by the bar beside it", () => {
  laidOut(1000);
  render(<Thread first={{ kind: "end" }} />);
  pane().scrollTop = 200;
  fireEvent.scroll(pane());
  expect(pane().textContent).toBe("further up");
  laidOut(1800);
  expect(pane().scrollTop).toBe(200);
});

it("follows the end again for whoever has come back to it", () => {
  laidOut(1000);
  render(<Thread first={{ kind: "end" }} />);
  fireEvent.wheel(pane());
  pane().scrollTop = 200;
  fireEvent.scroll(pane());
  pane().scrollTop = 500;
  fireEvent.scroll(pane());
  expect(pane().textContent).toBe("at the end");
  laidOut(1800);
  expect(pane().scrollTop).toBe(1800);
});

it("watches nothing once it is gone", () => {
  laidOut(1000);
  const { unmount } = render(<Thread first={{ kind: "end" }} />);
  expect(told.size).toBe(1);
  unmount();
  expect(told.size).toBe(0);
});
