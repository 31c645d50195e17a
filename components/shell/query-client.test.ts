// @vitest-environment happy-dom
import { focusManager, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { createHealthWatch } from "@/components/data/health";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { createQueryClient } from "./query-client";

afterEach(() => focusManager.setFocused(undefined));

/** How often it is asked for by opening it, leaving the page and coming back to it. */
const asksFor = async (code: ErrorCode): Promise<number> => {
  const ask = vi.fn(() => Promise.reject(new AppError(code, "No.")));
  const client = createQueryClient(createHealthWatch(Date.now, () => undefined));
  client.mount();
  const stop = new QueryObserver(client, { queryKey: [code], queryFn: ask }).subscribe(() => undefined);
  const settled = () =>
    expect(client.getQueryState([code])).toMatchObject({ status: "error", fetchStatus: "idle" });
  await vi.waitFor(settled);
  focusManager.setFocused(false);
  focusManager.setFocused(true);
  await vi.waitFor(settled);
  stop();
  client.unmount();
  return ask.mock.calls.length;
};

it("asks again for what could not be read when one comes back to the page, and not for what is gone", async () => {
  expect(await asksFor("intercom_unavailable")).toBe(2);
  expect(await asksFor("conversation_gone")).toBe(1);
  expect(await asksFor("not_found")).toBe(1);
});
