import ChevronDown from "lucide-react/icons/chevron-down";
import type { ComponentProps } from "react";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { controlLook } from "./looks";

/** The browser's own list in the look of the builder: its keys and a phone's wheel come with it. Name it by `aria-label`. */
export const SelectControl = ({ className, ...rest }: ComponentProps<"select">) => (
  <span className={cx("relative block min-w-0", className)}>
    <select {...rest} className={cx(controlLook, "w-full appearance-none truncate pr-6")} />
    <Icon
      of={ChevronDown}
      size={14}
      className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-ink-3"
    />
  </span>
);
