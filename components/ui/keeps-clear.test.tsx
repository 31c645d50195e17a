// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepsClear } from "./keeps-clear";

const tops: Record<string, { top: number; height: number }> = {};

beforeEach(() => {
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    const { top = 0, height = 0 } = tops[this.id] ?? {};
    return new DOMRect(0, top, 390, height);
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const taken = () => document.querySelector<HTMLElement>(".toasts")?.style.getPropertyValue("--bars");
const Bars = () => (
  <>
    <div id="field" ref={keepsClear} />
    <div id="bar" ref={keepsClear} />
  </>
);

beforeEach(() => {
  const toasts = document.createElement("section");
  toasts.className = "toasts";
  document.body.append(toasts);
});
afterEach(() => document.querySelector(".toasts")?.remove());

it("says how much of the lower edge bars take, without those that are not drawn, and nothing once they are gone", async () => {
  tops.field = { top: innerHeight - 160, height: 100 };
  tops.bar = { top: innerHeight - 60, height: 60 };
  const { unmount } = render(<Bars />);
  await expect.poll(taken).toBe("160px");
  unmount();
  await expect.poll(taken).toBe("");
  tops.field = { top: 0, height: 0 };
  render(<Bars />);
  await expect.poll(taken).toBe("60px");
});

it("leaves the root alone, whose style every element of the page goes by", async () => {
  tops.bar = { top: innerHeight - 60, height: 60 };
  render(<Bars />);
  await expect.poll(taken).toBe("60px");
  expect(document.documentElement.getAttribute("style")).toBeNull();
});
