import "server-only";

/** One load under way and everybody who waits for it. */
export type Flight = {
  /** Joins the wait. Leaving by `signal` rejects with its reason and, when nobody else waits, aborts the load. */
  readonly join: (signal?: AbortSignal) => Promise<unknown>;
  /** Keeps the load going though nobody waits: a refresh in the background. */
  readonly pin: () => void;
};

/** Starts `load` at once. `onEnd` is told when it has settled or was given up, before anybody who waits. */
export const takeOff = (
  load: (signal: AbortSignal) => Promise<unknown>,
  onEnd: (end: { readonly value: unknown } | { readonly error: unknown } | "abandoned") => void,
): Flight => {
  const controller = new AbortController();
  let waiting = 0;
  let pinned = false;
  let ended = false;
  const end: typeof onEnd = (how) => {
    if (ended) return;
    ended = true;
    onEnd(how);
  };
  const run = async () => {
    try {
      const value = await load(controller.signal);
      end({ value });
      return value;
    } catch (error) {
      end({ error });
      throw error;
    }
  };
  const landed = run();
  // Waiters see the failure through `join`; without one it is nobody's.
  landed.catch(() => undefined);

  const leave = () => {
    waiting -= 1;
    if (waiting > 0 || pinned || ended) return;
    end("abandoned");
    controller.abort();
  };
  return {
    pin: () => {
      pinned = true;
    },
    join: (signal) => {
      waiting += 1;
      if (!signal) return landed.finally(leave);
      return new Promise((resolve, reject) => {
        const gone = () => {
          leave();
          reject(signal.reason);
        };
        signal.addEventListener("abort", gone, { once: true });
        landed.then(resolve, reject).finally(() => {
          signal.removeEventListener("abort", gone);
          if (!signal.aborted) leave();
        });
      });
    },
  };
};
