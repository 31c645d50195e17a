/** By the key that Switchyard comes with, as `useHotkeys` writes it: the one to press instead, null for none. */
export type OwnKeys = Readonly<Record<string, string | null>>;

/** What to press for what comes with `keys`; undefined where it has no key any more. */
export const ownKey = (own: OwnKeys, keys: string): string | undefined =>
  keys in own ? (own[keys] ?? undefined) : keys;

/** Whether it goes when single keys are switched off: a letter or sign alone, or several after each other. */
export const isSingle = (keys: string): boolean => keys.length === 1 || keys[1] === " ";
