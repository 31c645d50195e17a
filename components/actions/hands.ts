import type { ActionsPort } from "@/components/data/actions-port";

/** What the late part does for the port that is there from the beginning. */
export type Hands = Pick<
  ActionsPort,
  "perform" | "ask" | "performMany" | "askMany" | "assignToMe" | "undoLast" | "onStack" | "showMoved"
>;

type Waiting = { readonly go: (hands: Hands) => void; readonly giveUp: () => void };

export type HandsHeld = {
  /** Null takes them away. What waited for them is done, in order. */
  readonly give: (hands: Hands | null) => void;
  /** At once where they are there, else as soon as they are; `otherwise` when they cannot be had. */
  readonly use: <T>(doing: (hands: Hands) => T | Promise<T>, otherwise: T) => Promise<T>;
};

/** Keeps what somebody has asked for until the part that does it has come. `load` fetches it and rejects when it cannot be had. */
export const holdHands = (load: () => Promise<unknown>): HandsHeld => {
  let hands: Hands | null = null;
  let waiting: readonly Waiting[] = [];
  const all = () => {
    const now = waiting;
    waiting = [];
    return now;
  };
  return {
    give: (now) => {
      hands = now;
      if (now !== null) for (const one of all()) one.go(now);
    },
    use: <T>(doing: (now: Hands) => T | Promise<T>, otherwise: T) => {
      // Not a turn later: what one does has to show at once.
      if (hands !== null) return Promise.resolve(doing(hands));
      return new Promise<T>((resolve) => {
        const go = (now: Hands) => resolve(doing(now));
        waiting = [...waiting, { go, giveUp: () => resolve(otherwise) }];
        load().catch(() => {
          for (const one of all()) one.giveUp();
        });
      });
    },
  };
};
