import type { ComponentProps } from "react";
import { cx } from "./cx";

type Variant = "solid" | "outline" | "ghost" | "danger";

const looks: Record<Variant, string> = {
  solid: "bg-accent text-accent-ink font-medium enabled:hover:bg-accent-hover",
  outline: "border border-line-strong bg-surface text-ink enabled:hover:bg-hover",
  ghost: "text-ink-2 enabled:hover:bg-hover enabled:hover:text-ink",
  danger: "border border-late bg-surface text-late font-medium enabled:hover:bg-late-soft",
};

export const buttonLook = (variant: Variant = "outline"): string =>
  cx(
    "inline-flex min-h-[30px] shrink-0 items-center justify-center gap-1.5 rounded-m px-2.5 text-m whitespace-nowrap",
    "transition-colors duration-100 disabled:opacity-60 max-md:min-h-11 max-md:px-3.5 max-md:text-l",
    looks[variant],
  );

export type ButtonProps = ComponentProps<"button"> & {
  readonly variant?: Variant;
  /** Under way: keeps its place and focus, says so, and ignores further clicks. */
  readonly pending?: boolean;
};

export const Button = ({
  variant = "outline",
  pending = false,
  className,
  onClick,
  type,
  ...rest
}: ButtonProps) => (
  <button
    {...rest}
    type={type ?? "button"}
    aria-busy={pending || undefined}
    aria-disabled={pending || undefined}
    onClick={pending ? (event) => event.preventDefault() : onClick}
    className={cx(buttonLook(variant), pending && "opacity-70", className)}
  />
);
