import type { TimelineEntry } from "@/lib/conversation/timeline";

const lineHeight = 23;
const lettersALine = 75;
const mostLetters = 4000;
/** A screen and a half. */
const firstHeight = 1400;
/** Of HTML: a dozen messages as people write them. A mail of a shop is several times that, and what was said last is read first. */
export const firstLetters = 6000;
/**
 * So much of HTML, or so many entries, are drawn as one: the browser answers keys while they are made, and pays for the frame that
 * shows them once.
 */
const sliceLetters = 60_000;
const sliceEntries = 32;

/** About how high an entry will be, in px, until it has been drawn near the screen once. */
export const heightOf = (entry: TimelineEntry): number => {
  if (entry.kind !== "message") return 36;
  // Of letters and tags, about three in five are letters that are read.
  const letters = Math.min((entry.part.html?.length ?? 0) * 0.6, mostLetters);
  const lines = Math.max(1, Math.ceil(letters / lettersALine));
  return 44 + lines * lineHeight + (entry.part.attachments.length > 0 ? 60 : 0);
};

export const lettersOf = (entry: TimelineEntry): number =>
  entry.kind === "message" ? (entry.part.html?.length ?? 0) : 0;

/** So small that it is always drawn. */
export const isSlight = (entry: TimelineEntry): boolean =>
  entry.kind !== "message" && entry.kind !== "events";

/** As most threads are: all of it is there with the first frame. */
const isUsual = (entries: readonly TimelineEntry[]): boolean =>
  entries.filter((entry) => !isSlight(entry)).length <= sliceEntries &&
  entries.reduce((letters, entry) => letters + lettersOf(entry), 0) <= sliceLetters;

/** Where reading begins: an entry's index, which stands at the top of the screen, or the end. */
export type Beginning = number | "end";

/**
 * The indices of what is drawn before anything else: what the screen will show, from where reading begins, as far as it takes no more
 * than about `letters` of HTML. One message there is in any case; what is wanting of a screen is drawn when that has been painted.
 */
export const firstDrawn = (
  entries: readonly TimelineEntry[],
  beginning: Beginning,
  letters: number,
): { readonly from: number; readonly to: number } => {
  if (isUsual(entries)) return { from: 0, to: entries.length };
  let left = letters;
  let hasMessage = false;
  const takes = (entry: TimelineEntry | undefined): entry is TimelineEntry => {
    if (entry === undefined || (hasMessage && lettersOf(entry) > left)) return false;
    left -= lettersOf(entry);
    hasMessage ||= entry.kind === "message";
    return true;
  };
  let from = beginning === "end" ? entries.length : beginning;
  let to = from;
  for (let height = 0; height < firstHeight; to += 1) {
    const entry = entries[to];
    if (!takes(entry)) break;
    height += heightOf(entry);
  }
  // At the end, or above the place where one begins: half a screen to scroll back into.
  const above = to === entries.length ? firstHeight : firstHeight / 3;
  for (let height = 0; height < above; from -= 1) {
    const entry = entries[from - 1];
    if (!takes(entry)) break;
    height += heightOf(entry);
  }
  return { from, to };
};

/** The keys of what to draw next: the nearest to where reading began, as much as goes without holding anybody up. */
export const nextSlice = (
  entries: readonly TimelineEntry[],
  beginning: Beginning,
  drawn: ReadonlySet<string>,
): readonly string[] => {
  const keys: string[] = [];
  let letters = 0;
  const start = beginning === "end" ? entries.length - 1 : beginning;
  for (let step = 0; step < entries.length * 2; step += 1) {
    // 0, 1 above, 1 below, 2 above …
    const entry = entries[start + (step % 2 === 1 ? -(step + 1) / 2 : step / 2)];
    if (entry === undefined || isSlight(entry) || drawn.has(entry.key)) continue;
    keys.push(entry.key);
    letters += lettersOf(entry);
    if (keys.length >= sliceEntries || letters >= sliceLetters) break;
  }
  return keys;
};
