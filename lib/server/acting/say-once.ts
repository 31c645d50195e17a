import "server-only";
import * as z from "zod";
import type { Part as ShownPart } from "@/lib/conversation/model";
import type { Part } from "@/lib/intercom/schema/part";
import { plainText } from "@/lib/server/conversations/plain-text";
import type { EarlierTry } from "@/lib/server/journal/journal";
import { isUnknown, type Seeing } from "./reach-by";

/** Our clock and Intercom's may differ by this much: better to take an older message for this one than to send it twice. */
export const skewSeconds = 900;
export const secondLookMs = 5000;

/** More of one's own messages than this nobody writes within the skew. */
const mostRemembered = 20;
const rememberedSchema = z.object({ mine: z.array(z.string()) });

/** What was known of the thread when the try began: the ids of one's own newest parts. */
export type Remembered = z.infer<typeof rememberedSchema>;

/** By the teammate who acts, or by the contact in whose name it is said. */
export const rememberMine = (
  parts: readonly ShownPart[],
  authorId: string,
  kind: "teammate" | "contact" = "teammate",
): Remembered => ({
  mine: parts
    .filter((part) => part.author.kind === kind && part.author.id === authorId)
    .slice(-mostRemembered)
    .map((part) => part.id),
});

const unknownThread: Remembered = { mine: [] };

const rememberedIn = (before: EarlierTry["before"]): Remembered => {
  const parsed = rememberedSchema.safeParse(before);
  return parsed.success ? parsed.data : unknownThread;
};

/** The words alone: Intercom makes links and paragraphs of its own out of what it gets. */
const wordsOf = (html: string): string => plainText(html).normalize("NFC").replace(/\s+/gu, "");

export type Saying<S, T> = Seeing<S> & {
  readonly pause: (ms: number) => Promise<void>;
  readonly adminId: string;
  /** Who is to appear as its author, where that is not the teammate. */
  readonly contactId?: string;
  readonly isNote: boolean;
  /** As it is sent, HTML; "" where only files are sent. */
  readonly body: string;
  /** How many files go with it: all there is to know a message without words by. */
  readonly attachments: number;
  readonly known: Remembered;
  readonly partsOf: (seen: S) => readonly Part[];
  readonly send: () => Promise<T>;
  /** The outcome when it was found said. */
  readonly said: T;
};

/** One try to say it. */
type Try = { readonly startedAtMs: number; readonly known: Remembered };

const isByAuthor = (
  { author }: Part,
  { adminId, contactId }: { readonly adminId: string; readonly contactId?: string },
): boolean =>
  contactId === undefined
    ? author?.type === "admin" && author.id === adminId
    : author?.type !== "admin" && author?.id === contactId;

const isThere = <S, T>(saying: Saying<S, T>, seen: S, { startedAtMs, known: { mine } }: Try): boolean => {
  const words = wordsOf(saying.body);
  return saying
    .partsOf(seen)
    .some(
      (part) =>
        isByAuthor(part, saying) &&
        part.part_type.startsWith("note") === saying.isNote &&
        part.created_at >= startedAtMs / 1000 - skewSeconds &&
        !mine.includes(part.id) &&
        wordsOf(part.body ?? "") === words &&
        (words !== "" || part.attachments.length === saying.attachments),
    );
};

const found = <S, T>(saying: Saying<S, T>, seen: S | null, one: Try): T | null => {
  if (seen === null || !isThere(saying, seen, one)) return null;
  saying.keep(seen);
  return saying.said;
};

/** Looks twice, a while apart. */
const lookTwice = async <S, T>(
  saying: Saying<S, T>,
  see: () => Promise<S | null>,
  one: Try,
): Promise<T | null> => {
  const first = found(saying, await see(), one);
  if (first !== null) return first;
  await saying.pause(secondLookMs);
  return found(saying, await see(), one);
};

/**
 * Replies and notes are never sent twice: a customer would see it. When nobody knows whether Intercom took one, the thread is looked at
 * twice, a while apart; if it is not there, a person decides.
 */
export const sayOnce = async <S, T>(saying: Saying<S, T>): Promise<T> => {
  const now: Try = { startedAtMs: saying.ctx.clock.now(), known: saying.known };
  try {
    return await saying.send();
  } catch (error) {
    if (!isUnknown(error)) throw error;
    const seen = await lookTwice(saying, () => saying.see().catch(() => null), now);
    if (seen !== null) return seen;
    throw error;
  }
};

/** What is known by now may show the very message that is looked for: only what was remembered at its start counts. */
export const lookForSaid = <S, T>(
  saying: Saying<S, T>,
  { startedAtMs, before }: EarlierTry,
): Promise<T | null> => lookTwice(saying, saying.see, { startedAtMs, known: rememberedIn(before) });
