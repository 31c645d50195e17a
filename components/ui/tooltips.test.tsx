// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Tooltips } from "./tooltips";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const page = () => {
  render(
    <>
      <button type="button" data-tip="Filter">
        filter
      </button>
      <Tooltips />
    </>,
  );
  const button = screen.getByText("filter");
  const wait = () => act(() => vi.advanceTimersByTime(1000));
  return { button, wait, tip: () => screen.queryByRole("tooltip", { hidden: true })?.textContent ?? null };
};

it("shows what a part is called once the keyboard has reached it", () => {
  const { button, wait, tip } = page();
  fireEvent.keyDown(document.body, { key: "Tab" });
  act(() => button.focus());
  wait();
  expect(tip()).toBe("Filter");
});

it("shows nothing over what a finger has opened, nor when the focus comes back from there", () => {
  const { button, wait, tip } = page();
  fireEvent.pointerDown(button, { pointerType: "touch" });
  act(() => button.focus());
  wait();
  expect(tip()).toBeNull();
  act(() => button.blur());
  fireEvent.keyDown(document.body, { key: "a" });
  act(() => button.focus());
  wait();
  expect(tip()).toBeNull();
  fireEvent.keyDown(document.body, { key: "Tab" });
  act(() => button.blur());
  act(() => button.focus());
  wait();
  expect(tip()).toBe("Filter");
});

it("takes for no pointer what a browser without one makes of a touch", () => {
  const hovered = page();
  fireEvent.pointerOver(hovered.button, { pointerType: "mouse" });
  hovered.wait();
  expect(hovered.tip()).toBe("Filter");
  cleanup();
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  const touched = page();
  fireEvent.pointerOver(touched.button, { pointerType: "mouse" });
  touched.wait();
  expect(touched.tip()).toBeNull();
});

it("shows nothing over a menu that the part has opened, wherever the pointer goes on it", () => {
  const { button, wait, tip } = page();
  button.setAttribute("aria-haspopup", "menu");
  fireEvent.pointerOver(button, { pointerType: "mouse" });
  button.setAttribute("aria-expanded", "true");
  wait();
  expect(tip()).toBeNull();
  button.setAttribute("aria-expanded", "false");
  fireEvent.pointerOver(button, { pointerType: "mouse" });
  wait();
  expect(tip()).toBe("Filter");
});
