// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useWorkspace } from "./workspace-query";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("is read again soon while a part of it could not be read, and left alone once all is there", async () => {
  let missing: readonly string[] = ["Tags: Intercom refuses the token."];
  let asked = 0;
  vi.stubGlobal("fetch", async () => {
    asked += 1;
    return new Response(JSON.stringify({ missing }), { headers: { "content-type": "application/json" } });
  });
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result, unmount } = renderHook(useWorkspace, { wrapper });
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(result.current?.missing).toHaveLength(1);
  missing = [];
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(result.current?.missing).toEqual([]);
  expect(asked).toBe(2);
  await act(() => vi.advanceTimersByTimeAsync(600_000));
  expect(asked).toBe(2);
  unmount();
  client.clear();
});
