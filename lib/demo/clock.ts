import { toSeconds, type UnixSeconds } from "@/lib/core/time";

/** The workspace's own time: runs as the real one does, and can be moved by tests. */
export type DemoClock = {
  readonly now: () => UnixSeconds;
  readonly set: (now: UnixSeconds) => void;
  readonly advance: (seconds: number) => void;
};

export const createClock = (start: UnixSeconds | undefined): DemoClock => {
  const real = (): number => toSeconds(Date.now());
  let offset = start === undefined ? 0 : start - real();
  return {
    now: () => real() + offset,
    set: (now) => {
      offset = now - real();
    },
    advance: (seconds) => {
      offset += seconds;
    },
  };
};
