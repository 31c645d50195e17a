import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { AppError } from "@/lib/core/errors";
import type { UnixSeconds } from "@/lib/core/time";

export type Cursor = {
  /** Intercom's own, opaque. */
  readonly after: string;
  /** The moment that the first page counted relative times from: all pages must ask the same. */
  readonly now: UnixSeconds;
};

const shape = z.tuple([z.string().min(1), z.int().nonnegative(), z.string()]);

/** Catches mix-ups and damage; it guards no secret, since whoever has a cursor may run the query anyway. */
const sumOf = (binding: string, { after, now }: Cursor): string =>
  createHash("sha256")
    .update(JSON.stringify([binding, after, now]))
    .digest("base64url")
    .slice(0, 22);

/** `binding` is all that the list depends on: a cursor goes with one list only. */
export const writeCursor = (binding: string, cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.after, cursor.now, sumOf(binding, cursor)])).toString("base64url");

export const startAgain = (cause?: unknown): AppError =>
  new AppError(
    "bad_request",
    "This list has changed too much to go on from here. Start again from the top.",
    {
      cause,
    },
  );

const parseJson = (text: string): unknown => {
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
  const [after, now, sum] = parsed.data;
  if (sum !== sumOf(binding, { after, now })) throw startAgain();
  return { after, now };
};
