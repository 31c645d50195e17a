"use client";
import { useQuery } from "@tanstack/react-query";
import { contactNotesQuery } from "@/components/data/contact-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { Time } from "@/components/ui/time";
import { can } from "@/lib/access/roles";
import type { ContactNote } from "@/lib/api/contacts";
import { agoSpan } from "@/lib/core/time";
import { useNoteDraft } from "./note-drafts";
import { NoteForm } from "./note-form";
import { PanelFailure } from "./panel-failure";
import { PanelLines } from "./panel-lines";
import { PanelSection } from "./panel-section";

const Note = ({ note }: { note: ContactNote }) => (
  <li className="mb-1.5 rounded-l border border-note-line bg-note px-2.5 py-1.5 text-m">
    <p className="flex flex-wrap justify-between gap-x-2 text-s text-ink-2">
      <bdi className="font-medium">{note.author ?? "Someone"}</bdi>
      <Time at={note.at} format={agoSpan} className="num" />
    </p>
    <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {note.text}
    </p>
  </li>
);

const Sending = ({ author, text }: { author: string; text: string }) => (
  <li className="mb-1.5 rounded-l border border-note-line bg-note px-2.5 py-1.5 text-m opacity-70">
    <p className="flex flex-wrap justify-between gap-x-2 text-s text-ink-2">
      <bdi className="font-medium">{author}</bdi>
      <span>sending …</span>
    </p>
    <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {text}
    </p>
  </li>
);

export type ContactNotesProps = { readonly contactId: string; readonly conversationId: string };

/** What the team has written down about the contact, and a field for more. */
export const ContactNotes = ({ contactId, conversationId }: ContactNotesProps) => {
  const { data, error, refetch } = useQuery(contactNotesQuery(contactId));
  const me = useWorkspace()?.me;
  const draft = useNoteDraft(me?.memberId ?? "", contactId);
  const mayWrite = me !== undefined && me.teammateId !== null && can(me.role, "triage");
  return (
    <PanelSection
      id="notes"
      loading={data === undefined && !error}
      aside={data && data.total > 0 ? data.total : undefined}
    >
      {data ? (
        <>
          {data.notes.length === 0 && !draft.sending ? (
            <p className="mb-1.5 text-m text-ink-3">Nobody has written anything down about them yet.</p>
          ) : (
            <ul aria-label="Notes about the contact">
              {draft.sending ? <Sending author={me?.name ?? "You"} text={draft.text} /> : null}
              {data.notes.map((note) => (
                <Note key={note.id} note={note} />
              ))}
            </ul>
          )}
          {data.total > data.notes.length ? (
            <p className="mb-1.5 text-s text-ink-3">
              The {data.notes.length} newest of {data.total}. The others are in Intercom.
            </p>
          ) : null}
        </>
      ) : error ? (
        <PanelFailure what="Notes" error={error} onRetry={() => void refetch()} />
      ) : (
        <PanelLines label="Loading the notes" lines={2} />
      )}
      {mayWrite ? (
        <NoteForm memberId={me.memberId} contactId={contactId} conversationId={conversationId} />
      ) : null}
    </PanelSection>
  );
};
