"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { afterPaint } from "./after-paint";
import { cx } from "./cx";

export type PickItem = {
  readonly id: string;
  readonly label: string;
  /** Further words that find it. */
  readonly words?: string | undefined;
  readonly leading?: ReactNode;
  readonly trailing?: ReactNode;
  /** A heading over the first of its group. */
  readonly group?: string | undefined;
  readonly checked?: boolean | undefined;
  /** It is shown and cannot be picked. */
  readonly disabled?: boolean | undefined;
  /** Picking it takes something away: it is never marked before anybody has typed or pointed at it. */
  readonly takesOff?: boolean | undefined;
  /** Said of it after its name by those who read it out. */
  readonly note?: string | undefined;
};

/** One of a `PickList`. */
export const PickOption = (props: {
  id: string;
  item: PickItem;
  active: boolean;
  selected: boolean;
  onPick: () => void;
  onPoint: () => void;
}) => {
  const ref = useRef<HTMLDivElement>(null);
  const { active } = props;
  useEffect(() => {
    if (!active) return;
    // It is drawn before the list that holds it is shown.
    return afterPaint(() => ref.current?.scrollIntoView({ block: "nearest" }));
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field that owns the list
    // biome-ignore lint/a11y/useFocusableInteractive: pointed at by aria-activedescendant
    <div
      ref={ref}
      id={props.id}
      role="option"
      aria-selected={props.selected}
      aria-checked={props.item.checked}
      aria-disabled={props.item.disabled || undefined}
      aria-description={props.item.note}
      onClick={props.onPick}
      onPointerMove={props.onPoint}
      className={cx(
        "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-m px-2.5 py-1 max-md:min-h-12 max-md:text-l",
        props.active && "bg-accent-soft",
        props.item.disabled && "text-ink-3",
      )}
    >
      {props.item.leading}
      <bdi className="min-w-0 flex-1 truncate">{props.item.label}</bdi>
      <span className="flex shrink-0 items-center gap-2 text-s text-ink-3">{props.item.trailing}</span>
    </div>
  );
};
