// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { listOf } from "@/components/data/queue-list";
import { detail } from "@/lib/conversation/testing/detail";
import { useReadingOn } from "./use-reading-on";

const network = vi.hoisted(() => ({ there: false }));
const page = (ids: readonly string[], nextCursor: string | null) =>
  listOf(
    {
      rows: ids.map((id) => detail({ id })),
      nextCursor,
      total: 2,
      totalIsExact: true,
      notes: [],
      fetchedAtMs: 0,
      stale: false,
    },
    0,
  );
vi.mock("@/components/data/queue-query", () => ({
  readOn: async () => {
    if (!network.there) throw new Error("no connection");
    return page(["1", "2"], null);
  },
}));

afterEach(cleanup);

it("goes on by itself once there is a connection again, where reading on had failed for want of one", async () => {
  const client = new QueryClient();
  const health = createHealthWatch(Date.now, () => undefined);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <HealthContext value={health}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </HealthContext>
  );
  const known = page(["1"], "more");
  const { result } = renderHook(() => useReadingOn("state:open", "waiting", known), { wrapper });
  act(() => result.current.more());
  await waitFor(() => expect(result.current.error?.message).toBe("no connection"));
  network.there = true;
  act(() => void dispatchEvent(new Event("online")));
  await waitFor(() => expect(result.current.error).toBeNull());
});
