"use client";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { cx } from "@/components/ui/cx";
import { Icon, type IconShape } from "@/components/ui/icon";
import type { Standing } from "./use-reading-place";

const Jump = ({
  icon,
  keys,
  strong,
  onClick,
  children,
}: {
  icon: IconShape;
  keys: string;
  strong: boolean;
  onClick: () => void;
  children: string;
}) => (
  <button
    type="button"
    data-tip={children}
    data-tip-keys={keys}
    onClick={onClick}
    className={cx(
      "pointer-events-auto inline-flex min-h-8 items-center gap-1.5 rounded-full border px-3 text-m shadow-float max-md:min-h-11 max-md:px-4",
      strong
        ? "border-transparent bg-accent font-medium text-accent-ink hover:bg-accent-hover"
        : "border-line-strong bg-surface text-ink hover:bg-hover",
    )}
  >
    <Icon of={icon} size={14} /> {children}
  </button>
);

export type ThreadJumpsProps = {
  readonly standing: Standing;
  /** How much has come since that is not in sight. */
  readonly unseen: number;
  readonly onNewest: () => void;
  readonly onUnread: () => void;
};

/** Ways to what is out of sight; nothing moves by itself under the reader's eyes. */
export const ThreadJumps = ({ standing, unseen, onNewest, onUnread }: ThreadJumpsProps) => {
  const toMark = standing.mark === "above" || standing.mark === "below";
  const toNewest = standing.farFromEnd || unseen > 0;
  if (!toMark && !toNewest) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-2 z-20 flex justify-center gap-2 px-3">
      {toMark ? (
        <Jump
          icon={standing.mark === "above" ? ArrowUp : ArrowDown}
          keys="B"
          strong={false}
          onClick={onUnread}
        >
          First unread
        </Jump>
      ) : null}
      {toNewest ? (
        <Jump icon={ArrowDown} keys="G" strong={unseen > 0} onClick={onNewest}>
          {unseen > 0 ? `${unseen} new` : "Newest"}
        </Jump>
      ) : null}
    </div>
  );
};
