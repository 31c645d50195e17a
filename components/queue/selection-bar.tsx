"use client";
import Check from "lucide-react/icons/check";
import Clock from "lucide-react/icons/clock";
import Flag from "lucide-react/icons/flag";
import FlagOff from "lucide-react/icons/flag-off";
import Link2 from "lucide-react/icons/link-2";
import MailOpen from "lucide-react/icons/mail-open";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import TagIcon from "lucide-react/icons/tag";
import UserPlus from "lucide-react/icons/user-plus";
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from "react";
import { grouped } from "@/components/ui/grouped";
import { Icon, type IconShape } from "@/components/ui/icon";
import { keepsClear } from "@/components/ui/keeps-clear";
import { keyless } from "@/components/ui/own-keys";
import { useHotkeys, useShortcutOf } from "@/components/ui/use-hotkeys";
import type { Busy } from "./under-way";
import type { Selection } from "./use-chosen";
import { useSelectionActs } from "./use-selection-acts";

const readKeys = keyless("read");

type ActProps = {
  readonly icon: IconShape;
  readonly label: string;
  readonly keys?: string;
  readonly disabled: boolean;
  /** Where there is room for a sign only. */
  readonly brief?: boolean;
  readonly onAct: () => void;
};

const Act = ({ icon, label, keys, disabled, brief = false, onAct }: ActProps) => {
  const shortcutOf = useShortcutOf();
  return (
    <button
      type="button"
      aria-keyshortcuts={shortcutOf(keys)}
      aria-disabled={disabled || undefined}
      data-tip={label}
      data-tip-keys={keys}
      onClick={disabled ? undefined : onAct}
      className="inline-flex min-h-[28px] items-center justify-center gap-1 rounded-m border border-line-strong bg-surface px-2 whitespace-nowrap text-ink hover:bg-hover aria-disabled:opacity-60 max-md:min-h-11 max-md:flex-1 max-md:flex-col max-md:gap-0.5 max-md:px-1 max-md:text-xs"
    >
      <Icon of={icon} size={14} className="text-ink-3" />
      <span className={brief ? "md:sr-only" : undefined}>{label}</span>
    </button>
  );
};

const link =
  "min-h-6 rounded-m px-1.5 font-medium text-accent hover:bg-hover max-md:min-h-11 max-md:px-2 whitespace-nowrap";

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
};

/** As toolbars do: arrows go from button to button as well. */
const onArrow = (event: KeyboardEvent<HTMLElement>) => {
  const step = steps[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const focused = document.activeElement;
  const at = focused instanceof HTMLButtonElement ? buttons.indexOf(focused) : -1;
  buttons[step(at, buttons.length)]?.focus();
  event.preventDefault();
};

const coverWords = (selection: Selection, covered: number): string | null => {
  const loaded = selection.loaded.length;
  if (covered < loaded) return `Actions cover the first ${covered} of ${grouped(loaded)} loaded`;
  if (selection.count === null || covered < selection.count) return `Actions cover the ${covered} loaded`;
  return null;
};

/** How many are chosen, or how far what is done to them has come. */
const Head = ({
  selection,
  total,
  busy,
}: Pick<SelectionBarProps, "selection" | "total"> & { busy: Busy | null }) => {
  const { count } = selection;
  const shortcutOf = useShortcutOf();
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-1">
      <span role="status" className="mr-1 font-semibold text-ink">
        {busy
          ? `${busy.words} ${busy.of}…`
          : count === null
            ? "All that match selected"
            : `${grouped(count)} selected`}
      </span>
      {busy ? (
        <>
          <span aria-hidden="true" className="text-ink-3">
            {busy.ended} done
          </span>
          <button
            type="button"
            aria-disabled={busy.stop === null || undefined}
            onClick={busy.stop ?? undefined}
            className={`aria-disabled:opacity-60 ${link}`}
          >
            Stop
          </button>
        </>
      ) : null}
      {selection.all || busy ? null : (
        <button
          type="button"
          aria-keyshortcuts={shortcutOf("*")}
          data-tip-keys="*"
          onClick={selection.chooseAll}
          className={link}
        >
          {total === null ? "Select all that match" : `Select all ${grouped(total)} that match`}
        </button>
      )}
      {selection.any ? (
        <button
          type="button"
          aria-keyshortcuts="Escape"
          onClick={selection.clear}
          className={`ml-auto ${link}`}
        >
          Clear
        </button>
      ) : null}
    </div>
  );
};

const none = {};

export type SelectionBarProps = {
  readonly selection: Selection;
  readonly total: number | null;
  /** The key that was pressed before the bar was there; taken out once it has acted. */
  readonly begun: RefObject<string | null>;
};

/**
 * How many are chosen, choosing all that match, and what can be done to them; in place of the hints below the list. With nothing chosen
 * any more, how far it has come and the way to stop it.
 */
export const SelectionBar = ({ selection, total, begun }: SelectionBarProps) => {
  const acts = useSelectionActs(selection);
  const { covered, busy } = acts;
  const closed = covered.length > 0 && covered.every((one) => one.state === "closed");
  const open = () => acts.run({ kind: "open" }, "Opening");
  const close = () => acts.run({ kind: closed ? "open" : "close" }, closed ? "Opening" : "Closing");
  const isPriority = covered.length > 0 && covered.every((one) => one.priority);
  const prioritise = () =>
    acts.run(
      { kind: "priority", priority: !isPriority },
      isPriority ? "Taking the priority off" : "Making a priority of",
    );
  const markRead = () => acts.run({ kind: "read" }, "Marking");
  const coverId = useId();
  // These come before the same keys for the marked row, since they were bound later; not once nothing is chosen any more.
  const bindings: Readonly<Record<string, () => void>> = {
    e: () => acts.run({ kind: "close" }, "Closing"),
    E: open,
    a: () => acts.ask("assign"),
    s: () => acts.ask("snooze"),
    i: acts.assignToMe,
    t: () => acts.ask("tag"),
    p: prioritise,
    [readKeys]: markRead,
  };
  useHotkeys(selection.any ? bindings : none);
  const latest = useRef(bindings);
  useEffect(() => {
    const key = begun.current;
    begun.current = null;
    if (key !== null) latest.current[key]?.();
  }, [begun]);
  const cover = selection.any ? coverWords(selection, covered.length) : null;
  const isOff = busy !== null || covered.length === 0;
  return (
    <div
      ref={keepsClear}
      role="toolbar"
      aria-label="Selection"
      aria-describedby={cover === null ? undefined : coverId}
      onKeyDown={onArrow}
      className="num flex flex-col gap-1.5 border-t border-line bg-sunken px-3 py-[7px] text-s text-ink-2"
    >
      <Head selection={selection} total={total} busy={busy} />
      {cover === null ? null : <p id={coverId}>{cover}</p>}
      {selection.any ? (
        <div className="flex flex-wrap gap-1.5">
          <Act icon={UserPlus} label="Assign" keys="a" disabled={isOff} onAct={() => acts.ask("assign")} />
          <Act
            icon={closed ? RotateCcw : Check}
            label={closed ? "Open" : "Close"}
            keys={closed ? "E" : "e"}
            disabled={isOff}
            onAct={close}
          />
          <Act icon={Clock} label="Snooze" keys="s" disabled={isOff} onAct={() => acts.ask("snooze")} />
          <Act icon={TagIcon} label="Tag" keys="t" disabled={isOff} onAct={() => acts.ask("tag")} />
          <Act
            icon={isPriority ? FlagOff : Flag}
            label={isPriority ? "No priority" : "Priority"}
            keys="p"
            brief
            disabled={isOff}
            onAct={prioritise}
          />
          <Act icon={MailOpen} label="Mark read" keys={readKeys} disabled={isOff} onAct={markRead} />
          <Act icon={Link2} label="Copy links" brief disabled={covered.length === 0} onAct={acts.copyLinks} />
        </div>
      ) : null}
    </div>
  );
};
