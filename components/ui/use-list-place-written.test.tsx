// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from "@testing-library/react";
import { useMemo, useRef } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { evenLayout } from "./list-layout";
import { type ListPlace, useListPlace } from "./use-list-place";

const keys = Array.from({ length: 50 }, (_, index) => `row ${index}`);
const places: (ListPlace | null)[] = [];
const told = (place: ListPlace | null) => void places.push(place);

const List = () => {
  const box = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => evenLayout(keys.length, 10), []);
  useListPlace(box, keys, layout, { start: null, onPlace: told });
  return <div ref={box} data-testid="box" />;
};

beforeEach(() => {
  places.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const scrolledTo = (top: number) => {
  const { getByTestId, unmount } = render(<List />);
  const box = getByTestId("box");
  box.scrollTop = top;
  fireEvent.scroll(box);
  expect(places).toEqual([]);
  return unmount;
};

const leaves: readonly (readonly [string, (unmount: () => void) => void])[] = [
  ["the page is left or loaded anew", () => fireEvent(window, new Event("pagehide"))],
  ["the browser puts the page away", () => fireEvent(document, new Event("visibilitychange"))],
  ["another list takes its place", (unmount) => unmount()],
];

it.each(leaves)("tells the place at once when %s before scrolling has come to rest", (_, leave) => {
  leave(scrolledTo(123));
  expect(places).toEqual([{ key: "row 12", index: 12, offset: 3 }]);
  vi.advanceTimersByTime(1000);
  expect(places).toHaveLength(1);
});
