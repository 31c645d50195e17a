import "server-only";
import type { ContactNote, ContactNotes } from "@/lib/api/contacts";
import { listContactNotes } from "@/lib/intercom/contacts";
import type { Note } from "@/lib/intercom/schema/note";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { plainText } from "@/lib/server/conversations/plain-text";
import { contactAge } from "./get-contact";

const most = 50;

/** Notes are shown as the text that they are: no markup of theirs reaches a page. */
export const noteOf = (note: Note): ContactNote => ({
  id: note.id,
  at: note.created_at,
  author: note.author?.name || note.author?.email || null,
  text: plainText(note.body ?? ""),
});

export const notesKey = (ctx: Ctx, id: string): string => cacheKeys.contact(ctx, id, "notes");

/** Newest first, whoever wrote them. */
export const getNotes = async (ctx: Ctx, { id }: { readonly id: string }): Promise<ContactNotes> => {
  const load = async (signal: AbortSignal): Promise<ContactNotes> => {
    const page = await listContactNotes(ctx.intercom, { contactId: id }, { signal });
    const notes = page.items.map(noteOf).sort((a, b) => b.at - a.at);
    return { notes: notes.slice(0, most), total: Math.max(page.total_count ?? 0, notes.length) };
  };
  return (await ctx.cache.read(notesKey(ctx, id), contactAge, load, ctx.signal)).value;
};
