"use client";
import X from "lucide-react/icons/x";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { cx } from "./cx";
import { centredDialog, dialogFrame } from "./dialog";
import { HoldsField } from "./holds-field";
import { IconButton } from "./icon-button";
import { isFocusLost, keepFocus } from "./keep-focus";
import { useKeptHeight } from "./use-kept-height";
import { phone, useMedia } from "./use-media";

export type ListDialogProps = {
  /** Called when it wants to close: Esc, the way back of a phone, a press beside it. Unmount it then. */
  readonly onClose: () => void;
  /** Read out, not shown: the first line is a field. */
  readonly title: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
};

const seats = "input, textarea, button, a[href]";

const seatsIn = (dialog: HTMLElement): readonly HTMLElement[] =>
  [...dialog.querySelectorAll<HTMLElement>(seats)].filter(
    (seat) => seat.tabIndex >= 0 && !seat.hasAttribute("disabled"),
  );

const modal = "dialog[open]";

/** Tab goes round inside. */
const goRound = (event: KeyboardEvent<HTMLElement>) => {
  if (event.key !== "Tab") return;
  const all = seatsIn(event.currentTarget);
  const [first, last] = [all[0], all.at(-1)];
  if (document.activeElement !== (event.shiftKey ? first : last)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
};

/** Focus begins in the field, is given back to it when the page behind takes it, and returns to where it was. */
const useFocusInside = (ref: RefObject<HTMLDialogElement | null>) => {
  useEffect(() => {
    const before = document.activeElement;
    const dialog = ref.current;
    // Over a modal dialog a popover could not be reached; and browsers of before 2024 have none.
    const isUsual = typeof dialog?.showPopover === "function" && document.querySelector(modal) === null;
    // Told beforehand where to begin, the browser moves the focus once and not by way of the dialog itself.
    const field = dialog?.querySelector("input");
    field?.setAttribute("autofocus", "");
    if (isUsual) dialog.showPopover();
    else dialog?.showModal();
    if (document.activeElement !== field) field?.focus({ preventScroll: true });
    const onFocus = ({ target }: FocusEvent) => {
      // What an action said may be answered from here, and a dialog that asks more stands above this one.
      if (!(target instanceof Element) || target.closest("dialog, .toasts")) return;
      dialog?.querySelector("input")?.focus({ preventScroll: true });
    };
    document.addEventListener("focusin", onFocus);
    return () => {
      document.removeEventListener("focusin", onFocus);
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      keepFocus();
    };
  }, [ref]);
  useEffect(() => {
    // A step further the field is another one, and the focus went with the first.
    if (isFocusLost()) ref.current?.querySelector("input")?.focus({ preventScroll: true });
  });
};

/**
 * A dialog that holds a list to pick from, opened by a key many times an hour. It behaves as `Dialog` does, as a popover: `showModal`
 * makes everything else inert, for which the browser works out the style of every element of the page before it paints the dialog.
 */
export const ListDialog = ({ onClose, title, children, footer }: ListDialogProps) => {
  const ref = useRef<HTMLDialogElement>(null);
  const pressed = useRef<EventTarget | null>(null);
  const titleId = useId();
  const isPhone = useMedia(phone);
  useFocusInside(ref);
  useKeptHeight(ref, true);
  return (
    <dialog
      ref={ref}
      popover="auto"
      aria-modal="true"
      aria-labelledby={titleId}
      // Its first layer covers the page behind, where presses belong to the dialog.
      className={cx(dialogFrame, centredDialog, "before:fixed before:inset-0 before:-z-1 md:w-[520px]")}
      onKeyDown={goRound}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Before, so that the next key finds it gone.
      onBeforeToggle={(event) => {
        if (event.newState === "closed") onClose();
      }}
      onPointerDown={({ target }) => {
        pressed.current = target;
      }}
      onClick={(event) => {
        // Words that are marked with the mouse often end beside it: that press began inside.
        if (event.target === event.currentTarget && pressed.current === event.currentTarget) onClose();
      }}
    >
      <h2 id={titleId} className="sr-only">
        {title}
      </h2>
      <div className="pane-scroll min-h-0 flex-1">
        <HoldsField value={true}>{children}</HoldsField>
      </div>
      {/* Esc is for keyboards, and the list fills a phone. */}
      {isPhone ? (
        <IconButton icon={X} label="Close" onClick={onClose} className="absolute top-0.5 right-1 z-2" />
      ) : null}
      {footer ? (
        <footer className="flex justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>
      ) : null}
    </dialog>
  );
};
