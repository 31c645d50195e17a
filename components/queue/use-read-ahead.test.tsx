// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { QueueRow } from "@/lib/conversation/model";
import { useReadAhead } from "./use-read-ahead";

const rows: readonly QueueRow[] = Array.from({ length: 60 }, (_, index) => ({
  kind: "unreadable",
  id: String(index),
}));

/** Every read that was begun, and which of them were called off. */
let begun: string[] = [];
let ended: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  begun = [];
  ended = [];
  vi.stubGlobal("fetch", (path: string, { signal }: { signal: AbortSignal }) => {
    begun.push(path);
    return new Promise((_, reject) => {
      signal.addEventListener("abort", () => {
        ended.push(path);
        reject(signal.reason);
      });
    });
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const client = new QueryClient();
const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={client}>{children}</QueryClientProvider>
);
const show = (at: number) =>
  renderHook(({ id }) => useReadAhead({ selectedId: id, openId: null }, rows), {
    wrapper,
    initialProps: { id: String(at) },
  });
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const asked = () => begun.map((path) => /conversations\/(\d+)/.exec(path)?.[1]);

it("asks for nothing while j is held down, and for two when it comes to rest", () => {
  const { rerender } = show(0);
  for (let at = 1; at <= 50; at += 1) {
    rerender({ id: String(at) });
    wait(33);
  }
  expect(begun).toEqual([]);
  wait(250);
  expect(asked()).toEqual(["50", "51"]);
  expect(begun.every((path) => path.includes("ahead=1"))).toBe(true);
});

it("calls off what was passed before it arrived", () => {
  const { rerender } = show(3);
  wait(250);
  rerender({ id: "4" });
  expect(ended).toEqual(begun.slice(0, 2));
});

it("looks the way that one goes", () => {
  const { rerender } = show(10);
  wait(250);
  rerender({ id: "9" });
  wait(250);
  expect(asked().slice(2)).toEqual(["9", "8"]);
});
