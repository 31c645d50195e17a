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
import { cx } from "./cx";
import { Icon } from "./icon";
import { Kbd } from "./kbd";
import { createToastList, type Toast, type ToastList } from "./toast-list";
import { useHotkeys, useShortcutOf } from "./use-hotkeys";

const Context = createContext<ToastList | null>(null);
const none: readonly Toast[] = [];

/** Shows toasts from anywhere below `ToastProvider`. */
export const useToasts = (): Pick<ToastList, "show" | "dismiss"> => {
  const list = useContext(Context);
  if (!list) throw new Error("useToasts needs a ToastProvider above it");
  return list;
};

type ToastCardProps = {
  readonly toast: Toast;
  readonly newest: boolean;
  readonly shortcut: string | undefined;
  readonly onDone: () => void;
};

const ToastCard = ({ toast, newest, shortcut, onDone }: ToastCardProps) => (
  <li
    className={cx(
      "rise pointer-events-auto flex w-fit max-w-full items-center gap-3 rounded-l bg-ink py-1.5 pr-1.5 pl-3.5 text-bg shadow-float",
      "max-md:w-full max-md:justify-between",
    )}
  >
    <span className="min-w-0 [overflow-wrap:anywhere]">{toast.text}</span>
    <span className="flex shrink-0 items-center gap-0.5">
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

/** Where toasts stand: bottom left, above the bar on a phone. One polite live region; reached by Tab, and its newest button by `z`. */
const ToastRegion = ({ list }: { list: ToastList }) => {
  const toasts = useSyncExternalStore(list.subscribe, list.all, () => none);
  const box = useRef<HTMLElement>(null);
  const undoKey = useShortcutOf()("z");
  const withAct = toasts.findLast((toast) => toast.act !== undefined);
  useHotkeys({
    z: () => {
      if (!withAct) return false;
      list.dismiss(withAct.id);
      withAct.act?.run();
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
      aria-label="Messages"
      onPointerEnter={() => list.hold(true)}
      onPointerLeave={() => list.hold(false)}
      onFocus={() => list.hold(true)}
      onBlur={() => list.hold(false)}
      className={cx(
        "pointer-events-none inset-auto m-0 block overflow-visible border-0 bg-transparent p-0",
        "bottom-[52px] left-[80px] max-w-[480px] xl:left-[232px] max-md:inset-x-3 max-md:bottom-[calc(68px+env(safe-area-inset-bottom))] max-md:w-auto max-md:max-w-none",
      )}
    >
      <ol aria-live="polite" aria-relevant="additions" className="flex flex-col gap-2">
        {toasts.map((toast) => (
          <ToastCard
            key={toast.id}
            toast={toast}
            newest={toast.id === withAct?.id}
            shortcut={toast.id === withAct?.id ? undoKey : undefined}
            onDone={() => list.dismiss(toast.id)}
          />
        ))}
      </ol>
    </section>
  );
};

export const ToastProvider = ({ children }: { children: ReactNode }) => {
  const [list] = useState(createToastList);
  return (
    <Context value={list}>
      {children}
      <ToastRegion list={list} />
    </Context>
  );
};
