// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useCount } from "./use-count";

type Asked = {
  readonly q: string;
  readonly signal: AbortSignal;
  readonly answer: (response: Response) => void;
};
const asked: Asked[] = [];
const queries = () => asked.map(({ q }) => q);

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  vi.stubGlobal("fetch", (path: string, { signal }: RequestInit) => {
    const q = new URL(path, "http://desk.test").searchParams.get("q") ?? "";
    return new Promise((answer, fail) => {
      if (!signal) throw new Error("it could not be called off");
      signal.addEventListener("abort", () => fail(signal.reason));
      asked.push({ q, signal, answer });
    });
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const show = (first: string | null) => {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result, rerender } = renderHook((q: string | null) => useCount(q), {
    wrapper,
    initialProps: first,
  });
  return { counted: () => result.current, becomes: (q: string | null) => rerender(q) };
};
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const answer = async (q: string, total: number | null, why: string | null = null) => {
  asked.find((one) => one.q === q)?.answer(Response.json({ total, why, fetchedAtMs: 0 }));
  await pass(0);
};

describe("how many match what is in the builder", () => {
  it("is asked once when one stops typing, never at a key", async () => {
    const { counted, becomes } = show("read:no");
    await answer("read:no", 7);
    expect(counted()).toEqual({ kind: "counted", total: 7, why: null, old: false });
    for (const text of ["p", "pa", "par", "parc", "parcel"]) {
      becomes(`subject:~${text}`);
      await pass(300);
    }
    expect(queries()).toEqual(["read:no"]);
    expect(counted()).toEqual({ kind: "counted", total: 7, why: null, old: true });
    await pass(5000);
    expect(queries()).toEqual(["read:no", "subject:~parcel"]);
    await answer("subject:~parcel", 2);
    expect(counted()).toEqual({ kind: "counted", total: 2, why: null, old: false });
    await pass(20_000);
    expect(queries()).toHaveLength(2);
  });

  it("is called off when one types on, and not asked again for what is known", async () => {
    const { becomes, counted } = show("read:no");
    await pass(0);
    becomes("read:yes");
    await pass(0);
    expect(asked[0]?.signal.aborted).toBe(true);
    await pass(1000);
    await answer("read:yes", 1);
    becomes("read:yes tag:1");
    await pass(100);
    becomes("read:yes");
    await pass(1000);
    expect(queries()).toEqual(["read:no", "read:yes"]);
    expect(counted()).toEqual({ kind: "counted", total: 1, why: null, old: false });
  });

  it("says why there is none", async () => {
    const { becomes, counted } = show("read:no");
    await answer("read:no", null, "Intercom did not say.");
    expect(counted()).toEqual({ kind: "counted", total: null, why: "Intercom did not say.", old: false });
    becomes(null);
    expect(counted()).toBeNull();
    becomes("many");
    await pass(1000);
    const error = { code: "invalid_query", message: "Too much for one question.", requestId: "r" };
    asked.at(-1)?.answer(Response.json({ error }, { status: 422 }));
    await pass(0);
    expect(counted()).toEqual({ kind: "failed", message: "Too much for one question.", late: false });
  });
});
