import type { OnDisk } from "./draft-disk";

/**
 * What the browser keeps beside a page reaches the disk seconds later, and a browser that is killed has lost it. So drafts are kept a second
 * time, where it says when they are written. This is all of it that the first load carries.
 */
const disk = (): Promise<typeof import("./draft-disk")> | null =>
  typeof indexedDB === "undefined" ? null : import("./draft-disk");

/** As `draft-record.ts` has just written it; null where there is nothing any more. */
export const keepSafe = (place: string, at: number, json: string | null): void => {
  void disk()?.then(
    ({ keep }) => keep({ place, at, json }),
    () => undefined,
  );
};

/** Where nobody has written yet there is nothing to be read, and nothing to be loaded for it. */
const isEmpty = async (): Promise<boolean> =>
  typeof indexedDB === "undefined" ||
  ("databases" in indexedDB && (await indexedDB.databases()).length === 0);

/** What was kept so; nothing where that cannot be had. */
export const readSafe = async (): Promise<readonly OnDisk[]> => {
  try {
    return (await isEmpty()) ? [] : ((await (await disk())?.readAll()) ?? []);
  } catch {
    return [];
  }
};
