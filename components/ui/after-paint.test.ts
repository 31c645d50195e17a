// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { afterPaint } from "./after-paint";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("runs once, after the frame that is due and not in it", () => {
  const seen: string[] = [];
  afterPaint(() => seen.push("run"));
  requestAnimationFrame(() => seen.push("frame"));
  vi.advanceTimersByTime(500);
  expect(seen).toEqual(["frame", "run"]);
});

it("runs all the same where no frames are drawn, once", () => {
  vi.stubGlobal("requestAnimationFrame", () => 1);
  vi.stubGlobal("cancelAnimationFrame", () => undefined);
  const run = vi.fn();
  afterPaint(run);
  vi.advanceTimersByTime(500);
  expect(run).toHaveBeenCalledTimes(1);
});

it("does not run once it was called off", () => {
  const run = vi.fn();
  const callOff = afterPaint(run);
  callOff();
  vi.advanceTimersByTime(500);
  expect(run).not.toHaveBeenCalled();
});
