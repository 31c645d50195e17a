"use client";
import X from "lucide-react/icons/x";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { cx } from "./cx";
import { IconButton } from "./icon-button";
import { keepFocus } from "./keep-focus";
import { useKeptHeight } from "./use-kept-height";

const widths = {
  s: "md:w-[380px]",
  m: "md:w-[520px]",
  l: "md:w-[680px]",
  xl: "md:w-[min(1100px,92vw)]",
} as const;

export type DialogProps = {
  /** Called when it wants to close: Esc, the cross, a press beside it. Unmount it then. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly width?: keyof typeof widths;
  /** The title is read out but not shown: for pickers and the palette, whose first line is a field that leaves room at its end on a phone. */
  readonly bare?: boolean;
  /** A question: what stands in it is read out when it opens, with its title. */
  readonly asks?: boolean;
  /** There is nothing in it to focus but much to read: keys scroll it. */
  readonly toRead?: boolean;
  /** On a wide screen it hangs below this element, over a page that stays clear; on a phone it takes the whole height. */
  readonly below?: (() => Element | null) | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLDialogElement>) => void) | undefined;
};

export const dialogFrame = cx(
  "rise m-0 max-w-none flex-col overflow-hidden border border-line bg-surface p-0 text-ink shadow-float open:flex",
  "max-md:fixed max-md:inset-x-0 max-md:top-auto max-md:bottom-0 max-md:max-h-[88dvh] max-md:w-full max-md:rounded-t-[14px]",
  "max-md:pb-[env(safe-area-inset-bottom)]",
  "md:rounded-xl",
);
export const centredDialog = "md:mx-auto md:mt-[12vh] md:max-h-[76vh]";
const hanging = "max-md:h-[94dvh] max-md:max-h-none md:fixed md:backdrop:bg-transparent";

const gap = 6;
const margin = 8;

/** Keeps the dialog below an element, on the screen; a phone's sheet stays where its style puts it. */
const useBelow = (ref: { readonly current: HTMLDialogElement | null }, below: DialogProps["below"]) => {
  const find = useRef(below);
  useEffect(() => {
    const place = () => {
      const at = find.current?.()?.getBoundingClientRect();
      const dialog = ref.current;
      if (!at || !dialog) return;
      const left = Math.max(margin, Math.min(at.left, innerWidth - dialog.offsetWidth - margin));
      const wide = matchMedia("(min-width: 768px)").matches;
      dialog.style.left = wide ? `${left}px` : "";
      dialog.style.top = wide ? `${at.bottom + gap}px` : "";
      dialog.style.maxHeight = wide ? `calc(100dvh - ${at.bottom + gap + margin * 2}px)` : "";
    };
    place();
    addEventListener("resize", place);
    return () => removeEventListener("resize", place);
  }, [ref]);
};

/**
 * A modal over the page while it is mounted; from the bottom on a phone. Focus goes to the first field inside,
 * stays inside, and returns to where it was.
 */
export const Dialog = ({
  onClose,
  title,
  children,
  footer,
  width = "m",
  bare = false,
  asks = false,
  toRead = false,
  below,
  onKeyDown,
}: DialogProps) => {
  const ref = useRef<HTMLDialogElement>(null);
  const pressed = useRef<EventTarget | null>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    const dialog = ref.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
      const first = dialog.querySelector<HTMLElement>("[data-first-focus]");
      const target = first ?? dialog.querySelector<HTMLElement>("input, select, textarea");
      // Over a whole phone one reads from the top, and what is no field is where reading begins.
      const isRead = target?.tabIndex === -1 || dialog.clientHeight > innerHeight * 0.9;
      target?.focus({ preventScroll: isRead });
    }
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      keepFocus();
    };
  }, []);
  useBelow(ref, below);
  useKeptHeight(ref, bare && below === undefined);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      aria-describedby={asks ? `${titleId}-body` : undefined}
      className={cx(dialogFrame, widths[width], below ? hanging : centredDialog)}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={({ target }) => {
        pressed.current = target;
      }}
      onClick={(event) => {
        // Words that are marked with the mouse often end beside the dialog: that press began inside.
        if (event.target === event.currentTarget && pressed.current === event.currentTarget) onClose();
      }}
    >
      <header className={bare ? "sr-only" : "flex items-center gap-3 border-b border-line py-2 pr-2 pl-4"}>
        <h2 id={titleId} className="min-w-0 flex-1 truncate text-l font-semibold">
          {title}
        </h2>
        {bare ? null : <IconButton icon={X} label="Close" onClick={onClose} />}
      </header>
      <div
        id={`${titleId}-body`}
        tabIndex={toRead ? 0 : undefined}
        className={cx("pane-scroll min-h-0 flex-1", !bare && "p-4")}
      >
        {children}
      </div>
      {/* Esc is for keyboards: a list that fills a phone needs a way out for the thumb. What hangs below has its own. */}
      {bare && below === undefined ? (
        <IconButton
          icon={X}
          label="Close"
          onClick={onClose}
          className="absolute top-0.5 right-1 z-2 md:hidden"
        />
      ) : null}
      {footer ? (
        <footer className="flex justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>
      ) : null}
    </dialog>
  );
};
