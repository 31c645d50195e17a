"use client";
import { KeyCaps, type KeyLook } from "./key-caps";
import { useKeyOf } from "./use-hotkeys";

export type KbdProps = { readonly keys: string; readonly look?: KeyLook };

/**
 * As caps what one presses for what comes with `keys`; nothing where one has no key for it. Decoration for those who see it: buttons
 * say their keys by `aria-keyshortcuts`.
 */
export const Kbd = ({ keys, look = "cap" }: KbdProps) => {
  const key = useKeyOf()(keys);
  return key ? (
    <span aria-hidden="true" className="inline-flex gap-1 keyless:hidden">
      <KeyCaps keys={key} look={look} />
    </span>
  ) : null;
};
