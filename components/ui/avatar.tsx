import { cx } from "./cx";
import { hueOf, initials } from "./face";
import { hueStyle } from "./hue";

const sizes = {
  s: "size-[18px] text-[8.5px]",
  m: "size-[30px] text-xs max-md:size-9 max-md:text-s",
  l: "size-10 text-[14px]",
} as const;

export type AvatarProps = {
  readonly name: string;
  /** What the colour hangs on, best an id; the name when left out. */
  readonly seed?: string | null | undefined;
  readonly size?: keyof typeof sizes;
  /** Read out when the face stands alone; leave out where the name stands beside it. */
  readonly label?: string | undefined;
};

/** A person as initials on a colour of their own. */
export const Avatar = ({ name, seed, size = "m", label }: AvatarProps) => (
  <span
    {...(label === undefined
      ? { "aria-hidden": true }
      : { role: "img", "aria-label": label, "data-tip": label })}
    style={hueStyle(hueOf(seed ?? name))}
    className={cx(
      "face grid shrink-0 place-items-center overflow-hidden rounded-full font-semibold select-none",
      sizes[size],
    )}
  >
    <bdi>{initials(name)}</bdi>
  </span>
);
