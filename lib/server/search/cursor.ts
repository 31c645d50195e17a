import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { AppError } from "@/lib/core/errors";
import type { UnixSeconds } from "@/lib/core/time";

export type Cursor = {
  /**
   * Which of Intercom's lists goes on here: `all` of the query in its order; or, where Intercom does not put those who wait
   * first, `waiting` holds them alone and `rest` all of them again in another order, those who waited at `endedAt` left out.
   */
  readonly part: "all" | "waiting" | "rest";
  /** Intercom's own, opaque; null at the start of a part. */
  readonly after: string | null;
  /** The moment that the first page counted relative times from: all pages must ask the same. */
  readonly now: UnixSeconds;
  /** When the part before ended. */
  readonly endedAt: UnixSeconds;
  /** How many the part before found, where they are counted. */
  readonly found: number;
};

const shape = z.tuple([
  z.enum(["all", "waiting", "rest"]),
  z.string().min(1).nullable(),
  z.int().nonnegative(),
  z.int().nonnegative(),
  z.int().nonnegative(),
  z.string(),
]);

/** Catches mix-ups and damage; it guards no secret, since whoever has a cursor may run the query anyway. */
const sumOf = (binding: string, { part, after, now, endedAt, found }: Cursor): string =>
  createHash("sha256")
    .update(JSON.stringify([binding, part, after, now, endedAt, found]))
    .digest("base64url")
    .slice(0, 22);

/** `binding` is all that the list depends on: a cursor goes with one list only. */
export const writeCursor = (binding: string, cursor: Cursor): string =>
  Buffer.from(
    JSON.stringify([
      cursor.part,
      cursor.after,
      cursor.now,
      cursor.endedAt,
      cursor.found,
      sumOf(binding, cursor),
    ]),
  ).toString("base64url");

export const startAgain = (cause?: unknown): AppError =>
  new AppError(
    "bad_request",
    "This list has changed too much to go on from here. Start again from the top.",
    {
      cause,
    },
  );

export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** @throws AppError `bad_request` when it is none of ours or belongs to another list. */
export const readCursor = (binding: string, text: string): Cursor => {
  const parsed = shape.safeParse(parseJson(Buffer.from(text, "base64url").toString()));
  if (!parsed.success) throw startAgain();
  const [part, after, now, endedAt, found, sum] = parsed.data;
  const cursor = { part, after, now, endedAt, found };
  if (sum !== sumOf(binding, cursor)) throw startAgain();
  return cursor;
};
