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

it("runs what one frame gathered in one go, in order, even where one of it fails", async () => {
  const seen: string[] = [];
  const said = vi.fn();
  vi.stubGlobal("reportError", said);
  afterPaint(() => {
    seen.push("first");
    queueMicrotask(() => seen.push("what follows"));
  });
  afterPaint(() => {
    throw new Error("no");
  });
  afterPaint(() => {
    seen.push("last");
    setTimeout(() => seen.push("task after"));
  });
  await vi.advanceTimersByTimeAsync(500);
  expect(seen).toEqual(["first", "last", "what follows", "task after"]);
  expect(said).toHaveBeenCalledTimes(1);
});

it("leaves to the next frame what comes once this one has begun: it has yet to be painted", () => {
  const seen: string[] = [];
  afterPaint(() => seen.push("first"));
  requestAnimationFrame(() => {
    afterPaint(() => seen.push("second"));
    requestAnimationFrame(() => seen.push("frame"));
  });
  vi.advanceTimersByTime(500);
  expect(seen).toEqual(["first", "frame", "second"]);
});

it("takes the same asked for twice for two, of which one can be called off", () => {
  const run = vi.fn();
  const callOff = afterPaint(run);
  afterPaint(run);
  afterPaint(run);
  callOff();
  vi.advanceTimersByTime(500);
  expect(run).toHaveBeenCalledTimes(2);
});
