import type { ComponentProps } from "react";
import { cx } from "./cx";
import { Icon, type IconShape } from "./icon";

export type IconButtonProps = Omit<ComponentProps<"button">, "children" | "aria-label"> & {
  /** What it does; read out, and shown as its tooltip. */
  readonly label: string;
  /** Its key as `useHotkeys` writes it, shown in the tooltip. */
  readonly keys?: string | undefined;
  readonly icon: IconShape;
  readonly iconSize?: number;
};

export const IconButton = ({
  label,
  keys,
  icon,
  iconSize = 16,
  className,
  type,
  ...rest
}: IconButtonProps) => (
  <button
    {...rest}
    type={type ?? "button"}
    aria-label={label}
    data-tip={label}
    data-tip-keys={keys}
    className={cx(
      "inline-flex size-[30px] shrink-0 items-center justify-center rounded-m text-ink-2 transition-colors duration-100",
      "enabled:hover:bg-hover enabled:hover:text-ink aria-expanded:bg-hover disabled:opacity-60 max-md:size-11",
      className,
    )}
  >
    <Icon of={icon} size={iconSize} />
  </button>
);
