"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { contactNotesKey } from "@/components/data/contact-query";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { fieldLook } from "@/components/ui/field";
import { callApi } from "@/lib/api/call";
import { type ContactNote, type ContactNotes, postContactNote } from "@/lib/api/contacts";
import { longestNote } from "@/lib/api/limits";
import { isAppError } from "@/lib/core/errors";
import { noteDrafts, useNoteDraft } from "./note-drafts";

const takeNote = async (client: QueryClient, contactId: string, note: ContactNote): Promise<void> => {
  const queryKey = contactNotesKey(contactId);
  await client.cancelQueries({ queryKey });
  client.setQueryData<ContactNotes>(queryKey, (known) =>
    known === undefined || known.notes.some(({ id }) => id === note.id)
      ? known
      : { notes: [note, ...known.notes], total: known.total + 1 },
  );
  void client.invalidateQueries({ queryKey });
};

const problemOf = (error: unknown): string => {
  if (!isAppError(error)) return "Something in Switchyard went wrong. Your words are kept.";
  if (error.code === "outcome_unknown")
    return `${error.message} “Add note” looks whether it is there, and never writes it twice.`;
  return `It was not added. ${error.message}`;
};

type Where = {
  readonly memberId: string;
  readonly contactId: string;
  readonly conversationId: string;
};

const send = async (client: QueryClient, { memberId, contactId, conversationId }: Where): Promise<void> => {
  const { text, key, sending } = noteDrafts.of(memberId, contactId);
  if (sending) return;
  if (text.trim() === "") return noteDrafts.failed(memberId, contactId, "Write something first.");
  const begunIn = noteDrafts.sending(memberId, contactId, conversationId);
  try {
    const { note } = await callApi(postContactNote, { id: contactId, key, conversationId: begunIn, text });
    noteDrafts.sent(memberId, contactId);
    await takeNote(client, contactId, note);
  } catch (error) {
    noteDrafts.failed(memberId, contactId, problemOf(error));
  }
};

/** Where a note about the contact is written. It shows at once; where it could not be added, the words stand here again. */
export const NoteForm = (where: Where) => {
  const { memberId, contactId } = where;
  const client = useQueryClient();
  const draft = useNoteDraft(memberId, contactId);
  const id = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send(client, where);
  };
  const shown = draft.sending ? "" : draft.text;
  return (
    <form onSubmit={onSubmit} noValidate>
      <label htmlFor={id} className="sr-only">
        New note about the contact
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={shown === "" ? 1 : 3}
        maxLength={longestNote}
        placeholder="Write a note about them"
        value={shown}
        readOnly={draft.sending}
        aria-invalid={draft.problem === null ? undefined : true}
        aria-describedby={draft.problem === null ? undefined : `${id}-problem`}
        onChange={(event) => noteDrafts.write(memberId, contactId, event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing)
            return;
          event.preventDefault();
          void send(client, where);
        }}
        className={cx(fieldLook, "block resize-none")}
      />
      {draft.problem === null ? null : (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-s text-late">
          {draft.problem}
        </p>
      )}
      {shown === "" ? null : (
        <p className="mt-1.5 flex items-center gap-2 text-s text-ink-3">
          <Button type="submit">Add note</Button>
          The team sees it. It cannot be taken back.
        </p>
      )}
    </form>
  );
};
