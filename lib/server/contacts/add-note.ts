import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import type { ContactNote, ContactNotes } from "@/lib/api/contacts";
import { textToHtml } from "@/lib/conversation/transitions";
import { AppError, isAppError } from "@/lib/core/errors";
import { toSeconds } from "@/lib/core/time";
import { createContactNote, listContactNotes } from "@/lib/intercom/contacts";
import type { Note } from "@/lib/intercom/schema/note";
import type { Ctx } from "@/lib/server/context";
import { plainText } from "@/lib/server/conversations/plain-text";
import type { EarlierTry } from "@/lib/server/journal/journal";
import { noteOf, notesKey } from "./notes";

type Input = {
  readonly id: string;
  readonly key: string;
  readonly conversationId: string;
  readonly text: string;
};

/** Our clock and Intercom's may differ by this much: better to take an older note for this one than to write it twice. */
const skewSeconds = 900;
const secondLookMs = 5000;

const rememberedSchema = z.object({ known: z.array(z.string()) });

const isUnknown = (error: unknown): boolean => isAppError(error) && error.code === "outcome_unknown";

const wordsOf = (html: string): string => plainText(html).normalize("NFC").replace(/\s+/gu, "");

type Try = { readonly startedAtMs: number; readonly known: readonly string[] };

const knownIn = (before: EarlierTry["before"]): readonly string[] => {
  const parsed = rememberedSchema.safeParse(before);
  return parsed.success ? parsed.data.known : [];
};

const adminIdOf = ({ actor }: Ctx): string => {
  if (actor.teammateId !== null) return actor.teammateId;
  throw new AppError(
    "forbidden",
    `Intercom has no teammate with the e-mail ${actor.email}, so you can read but not change anything here.`,
  );
};

/** Looks twice, a while apart, for a note of one's own with these words that was not there before. */
const lookFor = async (
  ctx: Ctx,
  { id, text }: Input,
  adminId: string,
  pause: (ms: number) => Promise<void>,
  one: Try,
): Promise<ContactNote | null> => {
  const words = wordsOf(textToHtml(text));
  const isIt = (note: Note): boolean =>
    (note.author === null || note.author.id === adminId) &&
    note.created_at >= one.startedAtMs / 1000 - skewSeconds &&
    !one.known.includes(note.id) &&
    wordsOf(note.body ?? "") === words;
  const see = async (): Promise<ContactNote | null> => {
    const { items } = await listContactNotes(ctx.intercom, { contactId: id });
    const found = items.find(isIt);
    return found ? noteOf(found) : null;
  };
  const first = await see();
  if (first) return first;
  await pause(secondLookMs);
  return see();
};

/** `pause` is the wait between two looks; only tests replace it. */
export const addNoteWith =
  (pause: (ms: number) => Promise<void>) =>
  async (caller: Ctx, input: Input): Promise<{ readonly note: ContactNote; readonly journalId: string }> => {
    const adminId = adminIdOf(caller);
    const ctx: Ctx = { ...caller, signal: new AbortController().signal };
    const { id, key, conversationId, text } = input;
    const known = (ctx.cache.peek<ContactNotes>(notesKey(ctx, id))?.value.notes ?? []).map((note) => note.id);
    const run = async (): Promise<{ noteId: string; at: number }> => {
      const startedAtMs = ctx.clock.now();
      try {
        const made = await createContactNote(ctx.intercom, {
          contactId: id,
          adminId,
          body: textToHtml(text),
        });
        return { noteId: made.id, at: made.created_at };
      } catch (error) {
        if (!isUnknown(error)) throw error;
        const seen = await lookFor(ctx, input, adminId, pause, { startedAtMs, known }).catch(() => null);
        if (seen) return { noteId: seen.id, at: seen.at };
        throw error;
      }
    };
    const look = async ({ startedAtMs, before }: EarlierTry) => {
      const seen = await lookFor(ctx, input, adminId, pause, { startedAtMs, known: knownIn(before) });
      return seen && { noteId: seen.id, at: seen.at };
    };
    const subject = { kind: "conversation", id: conversationId } as const;
    const action = { kind: "contact-note", contactId: id, text } as const;
    try {
      const done = await ctx.journal.around({ key, subject, action, before: { known } }, run, look);
      const { noteId, at } = done.result;
      const note = { id: noteId, at: at || toSeconds(ctx.clock.now()), author: ctx.actor.name, text };
      return { note, journalId: done.journalId };
    } finally {
      // It may have been written, whatever came back.
      ctx.cache.expire(notesKey(ctx, id));
    }
  };

/**
 * Adds a note about a contact in the name of the one who is signed in, at most once for a key.
 * @throws AppError as postContactNote says
 */
export const addNote = addNoteWith(async (ms) => {
  await sleep(ms);
});
