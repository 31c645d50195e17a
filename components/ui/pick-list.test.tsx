// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { HoldsField } from "./holds-field";
import { PickList } from "./pick-list";
import type { PickItem } from "./pick-option";

const brought: string[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  brought.length = 0;
  Element.prototype.scrollIntoView = function scrollIntoView(this: Element) {
    brought.push(this.textContent ?? "");
  };
});
afterEach(async () => {
  cleanup();
  // What waits for a frame is done with before the clock goes.
  await vi.advanceTimersByTimeAsync(200);
  vi.useRealTimers();
});

const frame = () => act(() => vi.advanceTimersByTimeAsync(20));
const items = (count: number, over: (at: number) => Partial<PickItem> = () => ({})): readonly PickItem[] =>
  Array.from({ length: count }, (_, at) => ({ id: String(at), label: `Tag ${at}`, ...over(at) }));
const open = (shown: readonly PickItem[]) =>
  render(<PickList label="Tags" placeholder="" items={shown} onPick={() => undefined} />);
const drawn = () => screen.getAllByRole("option").map((option) => option.textContent);

it("draws what is marked with the key that opened it, and the rest with the frame after", async () => {
  open(items(40));
  expect(drawn()).toEqual(["Tag 0"]);
  await frame();
  expect(drawn()).toHaveLength(40);
});

it("draws down to what is marked, which need not be the first", async () => {
  open(items(40, (at) => ({ takesOff: at < 3 })));
  expect(drawn()).toEqual(["Tag 0", "Tag 1", "Tag 2", "Tag 3"]);
  await frame();
  expect(drawn()).toHaveLength(40);
});

it("draws in a dialog that a key opens its field alone, and leaves the focus to the dialog; what is typed at once counts", async () => {
  const onPick = vi.fn();
  render(
    <HoldsField value={true}>
      <PickList label="Tags" placeholder="" items={items(40)} onPick={onPick} />
    </HoldsField>,
  );
  const field = screen.getByRole("combobox");
  expect(document.activeElement).toBe(document.body);
  expect(screen.queryAllByRole("option")).toEqual([]);
  expect(field.getAttribute("aria-activedescendant")).toBeNull();
  fireEvent.keyDown(field, { key: "ArrowDown" });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(onPick).toHaveBeenCalledExactlyOnceWith("1");
  await frame();
  expect(drawn()).toHaveLength(40);
  expect(document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent).toBe(
    "Tag 1",
  );
});

it("takes the focus itself where no dialog gives it", () => {
  open(items(3));
  expect(document.activeElement).toBe(screen.getByRole("combobox"));
});

it("brings what is marked into view once the list is on the screen, and nothing else", async () => {
  open(items(40));
  expect(brought).toEqual([]);
  await frame();
  expect(brought).toEqual(["Tag 0"]);
  fireEvent.keyDown(screen.getByRole("combobox"), { key: "ArrowUp" });
  expect(brought).toEqual(["Tag 0"]);
  await frame();
  expect(brought).toEqual(["Tag 0", "Tag 39"]);
});

it("brings nothing into view that is no longer marked by then", async () => {
  open(items(40));
  await frame();
  const field = screen.getByRole("combobox");
  fireEvent.keyDown(field, { key: "ArrowDown" });
  fireEvent.keyDown(field, { key: "ArrowDown" });
  await frame();
  expect(brought).toEqual(["Tag 0", "Tag 2"]);
});
