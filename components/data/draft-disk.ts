/** A draft as `draft-record.ts` writes it, and when; null where it was sent or deleted. */
export type OnDisk = { readonly place: string; readonly at: number; readonly json: string | null };

const table = "drafts";
/** The other copy of a draft is on the disk long before: what is gone need not be remembered for longer. */
const forgetMs = 86_400_000;
/** A browser that does not answer holds nothing up. */
const patienceMs = 2000;

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    setTimeout(() => reject(new Error("The browser's database does not answer.")), patienceMs);
  });

let opened: Promise<IDBDatabase> | null = null;
const open = (): Promise<IDBDatabase> => {
  opened ??= (() => {
    const request = indexedDB.open("switchyard-drafts", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: "place" });
    return answerOf(request);
  })();
  return opened;
};

const write = async (all: readonly OnDisk[]): Promise<void> => {
  const writes = (await open()).transaction(table, "readwrite", { durability: "strict" });
  for (const one of all) writes.objectStore(table).put(one);
  // At once: a page that is left now takes nothing with it.
  writes.commit();
  await new Promise<void>((resolve, reject) => {
    writes.oncomplete = () => resolve();
    writes.onabort = () => reject(writes.error);
  });
};

const waiting = new Map<string, OnDisk>();
let busy = false;

const writeWaiting = async (): Promise<void> => {
  busy = true;
  try {
    while (waiting.size > 0) {
      const all = [...waiting.values()];
      waiting.clear();
      await write(all);
    }
  } catch {
    // Where the browser has no such place the draft is where it was before: beside the page, and on the server.
    waiting.clear();
  }
  busy = false;
};

/** On the disk within moments. What somebody types goes one writing at a time, the newest of a place; what is gone goes at once. */
export const keep = (one: OnDisk): void => {
  if (one.json === null) {
    waiting.delete(one.place);
    void write([one]).catch(() => undefined);
    return;
  }
  waiting.set(one.place, one);
  if (!busy) void writeWaiting();
};

/** All that was kept; what is gone for long is forgotten. */
export const readAll = async (): Promise<readonly OnDisk[]> => {
  const rows = (await open()).transaction(table).objectStore(table);
  const all: readonly OnDisk[] = await answerOf(rows.getAll());
  const old = all.filter(({ at, json }) => json === null && at < Date.now() - forgetMs);
  if (old.length > 0) {
    const writes = (await open()).transaction(table, "readwrite").objectStore(table);
    for (const { place } of old) writes.delete(place);
  }
  return all;
};
