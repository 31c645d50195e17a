import { expect, it } from "vitest";
import { detail } from "@/lib/conversation/testing/detail";
import { type Hands, holdHands } from "./hands";

const handsFor = (seen: string[]): Hands => ({
  perform: async (_, { kind }) => {
    seen.push(kind);
    return null;
  },
  performMany: async () => ({ done: [], failed: [] }),
  ask: (kind) => void seen.push(`ask ${kind}`),
  askMany: () => undefined,
  assignToMe: () => undefined,
  undoLast: () => undefined,
  onStack: () => undefined,
  showMoved: () => undefined,
});

it("does what was asked for before it was there, in order, once it has come", () => {
  const seen: string[] = [];
  const held = holdHands(() => new Promise(() => undefined));
  void held.use((hands) => hands.ask("close", detail()), undefined);
  void held.use((hands) => hands.ask("tag", detail()), undefined);
  expect(seen).toEqual([]);
  held.give(handsFor(seen));
  expect(seen).toEqual(["ask close", "ask tag"]);
  void held.use((hands) => hands.ask("assign", detail()), undefined);
  expect(seen.at(-1)).toBe("ask assign");
});

it("gives up what waits where it cannot be had, and does the next thing once it can", async () => {
  const seen: string[] = [];
  const held = holdHands(() => Promise.reject(new Error("no connection")));
  expect(await held.use((hands) => hands.perform(detail(), { kind: "close" }), null)).toBeNull();
  held.give(handsFor(seen));
  await held.use((hands) => hands.perform(detail(), { kind: "open" }), null);
  expect(seen).toEqual(["open"]);
});
