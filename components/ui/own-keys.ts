/** By the key that Switchyard comes with, as `useHotkeys` writes it, or by `keyless`: the one to press instead, null for none. */
export type OwnKeys = Readonly<Record<string, string | null>>;

const prefix = "act:";

/** What stands for a key where Switchyard comes with none: no press is written so, and settings keep 24 characters of it. */
export const keyless = (what: string): string => prefix + what;

const comesWithKey = (keys: string): boolean => !keys.startsWith(prefix);

/** What to press for what comes with `keys`; undefined where it has no key, or none any more. */
export const ownKey = (own: OwnKeys, keys: string): string | undefined =>
  keys in own ? (own[keys] ?? undefined) : comesWithKey(keys) ? keys : undefined;

/** Whether it goes when single keys are switched off: a letter or sign alone, several after each other, and what can have no others. */
export const isSingle = (keys: string): boolean =>
  keys.length === 1 || keys[1] === " " || !comesWithKey(keys);
