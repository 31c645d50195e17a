import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconShape } from "./icon";

export type Tone = "neutral" | "calm" | "warm" | "late" | "accent";

const tones: Record<Tone, string> = {
  neutral: "bg-hover text-ink-2",
  calm: "bg-calm-soft text-calm",
  warm: "bg-warm-soft text-warm",
  late: "bg-late-soft text-late",
  accent: "bg-accent-soft text-accent",
};

/** A state in a word; the tone only underlines what the word says. */
export const Pill = ({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconShape;
  children: ReactNode;
}) => (
  <span
    className={cx(
      "num inline-flex h-[22px] shrink-0 items-center gap-1 rounded-full px-[9px] text-s font-medium whitespace-nowrap",
      tones[tone],
    )}
  >
    {icon ? <Icon of={icon} size={12} /> : null}
    {children}
  </span>
);
