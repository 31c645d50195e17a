import type { ShownCount } from "@/components/data/view-counts";

/** How many a view holds, and why that is not told exactly. */
export const RowCount = ({ count: { text, why } }: { count: ShownCount }) =>
  text === "" ? null : (
    <span
      className="num shrink-0 text-ink-2"
      {...(why ? { "data-tip": why, tabIndex: 0, role: "note", "aria-description": why } : {})}
    >
      {text}
      <span className="sr-only"> conversations</span>
    </span>
  );
