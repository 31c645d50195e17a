import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconShape } from "./icon";

export type NoticeProps = {
  readonly icon?: IconShape;
  readonly title: string;
  /** What it means and the next step. */
  readonly children?: ReactNode;
  /** Buttons or links. */
  readonly actions?: ReactNode;
  readonly tone?: "neutral" | "late";
  /** Of the heading: 1 where nothing else is on the page. */
  readonly level?: 1 | 2;
  /** Said to a screen reader at once. */
  readonly alert?: boolean;
};

/** A whole pane that has nothing to show: empty, or failed with the reason and a way on. */
export const Notice = ({
  icon,
  title,
  children,
  actions,
  tone = "neutral",
  level = 2,
  alert = false,
}: NoticeProps) => {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div
      role={alert ? "alert" : undefined}
      className="mx-auto flex max-w-96 flex-col items-center gap-2 px-6 py-14 text-center"
    >
      {icon ? (
        <span
          className={cx(
            "mb-1 grid size-11 place-items-center rounded-full",
            tone === "late" ? "bg-late-soft text-late" : "bg-hover text-ink-2",
          )}
        >
          <Icon of={icon} size={20} />
        </span>
      ) : null}
      <Heading className="text-l font-semibold text-balance">{title}</Heading>
      {children ? <div className="text-m text-balance text-ink-2">{children}</div> : null}
      {actions ? <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
};
