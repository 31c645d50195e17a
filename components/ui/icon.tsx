import type { ComponentType } from "react";

type ShapeProps = {
  readonly "aria-hidden": "true";
  readonly size: number;
  readonly strokeWidth: number;
  readonly className: string;
};

/** A drawing of the icon set, or one of our own that takes the same. */
export type IconShape = ComponentType<ShapeProps>;

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
