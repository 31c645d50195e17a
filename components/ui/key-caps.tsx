import { cx } from "./cx";
import { keyNames } from "./key-names";

const looks = {
  cap: "border-line-strong bg-surface text-ink-2",
  /** On a coloured ground: takes the colour of the words around it. */
  inherit: "border-current/45 text-current",
} as const;

export type KeyLook = keyof typeof looks;

/** These very keys as caps, one for each press. */
export const KeyCaps = ({ keys, look = "cap" }: { readonly keys: string; readonly look?: KeyLook }) =>
  keyNames(keys).map((name, at) => (
    <kbd
      // biome-ignore lint/suspicious/noArrayIndexKey: one key may come twice, and they never change places
      key={at}
      className={cx("rounded-s border border-b-2 px-1 font-sans text-xs font-medium", looks[look])}
    >
      {name}
    </kbd>
  ));
