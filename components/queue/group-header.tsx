"use client";
import ChevronDown from "lucide-react/icons/chevron-down";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { Group } from "./groups";

export type GroupHeaderProps = {
  readonly group: Group;
  readonly folded: boolean;
  readonly onFold: (key: string) => void;
};

/** What the rows below have in common, and how many of them are loaded; folds them away. */
export const GroupHeader = ({ group, folded, onFold }: GroupHeaderProps) => (
  <h2 className="h-full border-b border-line bg-sunken">
    <button
      type="button"
      aria-expanded={!folded}
      onClick={() => onFold(group.key)}
      className="flex h-full w-full items-center gap-1.5 px-3 text-left text-s hover:bg-hover focus-visible:outline-offset-[-2px]"
    >
      <Icon of={ChevronDown} size={14} className={cx("text-ink-3", folded && "-rotate-90")} />
      <bdi className="min-w-0 truncate font-semibold">{group.label}</bdi>
      <span className="num shrink-0 text-ink-3">· {group.rows.length} loaded</span>
    </button>
  </h2>
);
