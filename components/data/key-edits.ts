import { type OwnKeys, ownKey } from "@/components/ui/own-keys";
import type { KeyRow } from "./all-keys";

/** Whether pressing one would do, or begin, the other. */
const collide = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);

/** What else is done by `wanted`, or begins with it, or is what it begins with. */
export const clashesOf = (
  rows: readonly KeyRow[],
  own: OwnKeys,
  keys: string,
  wanted: string,
): readonly KeyRow[] =>
  rows.filter((row) => {
    const key = row.keys === keys ? undefined : ownKey(own, row.keys);
    return key !== undefined && collide(key, wanted);
  });

/** What is as it comes needs no word in the settings. */
const put = (own: OwnKeys, keys: string, wanted: string | null): OwnKeys => {
  const rest = Object.fromEntries(Object.entries(own).filter(([name]) => name !== keys));
  return wanted === (ownKey({}, keys) ?? null) ? rest : { ...rest, [keys]: wanted };
};

/** Gives `wanted` to what comes with `keys`, and takes it from all that would clash; null takes its key away. */
export const withKey = (
  rows: readonly KeyRow[],
  own: OwnKeys,
  keys: string,
  wanted: string | null,
): OwnKeys => {
  const lost = wanted === null ? [] : clashesOf(rows, own, keys, wanted);
  const rest = lost.reduce((map, row) => put(map, row.keys, null), own);
  return put(rest, keys, wanted);
};

/** Letters with Ctrl or ⌘ that browsers and fields need. */
const browserKeys = "acvxzytnwqrlfdhjpsoug";

/**
 * Why `wanted` cannot be the key of what comes with `keys`; null when it can. Single keys stay single, as Alt types letters on many
 * keyboards and browsers own the rest; the one with Ctrl or ⌘ stays with it, as it is what is left when single keys are off.
 */
export const refusalOf = (keys: string, wanted: string): string | null => {
  if (keys.startsWith("Mod+")) {
    const letter = /^Mod\+([a-z])$/.exec(wanted)?.[1];
    if (letter === undefined)
      return "This one needs Ctrl or ⌘ and a letter: it works when single keys are off.";
    return browserKeys.includes(letter) ? "Browsers need that one themselves." : null;
  }
  if (wanted.startsWith("Mod+"))
    return "Ctrl and ⌘ belong to the browser. Take a key alone, or two in a row.";
  return wanted.split(" ").every((press) => [...press].length === 1)
    ? null
    : "Only letters, digits and signs can be keys: the others move about and confirm.";
};
