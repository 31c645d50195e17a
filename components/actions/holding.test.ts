// @vitest-environment happy-dom
import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { pendingActions } from "@/components/data/pending-actions";
import { createUndoStack } from "@/components/data/undo-stack";
import { detail } from "@/lib/conversation/testing/detail";
import { createHolding } from "./holding";
import type { Notice } from "./telling";

afterEach(() => {
  localStorage.clear();
  pendingActions.clear();
  vi.unstubAllGlobals();
});

it("is taken back once while that is on its way, though the list still says that it waits, and again where it failed", async () => {
  const action = { kind: "reply", text: "Hello" } as const;
  const waiting = { key: "k1", subject: "conversation", id: "7", action, state: "waiting", dueInMs: 8000 };
  let refuse = () => {};
  const refused = new Promise<Response>((resolve) => {
    const error = { code: "conflict", message: "It is being sent." };
    refuse = () => resolve(Response.json({ error }, { status: 409 }));
  });
  vi.stubGlobal("fetch", async (_: string, { method }: RequestInit = {}) =>
    method === "DELETE" ? refused : Response.json({ ...waiting, createdAtMs: 0, problem: null }),
  );
  const stack = createUndoStack();
  stack.push({ key: "older", words: "Older", takeBack: null });
  const notices: Notice[] = [];
  const { hold, remember } = createHolding({
    client: new QueryClient(),
    stack,
    notify: (notice) => notices.push(notice),
    onMoved: () => undefined,
    onFailed: () => undefined,
    owner: () => "m1",
    uuid: () => "k1",
  });
  await hold(detail({ id: "7" }), action);
  stack.pop()?.takeBack?.();
  remember("k1", action);
  expect(stack.find("k1")).toBeNull();
  refuse();
  await expect.poll(() => notices).toMatchObject([{ tone: "failed", text: "It is being sent." }]);
  remember("k1", action);
  expect(stack.pop()).toMatchObject({ key: "k1" });
});
