// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { VirtualList } from "./virtual-list";

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
