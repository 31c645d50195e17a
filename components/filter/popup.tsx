"use client";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { placeBelow } from "@/components/ui/place";

export type PopupProps = {
  /** What opens, for a screen reader. */
  readonly label: string;
  /** The button's name where its content does not say it. */
  readonly buttonLabel?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly className: string;
  /** What the button holds. */
  readonly button: ReactNode;
  readonly part?: string | undefined;
  readonly firstFocus?: boolean | undefined;
  readonly children: (close: () => void) => ReactNode;
};

/** A button that opens a list over the dialog: below it, on a phone from the bottom. Closes on Esc and on a press elsewhere. */
export const Popup = ({
  label,
  buttonLabel,
  describedBy,
  invalid,
  className,
  button,
  part,
  firstFocus,
  children,
}: PopupProps) => {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    // The list is drawn just before the browser shows it: only then has it a size, and can take focus.
    const frame = requestAnimationFrame(() => {
      if (!panel.current || !opener.current) return;
      placeBelow(panel.current, opener.current);
      panel.current.querySelector<HTMLElement>("input")?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [open]);
  return (
    <>
      <button
        ref={opener}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={buttonLabel}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        data-part={part}
        data-first-focus={firstFocus || undefined}
        popoverTarget={id}
        className={className}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onBeforeToggle={(event) => {
          if (event.newState === "open") setOpen(true);
        }}
        onToggle={(event) => {
          if (event.newState !== "closed") return;
          const left = document.activeElement;
          setOpen(false);
          if (left === document.body || panel.current?.contains(left)) opener.current?.focus();
        }}
        onKeyDown={(event) => {
          if (event.key === "Tab") panel.current?.hidePopover();
        }}
        className={cx(
          "rise pane-scroll inset-auto m-0 max-h-[min(420px,60vh)] w-72 rounded-l border border-line bg-surface p-0 text-ink shadow-float",
          "max-md:inset-x-0! max-md:top-auto! max-md:bottom-0! max-md:max-h-[76dvh] max-md:w-full max-md:max-w-none max-md:rounded-b-none max-md:pb-[env(safe-area-inset-bottom)] max-md:backdrop:bg-(--veil)",
        )}
      >
        {open ? children(() => panel.current?.hidePopover()) : null}
      </div>
    </>
  );
};
