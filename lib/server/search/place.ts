import "server-only";
import * as z from "zod";
import { startAgain } from "./cursor";

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
};

const shape = z.tuple([
  z.enum(["merged", "each"]),
  z.array(z.tuple([z.string().min(1).nullable(), z.boolean()])).min(1),
  z.tuple([z.int().nullable(), z.array(z.string())]).nullable(),
  z.int().nonnegative(),
  z.int().nonnegative(),
  z.int().nonnegative(),
]);

export const startPlace = (streams: number, how: Place["how"], found = 0): Place => ({
  how,
  streams: Array.from({ length: streams }, () => ({ after: null, done: false })),
  mark: null,
  read: 0,
  found,
  without: 0,
});

export const writePlace = ({ how, streams, mark, read, found, without }: Place): string =>
  JSON.stringify([
    how,
    streams.map(({ after, done }) => [after, done]),
    mark && [mark.key, mark.ids],
    read,
    found,
    without,
  ]);

/** Only what `writePlace` wrote arrives here, since the cursor around it is checked. @throws AppError `bad_request` */
export const readPlace = (text: string, streams: number): Place => {
  const parsed = shape.safeParse(JSON.parse(text));
  if (!parsed.success || parsed.data[1].length !== streams) throw startAgain();
  const [how, places, mark, read, found, without] = parsed.data;
  return {
    how,
    streams: places.map(([after, done]) => ({ after, done })),
    mark: mark && { key: mark[0], ids: mark[1] },
    read,
    found,
    without,
  };
};
