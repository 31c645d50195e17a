import type { ReactNode } from "react";

type PaneHeadProps = {
  /** What the list calls what was opened. */
  readonly known?: string | null | undefined;
  /** In the place of a name that nobody knows. */
  readonly unknown?: ReactNode;
  /** The way back, where it stands in the header. */
  readonly back?: ReactNode;
  /** In the place of the facts; nothing is kept free for them without it. */
  readonly children?: ReactNode;
};

/** The header of what has not been read: it is called as the list calls it. */
export const PaneHead = ({ known, unknown, back, children }: PaneHeadProps) => (
  <div className="border-b border-line px-5 pt-3 pb-2.5 max-md:px-2 max-md:pt-1.5">
    <div className="flex min-h-[30px] items-center gap-3 max-md:min-h-11 max-md:gap-1">
      {back}
      {known == null ? (
        unknown
      ) : (
        <p
          dir="auto"
          className="one-line min-w-0 flex-1 text-xl font-semibold tracking-tight max-md:text-l max-md:first:px-2"
        >
          {known}
        </p>
      )}
    </div>
    {children === undefined ? null : (
      <div className="mt-1.5 flex min-h-[30px] items-center gap-2 max-md:min-h-11 max-md:px-2">
        {children}
      </div>
    )}
  </div>
);
