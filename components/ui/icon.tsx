import type { LucideIcon } from "lucide-react";

export type IconShape = LucideIcon;

/** An icon beside a text, or inside something that has a label of its own: never announced. */
export const Icon = ({
  of: Shape,
  size = 16,
  className,
}: {
  of: IconShape;
  size?: number;
  className?: string;
}) => <Shape aria-hidden="true" size={size} strokeWidth={1.75} className={`shrink-0 ${className ?? ""}`} />;
