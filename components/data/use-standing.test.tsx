// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Standing } from "@/lib/api/sessions";
import { useStanding } from "./use-standing";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const agent: Standing = { role: "agent", teammateId: "1" };
const lead: Standing = { ...agent, role: "lead" };

const Desk = () => {
  const { data } = useQuery({
    queryKey: ["workspace"],
    queryFn: async () => (await fetch("/api/workspace")).json() as Promise<Standing>,
    staleTime: Number.POSITIVE_INFINITY,
  });
  useStanding(data);
  return <p>{data?.role}</p>;
};

it("has the page read anew for as long as it shows what one may do no more, and then no more", async () => {
  const state = { now: lead, shown: lead, reads: 0 };
  vi.stubGlobal("fetch", async (url: string) => {
    if (url !== "/api/workspace") return Response.json(state.now);
    state.reads += 1;
    return Response.json(state.shown);
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <Desk />
    </QueryClientProvider>,
  );
  const look = () => client.refetchQueries({ queryKey: ["standing"] });
  expect(await screen.findByText("lead")).toBeDefined();
  await look();
  expect(state.reads).toBe(1);
  // What answers first may have been read a moment before the change.
  state.now = agent;
  await look();
  await expect.poll(() => state.reads).toBe(2);
  state.shown = agent;
  await look();
  expect(await screen.findByText("agent")).toBeDefined();
  const { reads } = state;
  await look();
  expect(state.reads).toBe(reads);
});
