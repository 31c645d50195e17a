"use client";
import type { KeyboardEvent } from "react";
import { cx } from "@/components/ui/cx";
import { Kbd } from "@/components/ui/kbd";
import { keyless } from "@/components/ui/own-keys";
import { useShortcutOf } from "@/components/ui/use-hotkeys";
import type { ComposerMode } from "@/lib/api/composer-modes";

const names = { reply: "Reply", note: "Note", contact: "As contact" } as const;
const keys = { reply: "r", note: "n", contact: keyless("reply-as-contact") } as const;

/** As whoever hears "tab, 1 of 3" expects; Enter or Space then goes to the field. */
const toNeighbour = (event: KeyboardEvent<HTMLElement>) => {
  const { nextElementSibling, previousElementSibling } = event.currentTarget;
  const to =
    event.key === "ArrowRight"
      ? nextElementSibling
      : event.key === "ArrowLeft"
        ? previousElementSibling
        : null;
  if (!(to instanceof HTMLElement)) return;
  event.preventDefault();
  to.focus();
};

const Tab = ({ mode, now, onPick }: { mode: ComposerMode; now: ComposerMode; onPick: () => void }) => (
  <button
    type="button"
    role="tab"
    aria-selected={mode === now}
    aria-keyshortcuts={useShortcutOf()(keys[mode])}
    onClick={onPick}
    onKeyDown={toNeighbour}
    className={cx(
      "flex min-h-7 items-center gap-1.5 border-b-2 text-m whitespace-nowrap max-md:min-h-11 max-md:min-w-11 max-md:justify-center",
      mode === now ? "border-accent font-semibold text-ink" : "border-transparent text-ink-2 hover:text-ink",
    )}
  >
    {names[mode]}
    {mode === now ? null : <Kbd keys={keys[mode]} />}
  </button>
);

/** Whom the words are for. */
export const ComposerTabs = ({
  modes,
  now,
  onPick,
}: {
  modes: readonly ComposerMode[];
  now: ComposerMode;
  onPick: (mode: ComposerMode) => void;
}) => (
  <div role="tablist" aria-label="What to write" className="flex gap-3.5 px-3 pt-1.5">
    {modes.map((mode) => (
      <Tab key={mode} mode={mode} now={now} onPick={() => onPick(mode)} />
    ))}
  </div>
);
