import "server-only";
import * as z from "zod";
import { isId } from "@/lib/core/ids";
import { parseJson, startAgain } from "./cursor";

/** How far one of the questions has been read: Intercom's cursor of the page that is being read (null is the first), or done. */
export type StreamPlace = { readonly after: string | null; readonly done: boolean };

/** Where a list that is made of several questions, or looked through here, goes on. */
export type Place = {
  /** `merged` by what Intercom sorts by; or one question after the other where Intercom does not sort. */
  readonly how: "merged" | "each";
  readonly streams: readonly StreamPlace[];
  /** All before `key`, and the conversations named at it, have been passed. */
  readonly mark: { readonly key: number | null; readonly ids: readonly string[] } | null;
  /** Counts up to here: conversations looked at, those that match, tickets without a conversation. */
  readonly read: number;
  readonly found: number;
  readonly without: number;
  /** Conversations that were passed and that another ticket, or another question where nothing is merged, may lead to again. */
  readonly returning: readonly string[];
  /** More were passed than are remembered: one may come a second time, so that nobody knows how many there are. */
  readonly lost: boolean;
};

/** Ids a cursor remembers of the second that it stands at, and of `returning`: it travels in an address, at some eleven signs each. */
const mostAtMark = 256;
const mostReturning = 256;

/** With one more of `ids`, the oldest forgotten beyond `most`. */
const remembering = (ids: readonly string[], id: string, most: number) => ({
  ids: [...ids, id].slice(-most),
  lost: ids.length >= most,
});

/** The mark after `id` was passed at `key`. */
export const markAfter = (
  mark: Place["mark"],
  key: number | null,
  id: string | null,
): { readonly mark: NonNullable<Place["mark"]>; readonly lost: boolean } => {
  const before = mark && mark.key === key ? mark.ids : [];
  if (id === null) return { mark: { key, ids: before }, lost: false };
  const { ids, lost } = remembering(before, id, mostAtMark);
  return { mark: { key, ids }, lost };
};

export const returningAfter = (returning: readonly string[], id: string) =>
  remembering(returning, id, mostReturning);

/** Ids have up to twenty digits; what cannot be read may have another, and is forgotten. */
const shorter = (ids: readonly string[]): string =>
  ids
    .filter((id) => isId("conversation", id))
    .map((id) => BigInt(id).toString(36))
    .join(".");

const longer = (text: string): readonly string[] =>
  text === ""
    ? []
    : text.split(".").map((short) => {
        let id = 0n;
        for (const sign of short) id = id * 36n + BigInt(Number.parseInt(sign, 36));
        return String(id);
      });

const shortIds = z.string().regex(/^[0-9a-z.]*$/);

const shape = z.tuple([
  z.enum(["merged", "each"]),
  z.array(z.tuple([z.string().min(1).nullable(), z.boolean()])).min(1),
  z.tuple([z.int().nullable(), shortIds]).nullable(),
  z.int().nonnegative(),
  z.int().nonnegative(),
  z.int().nonnegative(),
  shortIds,
  z.boolean(),
]);

export const startPlace = (streams: number, how: Place["how"], found = 0): Place => ({
  how,
  streams: Array.from({ length: streams }, () => ({ after: null, done: false })),
  mark: null,
  read: 0,
  found,
  without: 0,
  returning: [],
  lost: false,
});

export const writePlace = (place: Place): string =>
  JSON.stringify([
    place.how,
    place.streams.map(({ after, done }) => [after, done]),
    place.mark && [place.mark.key, shorter(place.mark.ids)],
    place.read,
    place.found,
    place.without,
    shorter(place.returning),
    place.lost,
  ]);

/**
 * What a list of one question goes on from arrives here too, once another release asks it in several.
 * @throws AppError `bad_request` for whatever `writePlace` has not written
 */
export const readPlace = (text: string, streams: number): Place => {
  const parsed = shape.safeParse(parseJson(text));
  if (!parsed.success || parsed.data[1].length !== streams) throw startAgain();
  const [how, places, mark, read, found, without, returning, lost] = parsed.data;
  return {
    how,
    streams: places.map(([after, done]) => ({ after, done })),
    mark: mark && { key: mark[0], ids: longer(mark[1]) },
    read,
    found,
    without,
    returning: longer(returning),
    lost,
  };
};
