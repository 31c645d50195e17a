import type { ActionsPort } from "@/components/data/actions-port";

const nothing = () => undefined;

/** Actions that do nothing but what the test gives. */
export const idlePort = (over: Partial<ActionsPort> = {}): ActionsPort => ({
  perform: async () => null,
  performMany: async () => ({ done: [], failed: [] }),
  ask: nothing,
  askMany: nothing,
  assignToMe: nothing,
  undoLast: nothing,
  onStack: nothing,
  showMoved: nothing,
  setTarget: nothing,
  composer: { current: null },
  wanted: { current: null },
  opener: { current: null },
  onwards: { current: null },
  renamer: { current: null },
  ...over,
});
