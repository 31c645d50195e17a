// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ToastProvider } from "@/components/ui/toasts";
import { awayHeader, callApi } from "@/lib/api/call";
import { getStanding } from "@/lib/api/sessions";
import { useAway } from "./use-away";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const Page = () => {
  useAway();
  return null;
};
const draw = () =>
  render(
    <ToastProvider>
      <Page />
    </ToastProvider>,
  );

/** Whether a read says that nobody is there. */
const asksAlone = async (): Promise<boolean> => {
  const asked: Headers[] = [];
  vi.stubGlobal("fetch", async (_: string, { headers }: RequestInit) => {
    asked.push(new Headers(headers));
    return Response.json({ role: "agent", teammateId: null });
  });
  await callApi(getStanding, {});
  return asked[0]?.has(awayHeader) ?? false;
};
const pass = (minutes: number) => act(() => vi.advanceTimersByTimeAsync(minutes * 60_000));

it("says that nobody is there after five minutes without a sign of life, until the next", async () => {
  const { unmount } = draw();
  await pass(4.5);
  expect(await asksAlone()).toBe(false);
  await pass(1);
  expect(await asksAlone()).toBe(true);
  for (const sign of ["pointermove", "keydown", "wheel"]) {
    document.body.dispatchEvent(new Event(sign, { bubbles: true }));
    expect(await asksAlone()).toBe(false);
    await pass(4.5);
    expect(await asksAlone()).toBe(false);
    await pass(1);
    expect(await asksAlone()).toBe(true);
  }
  unmount();
  expect(await asksAlone()).toBe(false);
});

it("warns two minutes before an hour without use is over, once, and anew after the next hour", async () => {
  draw();
  const warning = () => screen.queryByText(/in two minutes you will be signed out/);
  await pass(62.5);
  expect(warning()).toBeNull();
  await pass(0.75);
  expect(warning()).not.toBeNull();
  await pass(2);
  expect(warning()).toBeNull();
  document.body.dispatchEvent(new Event("keydown", { bubbles: true }));
  await pass(62.5);
  expect(warning()).toBeNull();
  await pass(0.75);
  expect(warning()).not.toBeNull();
});
