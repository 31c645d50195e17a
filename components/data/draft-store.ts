import type { DraftContent, StoredDraft } from "@/lib/api/drafts";
import { type Draft, emptyDraft, isEmptyDraft } from "./draft";
import type { OnDisk } from "./draft-disk";
import { draftPlace, unkeptDrafts } from "./draft-place";
import { type DraftRecord, isNothing, keepRecord, loadRecord, putRecord, writtenAt } from "./draft-record";

const records = new Map<string, DraftRecord>();
/** Keys that this page, or another tab before its eyes, is handing over at this moment. */
const handing = new Set<string>();
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

const recordAt = (place: string): DraftRecord => {
  const known = records.get(place);
  if (known) return known;
  const found = loadRecord(place);
  records.set(place, found);
  return found;
};

const set = (place: string, next: DraftRecord): void => {
  const was = records.get(place);
  const kept = keepRecord(place, next);
  records.set(place, { ...next, kept });
  if (kept || isNothing(next)) unkeptDrafts.delete(place);
  else unkeptDrafts.add(place);
  tell();
  // Lists mark what is being written: they look as they do when another tab writes.
  if (was === undefined || isNothing(was) !== isNothing(next)) dispatchEvent(new Event("storage"));
};

// Another tab has written, or everything was cleared: what stands here is that.
const onStorage = ({ key }: StorageEvent) => {
  if (key === null) records.clear();
  else {
    const { going } = loadRecord(key);
    if (going !== null) handing.add(going.key);
    if (!records.delete(key)) return;
  }
  tell();
};

const joined = (first: string, then: string): string => (then.trim() === "" ? first : `${first}\n\n${then}`);

/**
 * Both, the one that comes back before what has been written since; a key of its own, as it is neither. Of two kinds it is a note: what was
 * meant for the team alone must not go to a customer.
 */
const together = (back: DraftContent, now: Draft): Draft => ({
  ...now,
  text: joined(back.text, now.text),
  mode: back.mode === now.mode ? back.mode : "note",
  contactId: back.contactId,
  files: [...back.files, ...now.files],
  urls: [...back.urls, ...now.urls],
  key: crypto.randomUUID(),
  dirty: true,
});

/** Drafts of this browser: in memory, and kept from the first letter on where the browser allows it. */
export const draftStore = {
  subscribe: (listener: () => void): (() => void) => {
    if (listeners.size === 0) addEventListener("storage", onStorage);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) removeEventListener("storage", onStorage);
    };
  },
  get: (owner: string, id: string): DraftRecord => recordAt(draftPlace(owner, id)),
  /** Somebody writes: whatever changed, it is another message now. */
  write: (owner: string, id: string, change: Partial<DraftContent>): void => {
    const place = draftPlace(owner, id);
    const now = recordAt(place);
    const draft = { ...now.draft, ...change, key: crypto.randomUUID(), dirty: true };
    set(place, { ...now, draft });
  },
  /** The words leave the field while they are handed over; they stay stored until that is certain. */
  handOver: (owner: string, id: string, draft: Draft): void => {
    const place = draftPlace(owner, id);
    const now = recordAt(place);
    // What the server has of it, perhaps a letter behind, is to go as well.
    const { base } = draft;
    handing.add(draft.key);
    const empty = { ...emptyDraft(draft.mode, draft.contactId), base, dirty: base > 0 };
    set(place, { ...now, draft: empty, going: draft });
  },
  /** The server's version of what is being handed over under this key; 0 for none. */
  baseOfGoing: (key: string): number =>
    [...records.values()].find(({ going }) => going?.key === key)?.going?.base ?? 0,
  /** It is the server's now, which has forgotten the draft with it. */
  handedOver: (owner: string, id: string, key: string): void => {
    handing.delete(key);
    const place = draftPlace(owner, id);
    const now = recordAt(place);
    if (now.going?.key === key) set(place, { ...now, going: null });
    else if (now.draft.key === key) set(place, { ...now, draft: emptyDraft(now.draft.mode) });
  },
  /** Nobody has heard whether the server got it: it is asked, as it is of what a page that is gone was handing over. */
  lost: (key: string): void => {
    handing.delete(key);
    tell();
  },
  /** What a page that is gone was handing over: nobody has heard whether the server got it. */
  leftBehind: (owner: string): readonly { readonly id: string; readonly draft: Draft }[] =>
    draftStore.placesOf(owner).flatMap((id) => {
      const { going } = recordAt(draftPlace(owner, id));
      return going === null || handing.has(going.key) ? [] : [{ id, draft: going }];
    }),
  /** Words that did not go out come back, before whatever has been written since. */
  putBack: (owner: string, id: string, back: DraftContent): void => {
    handing.delete(back.key);
    const place = draftPlace(owner, id);
    const now = recordAt(place);
    const going = now.going?.key === back.key ? null : now.going;
    const alone = { ...now.draft, ...back, dirty: true };
    const draft = isEmptyDraft(now.draft) ? alone : together(back, now.draft);
    set(place, { ...now, draft, going });
  },
  /** The server has taken over what stood here when `key` was its key. */
  synced: (owner: string, id: string, key: string, version: number): void => {
    const place = draftPlace(owner, id);
    const now = recordAt(place);
    // What was handed over meanwhile has left the field: the server is to forget what it has just been told of it.
    const dirty = now.draft.key !== key && (now.draft.dirty || isEmptyDraft(now.draft));
    set(place, { ...now, draft: { ...now.draft, base: version, dirty, toldAtMs: Date.now() } });
  },
  /** What another device wrote takes the place of what stood here. */
  take: (owner: string, id: string, { content, version }: StoredDraft): void => {
    const place = draftPlace(owner, id);
    set(place, {
      ...recordAt(place),
      draft: { ...content, base: version, dirty: false, toldAtMs: 0 },
      theirs: null,
    });
  },
  differs: (owner: string, id: string, theirs: StoredDraft | null): void => {
    const place = draftPlace(owner, id);
    const now = recordAt(place);
    if (now.theirs?.version !== theirs?.version) set(place, { ...now, theirs });
  },
  /** What stands here counts, over the version of the other device. */
  insist: (owner: string, id: string, version: number): void => {
    const place = draftPlace(owner, id);
    const now = recordAt(place);
    set(place, { ...now, draft: { ...now.draft, base: version, dirty: true }, theirs: null });
  },
  clear: (owner: string, id: string): void => {
    const place = draftPlace(owner, id);
    set(place, { ...recordAt(place), draft: emptyDraft(), going: null, theirs: null });
  },
  /** What reached the disk and was lost beside the page, as the browser was killed. What has been written since stands. */
  restore: (kept: readonly OnDisk[]): void => {
    const lost = kept.filter(({ place, at, json }) => {
      const then = writtenAt(place) ?? (json === null ? at : 0);
      return at > then && !unkeptDrafts.has(place);
    });
    for (const { place, json } of lost) {
      putRecord(place, json);
      records.delete(place);
    }
    if (lost.length === 0) return;
    tell();
    dispatchEvent(new Event("storage"));
  },
  /** Where `owner` has begun to write in this browser. */
  placesOf: (owner: string): readonly string[] => {
    const prefix = draftPlace(owner, "");
    const inMemory = [...records].flatMap(([place, { draft, going }]) =>
      isEmptyDraft(draft) && going === null ? [] : [place],
    );
    let stored: readonly string[] = [];
    try {
      stored = Object.keys(localStorage);
    } catch {
      // What the browser does not keep is in memory.
    }
    const all = new Set([...inMemory, ...stored].filter((place) => place.startsWith(prefix)));
    return [...all].map((place) => place.slice(prefix.length));
  },
  /** For tests: as a page that has just been loaded. */
  reload: (): void => {
    records.clear();
    handing.clear();
  },
};
