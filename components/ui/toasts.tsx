"use client";
import X from "lucide-react/icons/x";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { Icon } from "./icon";
import { Kbd } from "./kbd";
import { createToastList, foremost, type Toast, type ToastList } from "./toast-list";
import { useHotkeys, useShortcutOf } from "./use-hotkeys";
import { phone } from "./use-media";

const Context = createContext<ToastList | null>(null);
const none: readonly Toast[] = [];

/** Shows toasts from anywhere below `ToastProvider`. */
export const useToasts = (): Pick<ToastList, "show" | "dismiss" | "dismissUndoing" | "outdo"> => {
  const list = useContext(Context);
  if (!list) throw new Error("useToasts needs a ToastProvider above it");
  return list;
};

type ToastCardProps = {
  readonly toast: Toast;
  readonly newest: boolean;
  /** How many wait behind it on a phone; null for one that waits. */
  readonly behind: number | null;
  readonly shortcut: string | undefined;
  readonly onDone: () => void;
};

const ToastCard = ({ toast, newest, behind, shortcut, onDone }: ToastCardProps) => (
  <li className="toast rise" data-waits={behind === null || undefined}>
    <span className="min-w-0 [overflow-wrap:anywhere]">{toast.text}</span>
    <span>
      {behind ? <small aria-hidden>+{behind}</small> : null}
      {toast.act ? (
        <button
          type="button"
          aria-keyshortcuts={shortcut}
          onClick={() => {
            onDone();
            toast.act?.run();
          }}
          className="min-h-7 rounded-m border border-bg/35 px-2 font-semibold hover:bg-bg/15 max-md:min-h-11 max-md:px-3"
        >
          {toast.act.label}
          {newest ? (
            <span className="ml-1.5">
              <Kbd keys="z" look="inherit" />
            </span>
          ) : null}
        </button>
      ) : null}
      <button
        type="button"
        aria-label="Dismiss"
        data-tip="Dismiss"
        onClick={onDone}
        className="grid size-7 place-items-center rounded-m opacity-80 hover:bg-bg/15 max-md:size-11"
      >
        <Icon of={X} size={14} />
      </button>
    </span>
  </li>
);

/** Where toasts stand: bottom left; on a phone one at a time, above what stands at the bottom. One polite live region; reached by Tab, and its newest button that takes something back by `z`, which does nothing else. */
const ToastRegion = ({ list }: { list: ToastList }) => {
  const toasts = useSyncExternalStore(list.subscribe, list.all, () => none);
  const box = useRef<HTMLElement>(null);
  const undoKey = useShortcutOf()("z");
  const back = toasts.findLast(({ act }) => act?.takesBack || act?.undoes !== undefined);
  useHotkeys({
    z: () => {
      // What was begun since and is still on its way comes before what a toast offers.
      if (!back || back.act?.undoes !== undefined) return false;
      list.dismiss(back.id);
      back.act?.run();
      return true;
    },
  });
  // In the top layer, or a modal dialog would hide what an action said.
  useEffect(() => {
    const region = box.current;
    if (toasts.length > 0) {
      region?.hidePopover?.();
      region?.showPopover?.();
    }
  }, [toasts]);
  return (
    <section
      ref={box}
      popover="manual"
      data-any={toasts.length > 0 || undefined}
      aria-label="Messages"
      onPointerEnter={() => list.hold(true)}
      onPointerLeave={() => list.hold(false)}
      onFocus={() => list.hold(true)}
      onBlur={() => list.hold(false)}
      className="toasts"
    >
      <ol aria-live="polite" aria-relevant="additions">
        {toasts.map((toast) => (
          <ToastCard
            key={toast.id}
            toast={toast}
            newest={toast === back}
            behind={toast === foremost(toasts) ? toasts.length - 1 : null}
            shortcut={toast === back ? undoKey : undefined}
            onDone={() => list.dismiss(toast.id)}
          />
        ))}
      </ol>
    </section>
  );
};

export const ToastProvider = ({ children }: { children: ReactNode }) => {
  const [list] = useState(() => createToastList(() => matchMedia(phone).matches));
  return (
    <Context value={list}>
      {children}
      <ToastRegion list={list} />
    </Context>
  );
};
