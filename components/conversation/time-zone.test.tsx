// @vitest-environment happy-dom
import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useTimeZone } from "./time-zone";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("asks the browser once for all the messages of a thread, and again after a while, as computers travel", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const zones = ["Asia/Tokyo", "Europe/Oslo"];
  const ask = vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions");
  ask.mockImplementation(() => ({
    locale: "en-GB",
    calendar: "gregory",
    numberingSystem: "latn",
    timeZone: zones[ask.mock.calls.length - 1] ?? "UTC",
  }));
  const shown = () => Array.from({ length: 100 }, () => renderHook(() => useTimeZone()).result.current);
  vi.advanceTimersByTime(100_000);
  expect(new Set(shown())).toEqual(new Set(["Asia/Tokyo"]));
  vi.advanceTimersByTime(59_000);
  expect(new Set(shown())).toEqual(new Set(["Asia/Tokyo"]));
  vi.advanceTimersByTime(2000);
  expect(new Set(shown())).toEqual(new Set(["Europe/Oslo"]));
  expect(ask).toHaveBeenCalledTimes(2);
});
