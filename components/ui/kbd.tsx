"use client";
import { cx } from "./cx";
import { keyNames } from "./key-names";
import { useKeyOf } from "./use-hotkeys";

const looks = {
  cap: "border-line-strong bg-surface text-ink-2",
  /** On a coloured ground: takes the colour of the words around it. */
  inherit: "border-current/45 text-current",
} as const;

export type KbdProps = { readonly keys: string; readonly look?: keyof typeof looks };

/** Keys as caps: of what comes with `keys`, the member's own. Nothing where they have none. Decoration for those who see it: buttons say their keys by `aria-keyshortcuts`. */
export const Kbd = ({ keys, look = "cap" }: KbdProps) => {
  const key = useKeyOf()(keys);
  return key ? (
    <span aria-hidden="true" className="inline-flex gap-1 max-md:hidden">
      {keyNames(key).map((name, at) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: one key may come twice, and they never change places
          key={at}
          className={cx("rounded-s border border-b-2 px-1 font-sans text-xs font-medium", looks[look])}
        >
          {name}
        </kbd>
      ))}
    </span>
  ) : null;
};
