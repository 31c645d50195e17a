// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { VirtualList, type VirtualListProps } from "./virtual-list";

afterEach(cleanup);
// happy-dom lays nothing out.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
});

const list = (props: { count: number; total: number | null; onNearEnd?: () => void }) =>
  render(
    <VirtualList
      label="Conversations"
      keys={Array.from({ length: props.count }, (_, index) => String(index))}
      total={props.total}
      rowHeight={68}
      activeIndex={-1}
      onNearEnd={props.onNearEnd ?? (() => {})}
      renderRow={(index, place) => (
        <div role="option" aria-selected="false" tabIndex={-1} {...place}>
          row {index}
        </div>
      )}
    />,
  );

it("draws only what is in sight and says where each row stands among all", () => {
  list({ count: 5000, total: 10_000 });
  const rows = screen.getAllByRole("option");
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.length).toBeLessThan(40);
  expect(rows[3]?.getAttribute("aria-posinset")).toBe("4");
  expect(rows[3]?.getAttribute("aria-setsize")).toBe("10000");
});

it("draws the rows just out of sight once somebody shows that they are there", async () => {
  list({ count: 5000, total: 10_000 });
  const inSight = screen.getAllByRole("option").length;
  fireEvent.pointerMove(document.body);
  await vi.waitFor(() => expect(screen.getAllByRole("option").length).toBeGreaterThan(inSight));
});

it("says that nobody knows how many there are", () => {
  list({ count: 30, total: null });
  expect(screen.getAllByRole("option")[0]?.getAttribute("aria-setsize")).toBe("-1");
});

it("asks for more when its end comes near, and not before", () => {
  const asked: number[] = [];
  list({ count: 5000, total: 10_000, onNearEnd: () => asked.push(1) });
  expect(asked).toEqual([]);
  cleanup();
  list({ count: 20, total: 40, onNearEnd: () => asked.push(2) });
  expect(new Set(asked)).toEqual(new Set([2]));
});

const numbers = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => String(from + index));
const rowsWith = (props: Partial<VirtualListProps> & { keys: readonly string[] }) => (
  <VirtualList
    label="Conversations"
    total={null}
    rowHeight={68}
    activeIndex={-1}
    onNearEnd={() => {}}
    renderRow={(index, place) => (
      <div role="option" aria-selected="false" tabIndex={-1} {...place}>
        row {props.keys[index]}
      </div>
    )}
    {...props}
  />
);
const scrollBox = (container: HTMLElement): HTMLElement => {
  const box = container.firstElementChild;
  if (!(box instanceof HTMLElement)) throw new Error("nothing was drawn");
  return box;
};

it("keeps what is in sight in its place when rows come in or leave above it, and stays at the top where one is there", () => {
  const keys = numbers(100, 200);
  const { container, rerender } = render(rowsWith({ keys }));
  const box = scrollBox(container);
  rerender(rowsWith({ keys: [...numbers(0, 4), ...keys] }));
  expect(box.scrollTop).toBe(0);
  rerender(rowsWith({ keys }));
  box.scrollTop = 50 * 68 + 20;
  fireEvent.scroll(box);
  rerender(rowsWith({ keys: [...numbers(0, 4), ...keys] }));
  expect(box.scrollTop).toBe(54 * 68 + 20);
  rerender(rowsWith({ keys: keys.slice(10) }));
  expect(box.scrollTop).toBe(40 * 68 + 20);
});

it("comes back to where somebody was as soon as that row is there, unless they have moved on", () => {
  const start = { key: "180", index: 80, offset: 7 };
  const come = (keys: readonly string[]) => rowsWith({ keys, start });
  const first = render(come(numbers(100, 30)));
  expect(scrollBox(first.container).scrollTop).toBe(0);
  first.rerender(come(numbers(95, 120)));
  expect(scrollBox(first.container).scrollTop).toBe(85 * 68 + 7);
  cleanup();
  const second = render(come(numbers(100, 30)));
  fireEvent.wheel(scrollBox(second.container));
  second.rerender(come(numbers(95, 120)));
  expect(scrollBox(second.container).scrollTop).toBe(0);
});

it("brings the marked row into view when another is marked, and not when the same one stands elsewhere", () => {
  const keys = numbers(0, 200);
  const { container, rerender } = render(rowsWith({ keys, activeIndex: 0 }));
  const box = scrollBox(container);
  rerender(rowsWith({ keys, activeIndex: 40 }));
  expect(box.scrollTop).toBe(41 * 68 - 800);
  box.scrollTop = 0;
  fireEvent.scroll(box);
  rerender(rowsWith({ keys: ["new", ...keys], activeIndex: 41 }));
  expect(box.scrollTop).toBe(0);
});

it("draws sections as lists of their own under their headers, and none of the rows that are folded away", () => {
  const sections = [
    { key: "a", label: "Billing", count: 3, header: <h2>Billing</h2> },
    { key: "b", label: "Folded", count: 0, header: <h2>Folded</h2> },
    { key: "c", label: "Technical", count: 2, header: <h2>Technical</h2> },
  ];
  render(rowsWith({ keys: numbers(0, 5), sections }));
  expect(screen.getAllByRole("heading").map((one) => one.textContent)).toEqual([
    "Billing",
    "Folded",
    "Technical",
  ]);
  expect(screen.getAllByRole("listbox").map((one) => one.getAttribute("aria-label"))).toEqual([
    "Billing",
    "Technical",
  ]);
  const places = screen
    .getAllByRole("option")
    .map((row) => [row.textContent, row.getAttribute("aria-posinset"), row.getAttribute("aria-setsize")]);
  expect(places).toEqual([
    ["row 0", "1", "3"],
    ["row 1", "2", "3"],
    ["row 2", "3", "3"],
    ["row 3", "1", "2"],
    ["row 4", "2", "2"],
  ]);
});
