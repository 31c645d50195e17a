import { queryOptions } from "@tanstack/react-query";
import { callApi, ownHeader } from "@/lib/api/call";
import { type DraftContent, deleteDraft, getDrafts, putDraft, type StoredDraft } from "@/lib/api/drafts";
import { canTryAgain } from "@/lib/core/can-try-again";
import { isAppError } from "@/lib/core/errors";
import { type Draft, isEmptyDraft } from "./draft";
import { readSafe } from "./draft-safe";
import { draftStore } from "./draft-store";

const afterQuietMs = 1200;
const atLatestMs = 4000;
/** Browsers let no more than this go as a page leaves. */
const mostLeavingBytes = 60_000;

const devicePlace = "switchyard:device";

/** This browser, by an id that means nothing elsewhere. */
const deviceId = (): string => {
  try {
    const known = localStorage.getItem(devicePlace);
    if (known !== null && /^[0-9a-f-]{36}$/.test(known)) return known;
    const made = crypto.randomUUID();
    localStorage.setItem(devicePlace, made);
    return made;
  } catch {
    return crypto.randomUUID();
  }
};

let device: string | null = null;
const ownDevice = (): string => {
  device ??= deviceId();
  return device;
};
const deviceName = (): string => {
  const { userAgent } = navigator;
  const what = /Mobi|Android|iPhone/.test(userAgent)
    ? "phone"
    : /iPad/.test(userAgent)
      ? "tablet"
      : "computer";
  const browser = ["Edg", "Firefox", "Chrome", "Safari"].find((name) => userAgent.includes(name));
  return browser === undefined ? what : `${what} (${browser === "Edg" ? "Edge" : browser})`;
};

const contentOf = ({ text, mode, key, files, urls, contactId }: DraftContent): DraftContent => ({
  text,
  mode,
  key,
  files,
  urls,
  contactId,
});

const inputOf = (place: string, draft: Draft) => ({
  place,
  content: contentOf(draft),
  base: draft.base,
  device: ownDevice(),
  deviceName: deviceName(),
});

type Waiting = { timer: ReturnType<typeof setTimeout>; sinceMs: number };
const waiting = new Map<string, Waiting>();
const saving = new Map<string, Promise<void>>();
const placeOf = (owner: string, id: string) => `${owner} ${id}`;

/** Keys of drafts that the server will never take as they are: these live in the browser until something is changed. */
const refused = new Set<string>();

/** A refusal for good is remembered, and passed on. */
const remembering =
  (key: string) =>
  (error: unknown): never => {
    if (isAppError(error) && !canTryAgain(error)) refused.add(key);
    throw error;
  };

const saveNow = async (owner: string, id: string): Promise<void> => {
  const { draft, theirs } = draftStore.get(owner, id);
  if (!draft.dirty || theirs !== null || refused.has(draft.key)) return;
  if (isEmptyDraft(draft)) {
    if (draft.base > 0)
      await callApi(deleteDraft, { place: id, version: draft.base }).catch(remembering(draft.key));
    draftStore.synced(owner, id, draft.key, 0);
    return;
  }
  const answer = await callApi(putDraft, inputOf(id, draft)).catch(remembering(draft.key));
  if (!answer.saved) return draftStore.differs(owner, id, answer.theirs);
  draftStore.synced(owner, id, draft.key, answer.version);
  if (draftStore.get(owner, id).draft.dirty && !waiting.has(placeOf(owner, id))) later(owner, id);
};

/** One at a time for each draft, so that the later writing is also the later one on the server. */
const save = (owner: string, id: string): void => {
  const place = placeOf(owner, id);
  clearTimeout(waiting.get(place)?.timer);
  waiting.delete(place);
  const before = saving.get(place) ?? Promise.resolve();
  const now = before
    .then(() => saveNow(owner, id))
    .catch(() => {
      // Out of reach: the browser keeps it, and it is tried again.
      later(owner, id);
    });
  saving.set(place, now);
};

const later = (owner: string, id: string): void => {
  const place = placeOf(owner, id);
  const now = Date.now();
  const known = waiting.get(place);
  clearTimeout(known?.timer);
  const sinceMs = known?.sinceMs ?? now;
  const ms = Math.max(0, Math.min(afterQuietMs, sinceMs + atLatestMs - now));
  waiting.set(place, { sinceMs, timer: setTimeout(() => save(owner, id), ms) });
};

/** Has the server told of a draft soon: once the writing rests, at the latest four seconds after it began. */
export const saveDraftSoon = later;

/** The page leaves, perhaps for ever: what the server has not got yet is sent along without waiting for an answer. */
export const flushDrafts = (): void => {
  for (const place of waiting.keys()) {
    const [owner = "", id = ""] = place.split(" ");
    const { draft, theirs } = draftStore.get(owner, id);
    if (!draft.dirty || theirs !== null || isEmptyDraft(draft)) continue;
    const { place: at, ...rest } = inputOf(id, draft);
    const body = JSON.stringify(rest);
    if (body.length > mostLeavingBytes) continue;
    void fetch(`/api/drafts/${at}`, {
      method: "PUT",
      keepalive: true,
      headers: { "content-type": "application/json", [ownHeader]: "1" },
      body,
    }).catch(() => undefined);
  }
};

const draftsKey = ["drafts"] as const;

let restored: Promise<void> | null = null;
/** Once a page, and before the server is asked: what it has is older than the last words of a browser that was killed. */
const restoreDrafts = (): Promise<void> => {
  restored ??= readSafe().then(draftStore.restore);
  return restored;
};

/** What the server had when it was asked. */
type DraftsThen = { readonly drafts: readonly StoredDraft[]; readonly askedAtMs: number };

export const draftsQuery = () =>
  queryOptions({
    queryKey: draftsKey,
    queryFn: async ({ signal }): Promise<DraftsThen> => {
      await restoreDrafts();
      const askedAtMs = Date.now();
      const { drafts } = await callApi(getDrafts, {}, { signal });
      return { drafts, askedAtMs };
    },
    staleTime: 15_000,
    // What another device writes shows in the list within a minute; this asks our own database alone.
    refetchInterval: 60_000,
    refetchIntervalInBackground: false,
  });

const same = (a: DraftContent, b: DraftContent): boolean =>
  JSON.stringify({ ...contentOf(a), key: "" }) === JSON.stringify({ ...contentOf(b), key: "" });

const reconcileOne = (
  owner: string,
  id: string,
  stored: StoredDraft | undefined,
  askedAtMs: number,
): void => {
  const { draft } = draftStore.get(owner, id);
  // An answer to an older question knows nothing of what the server has been told since, in this tab or another.
  if (draft.toldAtMs >= askedAtMs) return;
  if (stored === undefined) {
    // Sent or deleted on another device; what was written here since is another matter.
    if (!draft.dirty && draft.base > 0 && !isEmptyDraft(draft)) draftStore.clear(owner, id);
    else if (draft.dirty && !isEmptyDraft(draft)) later(owner, id);
    draftStore.differs(owner, id, null);
    return;
  }
  if (stored.version === draft.base) return;
  if (draft.dirty && isEmptyDraft(draft)) later(owner, id);
  else if (!draft.dirty || same(draft, stored.content)) draftStore.take(owner, id, stored);
  // One's own writing is never news, on the server neither: its answer was lost, or it went as the page was left.
  else if (stored.device === ownDevice()) later(owner, id);
  else draftStore.differs(owner, id, stored);
};

/**
 * Brings what the server has and what stands in this browser together; what differs on both sides is kept on both. `sent`: keys of
 * messages that were handed over, which an answer of a moment ago may still call drafts.
 */
export const reconcileDrafts = (
  owner: string,
  { drafts, askedAtMs }: DraftsThen,
  sent: ReadonlySet<string>,
): void => {
  const byId = new Map(
    drafts.filter(({ content }) => !sent.has(content.key)).map((draft) => [draft.place, draft]),
  );
  for (const id of new Set([...byId.keys(), ...draftStore.placesOf(owner)]))
    reconcileOne(owner, id, byId.get(id), askedAtMs);
  // Lists look where the browser keeps drafts, when another tab has changed that.
  dispatchEvent(new Event("storage"));
};
