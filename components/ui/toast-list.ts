import type { Tone } from "./pill";

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
  /** One thing that can be done about it. */
  readonly act?:
    | {
        readonly label: string;
        readonly run: () => void;
        /** It takes back what this says: `z` does it too. */
        readonly takesBack?: true | undefined;
        /** The same, of what lies under this key among all that was done, which `z` goes through by itself. */
        readonly undoes?: string | undefined;
      }
    | undefined;
};

export type NewToast = Omit<Toast, "id" | "tone"> & { readonly tone?: Tone };

/** WCAG 2.2.1: an undo is there for at least ten seconds; what failed, or may have, stays longer. */
export const shownForMs = { done: 10_000, failed: 30_000 } as const;
const mostAtOnce = 3;
const isGrave = ({ tone }: Toast): boolean => tone === "late" || tone === "warm";

export type ToastList = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly all: () => readonly Toast[];
  readonly show: (toast: NewToast) => void;
  readonly dismiss: (id: number) => void;
  /** What offered to take this back has nothing to offer any more. */
  readonly dismissUndoing: (key: string) => void;
  /** Something newer can be taken back: `z` is for that, and what older ones offer for their buttons. */
  readonly outdo: () => void;
  /** Time stands still while somebody reads: pointer or focus on them. */
  readonly hold: (held: boolean) => void;
};

/** The one that stands where there is room for one: what failed before what is done, of equals the newest. */
export const foremost = (toasts: readonly Toast[]): Toast | undefined =>
  toasts.findLast(isGrave) ?? toasts.at(-1);

/** @param onlyOne whether one alone is shown just now: the time of the others begins when their turn comes */
export const createToastList = (onlyOne: () => boolean): ToastList => {
  let toasts: readonly Toast[] = [];
  let lastId = 0;
  let held = false;
  const listeners = new Set<() => void>();
  const timers = new Map<number, ReturnType<typeof setTimeout>>();

  const runs = (toast: Toast) =>
    !held && toasts.includes(toast) && (!onlyOne() || toast === foremost(toasts));
  const set = (next: readonly Toast[]) => {
    const known = [...toasts, ...next];
    toasts = next;
    for (const toast of known) {
      if (!runs(toast)) {
        clearTimeout(timers.get(toast.id));
        timers.delete(toast.id);
      } else if (!timers.has(toast.id))
        timers.set(
          toast.id,
          setTimeout(() => dismiss(toast.id), isGrave(toast) ? shownForMs.failed : shownForMs.done),
        );
    }
    for (const listener of listeners) listener();
  };
  const dismiss = (id: number) => set(toasts.filter((toast) => toast.id !== id));
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    all: () => toasts,
    show: (toast) => {
      lastId += 1;
      const made: Toast = { tone: "neutral", ...toast, id: lastId };
      const leaves =
        toasts.length < mostAtOnce ? undefined : (toasts.find((one) => !isGrave(one)) ?? toasts[0]);
      set([...toasts.filter((one) => one !== leaves), made]);
    },
    dismiss,
    outdo: () => {
      if (toasts.some(({ act }) => act?.takesBack))
        set(
          toasts.map((one) =>
            one.act?.takesBack ? { ...one, act: { ...one.act, takesBack: undefined } } : one,
          ),
        );
    },
    dismissUndoing: (key) => set(toasts.filter((toast) => toast.act?.undoes !== key)),
    hold: (now) => {
      held = now;
      set(toasts);
    },
  };
};
