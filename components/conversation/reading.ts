import { useMemo, useSyncExternalStore } from "react";
import { useThread } from "./thread-port";

/** How somebody reads one conversation, for as long as the page lives. Parts go by the name of their anchor. */
export type Reading = {
  readonly allPlain: boolean;
  /** Parts that are read the other way than the rest. */
  readonly otherwise: ReadonlySet<string>;
  readonly allImages: boolean;
  readonly images: ReadonlySet<string>;
  /** The one that is shown as it was sent: a page shows one frame at a time. */
  readonly asSent: string | null;
};

const begin: Reading = {
  allPlain: false,
  otherwise: new Set(),
  allImages: false,
  images: new Set(),
  asSent: null,
};

const mostKept = 50;
const kept = new Map<string, Reading>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const change = (conversation: string, next: (reading: Reading) => Reading): void => {
  const reading = next(kept.get(conversation) ?? begin);
  kept.delete(conversation);
  kept.set(conversation, reading);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  for (const listener of listeners) listener();
};

const toggled = (set: ReadonlySet<string>, one: string): ReadonlySet<string> => {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
};

const actionsOn = (conversation: string) => ({
  togglePlain: (part: string) =>
    change(conversation, (now) => ({ ...now, otherwise: toggled(now.otherwise, part) })),
  setAllPlain: (allPlain: boolean) =>
    change(conversation, (now) => ({ ...now, allPlain, otherwise: new Set() })),
  showImages: (part: string) =>
    change(conversation, (now) => ({ ...now, images: new Set([...now.images, part]) })),
  setAllImages: (allImages: boolean) =>
    change(conversation, (now) => ({ ...now, allImages, images: allImages ? now.images : new Set() })),
  showAsSent: (asSent: string | null) => change(conversation, (now) => ({ ...now, asSent })),
});

const bits = { allPlain: 1, allImages: 2, plain: 4, images: 8, asSent: 16 } as const;

/** In one number, so that each part of a long thread listens once. */
const bitsOf = (reading: Reading, part: string): number =>
  bits.allPlain * Number(reading.allPlain) +
  bits.allImages * Number(reading.allImages) +
  bits.plain * Number(reading.allPlain !== reading.otherwise.has(part)) +
  bits.images * Number(reading.allImages || reading.images.has(part)) +
  bits.asSent * Number(reading.asSent === part);

/** How one part is read; drawn anew when that changes for it. Outside of a thread it is read as it comes. */
export const useReading = (part: string) => {
  const conversation = useThread()?.conversationId ?? "";
  const read = useSyncExternalStore(
    subscribe,
    () => bitsOf(kept.get(conversation) ?? begin, part),
    () => bitsOf(begin, part),
  );
  const actions = useMemo(() => actionsOn(conversation), [conversation]);
  const has = (bit: number) => (read & bit) !== 0;
  return {
    allPlain: has(bits.allPlain),
    allImages: has(bits.allImages),
    plain: has(bits.plain),
    images: has(bits.images),
    asSent: has(bits.asSent),
    ...actions,
  };
};
