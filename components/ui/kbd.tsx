import { cx } from "./cx";
import { keyNames } from "./key-names";

/** Keys as caps. Decoration for those who see it: buttons say their keys by `aria-keyshortcuts`. */
export const Kbd = ({ keys, className }: { keys: string; className?: string }) => (
  <span className="inline-flex gap-1 max-md:hidden">
    {keyNames(keys).map((name) => (
      <kbd
        key={name}
        className={cx(
          "rounded-s border border-b-2 border-line-strong bg-surface px-1 font-sans text-xs font-medium text-ink-2",
          className,
        )}
      >
        {name}
      </kbd>
    ))}
  </span>
);
