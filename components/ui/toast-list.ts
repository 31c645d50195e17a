import type { Tone } from "./pill";

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
  /** One thing that can be done about it, and its key in this region. */
  readonly act?: { readonly label: string; readonly run: () => void } | undefined;
};

export type NewToast = Omit<Toast, "id" | "tone"> & { readonly tone?: Tone };

/** WCAG 2.2.1: an undo is there for at least ten seconds; a failure stays longer. */
export const shownForMs = { done: 10_000, failed: 30_000 } as const;
const mostAtOnce = 3;

export type ToastList = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly all: () => readonly Toast[];
  readonly show: (toast: NewToast) => void;
  readonly dismiss: (id: number) => void;
  /** Time stands still while somebody reads: pointer or focus on them. */
  readonly hold: (held: boolean) => void;
};

export const createToastList = (): ToastList => {
  let toasts: readonly Toast[] = [];
  let lastId = 0;
  let held = false;
  const listeners = new Set<() => void>();
  const timers = new Map<number, ReturnType<typeof setTimeout>>();

  const set = (next: readonly Toast[]) => {
    toasts = next;
    for (const listener of listeners) listener();
  };
  const dismiss = (id: number) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    set(toasts.filter((toast) => toast.id !== id));
  };
  const start = (toast: Toast) => {
    const ms = toast.tone === "late" ? shownForMs.failed : shownForMs.done;
    timers.set(
      toast.id,
      setTimeout(() => dismiss(toast.id), ms),
    );
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    all: () => toasts,
    show: (toast) => {
      lastId += 1;
      const made: Toast = { tone: "neutral", ...toast, id: lastId };
      for (const old of toasts.slice(0, Math.max(0, toasts.length - mostAtOnce + 1))) dismiss(old.id);
      set([...toasts, made]);
      if (!held) start(made);
    },
    dismiss,
    hold: (now) => {
      held = now;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      if (!held) for (const toast of toasts) start(toast);
    },
  };
};
