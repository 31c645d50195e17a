import { cx } from "@/components/ui/cx";

/** A control in a row of the builder: 30 px high, under a thumb 44. */
export const controlLook = cx(
  "min-h-[30px] min-w-0 rounded-m border border-edge bg-surface px-2 text-m text-ink max-md:min-h-11 max-md:text-[16px]",
  "focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-late",
);

/** A button that looks like a field that opens. */
export const openerLook = cx(
  controlLook,
  "flex w-full items-center gap-1.5 text-left aria-expanded:border-accent",
);

export const quietButton = cx(
  "inline-flex size-6 shrink-0 items-center justify-center rounded-m text-ink-3 hover:bg-hover hover:text-ink",
  "aria-expanded:bg-hover max-md:h-11 max-md:w-10",
);
