// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { afterPaint } from "@/components/ui/after-paint";
import { type PendingAction, pendingActions, usePendingActions } from "./pending-actions";

const closing: PendingAction = {
  key: "k",
  conversationId: "1",
  action: { kind: "close" },
  startedAtMs: 5000,
};
const painted = () => new Promise<void>((shown) => void afterPaint(shown));

afterEach(() => {
  cleanup();
  pendingActions.clear();
});

it("lets the frame of the key that acts go first, and is known at once to all who ask", async () => {
  const { result } = renderHook(() => usePendingActions());
  act(() => pendingActions.add(closing));
  expect(pendingActions.all()).toEqual([closing]);
  expect(result.current).toEqual([]);
  await act(painted);
  expect(result.current).toEqual([closing]);
});

it("is shown by what is drawn anew for another reason", () => {
  const { result, rerender } = renderHook(() => usePendingActions());
  act(() => pendingActions.add(closing));
  rerender();
  expect(result.current).toEqual([closing]);
});
