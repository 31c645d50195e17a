import { cx } from "./cx";
import { keyNames } from "./key-names";

const looks = {
  cap: "border-line-strong bg-surface text-ink-2",
  /** On a coloured ground: takes the colour of the words around it. */
  inherit: "border-current/45 text-current",
} as const;

export type KbdProps = { readonly keys: string; readonly look?: keyof typeof looks };

/** Keys as caps. Decoration for those who see it: buttons say their keys by `aria-keyshortcuts`. */
export const Kbd = ({ keys, look = "cap" }: KbdProps) => (
  <span aria-hidden="true" className="inline-flex gap-1 max-md:hidden">
    {keyNames(keys).map((name) => (
      <kbd
        key={name}
        className={cx("rounded-s border border-b-2 px-1 font-sans text-xs font-medium", looks[look])}
      >
        {name}
      </kbd>
    ))}
  </span>
);
