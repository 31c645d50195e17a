import { cx } from "./cx";

/** A grey place for what is still to come, in the size that it will have. */
export const Skeleton = ({ className }: { className: string }) => (
  <span aria-hidden="true" className={cx("skeleton block", className)} />
);
