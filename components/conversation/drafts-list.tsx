"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { conversationKey } from "@/components/data/conversation-query";
import { type Draft, isEmptyDraft } from "@/components/data/draft";
import { draftStore } from "@/components/data/draft-store";
import { draftsQuery, saveDraftSoon } from "@/components/data/draft-sync";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { PageLink } from "@/components/ui/page-link";
import { Time } from "@/components/ui/time";
import { useToasts } from "@/components/ui/toasts";
import { subjectAt, subjectHref } from "@/lib/actions/subject";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { StoredDraft } from "@/lib/api/drafts";
import { type ConversationDetail, headline } from "@/lib/conversation/model";
import { isAppError } from "@/lib/core/errors";
import { isolated } from "@/lib/core/text";
import { agoSpan } from "@/lib/core/time";
import { ticketName } from "@/lib/ticket/model";

/** `id`: its place, as `lib/actions/subject.ts` has it. */
type Row = { readonly id: string; readonly draft: Draft; readonly stored: StoredDraft | null };

const nameOf = (place: string): string => {
  const { kind, id } = subjectAt(place);
  return kind === "ticket" ? `Ticket ${id}` : `Conversation ${id}`;
};

/** What this page knows it to be called, or else the server. */
const useTitle = ({ id: place, stored }: Row): string => {
  const client = useQueryClient();
  const { kind, id } = subjectAt(place);
  const ticket = kind === "ticket" ? client.getQueryData<TicketDetail>(["ticket", id]) : undefined;
  if (ticket) return ticketName(ticket);
  const known =
    kind === "conversation" ? client.getQueryData<ConversationDetail>(conversationKey(id)) : undefined;
  return known ? headline(known) : (stored?.name ?? nameOf(place));
};

const exportText = (rows: readonly Row[]): string =>
  rows
    .map(({ id, draft, stored }) => {
      const files = [...draft.files.map(({ name }) => name), ...draft.urls];
      const attached = files.length === 0 ? "" : `\n\nAttachments: ${files.join(", ")}`;
      const title = stored?.name ? `${nameOf(id)}, “${isolated(stored.name)}”` : nameOf(id);
      return `${title} (${draft.mode})\n\n${draft.text}${attached}\n`;
    })
    .join("\n----------------------------------------\n\n");

const saveFile = (rows: readonly Row[]): void => {
  const url = URL.createObjectURL(new Blob([exportText(rows)], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = rows.length === 1 ? `draft-${rows[0]?.id}.txt` : "drafts.txt";
  link.click();
  URL.revokeObjectURL(url);
};

/** Everything that one is writing: as this browser has it, and what only the server knows of. */
const useRows = (owner: string) => {
  const { data, isPending, error, refetch } = useQuery(draftsQuery());
  const places = useSyncExternalStore(
    draftStore.subscribe,
    () => draftStore.placesOf(owner).join(" "),
    () => "",
  );
  const stored = new Map((data?.drafts ?? []).map((one) => [one.place, one]));
  const ids = new Set([...places.split(" ").filter(Boolean), ...stored.keys()]);
  const rows = [...ids].flatMap((id): readonly Row[] => {
    const { draft } = draftStore.get(owner, id);
    return isEmptyDraft(draft) ? [] : [{ id, draft, stored: stored.get(id) ?? null }];
  });
  return {
    rows: rows.sort((a, b) => (b.stored?.updatedAtMs ?? 0) - (a.stored?.updatedAtMs ?? 0)),
    pending: isPending,
    error: data === undefined ? error : null,
    refetch,
  };
};

const DraftRow = ({ owner, row }: { owner: string; row: Row }) => {
  const { show } = useToasts();
  const { id, draft, stored } = row;
  const title = useTitle(row);
  const remove = () => {
    draftStore.write(owner, id, { text: "", files: [], urls: [] });
    saveDraftSoon(owner, id);
    const undo = () => {
      draftStore.write(owner, id, draft);
      saveDraftSoon(owner, id);
    };
    show({ text: "The draft was deleted.", act: { label: "Undo", run: undo, takesBack: true } });
  };
  const files = draft.files.length + draft.urls.length;
  return (
    <li className="flex flex-col gap-1.5 border-b border-line py-3 last:border-b-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <PageLink
          href={subjectHref(subjectAt(id))}
          className="min-w-0 font-medium text-accent max-md:py-3 hover:underline [overflow-wrap:anywhere]"
        >
          <bdi>{title}</bdi>
        </PageLink>
        <span className="text-s text-ink-3">
          {draft.mode === "note" ? "Note" : draft.mode === "contact" ? "As the contact" : "Reply"}
          {files > 0 ? ` · ${files} ${files === 1 ? "attachment" : "attachments"}` : ""}
          {stored ? (
            <>
              {" · "}
              <bdi>{stored.deviceName}</bdi>, <Time at={stored.updatedAtMs / 1000} format={agoSpan} />
            </>
          ) : (
            " · only in this browser"
          )}
        </span>
      </p>
      <p dir="auto" className="line-clamp-6 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {draft.text}
      </p>
      <p className="flex flex-wrap gap-1.5">
        <Button
          onClick={(event) => {
            const near = event.currentTarget.parentElement ?? document.body;
            void copyText(draft.text, near).then((done) =>
              show({ text: done ? "Copied." : "This browser lets nothing be copied." }),
            );
          }}
        >
          Copy
        </Button>
        <Button onClick={() => saveFile([row])}>Export</Button>
        <Button variant="danger" onClick={remove}>
          Delete
        </Button>
      </p>
    </li>
  );
};

/** The server's drafts could not be had: what stands in this browser is here all the same. */
const Unread = ({ error, onRetry }: { error: Error; onRetry: () => void }) => (
  <div
    role="alert"
    className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-l bg-warm-soft px-3 py-2 text-warm"
  >
    <p className="min-w-0 flex-1 basis-64">
      Drafts from your other devices could not be read.{" "}
      {isAppError(error) ? error.message : "Something in Switchyard went wrong."}
    </p>
    <Button onClick={onRetry}>Try again</Button>
  </div>
);

/** Own drafts, also of conversations that are gone: nothing that was written is out of reach. */
export const DraftsList = ({ owner }: { owner: string }) => {
  const { rows, pending, error, refetch } = useRows(owner);
  return (
    <section aria-label="Drafts">
      <header className="flex items-center gap-3">
        <h1 className="flex-1 text-2xl font-semibold tracking-[-0.015em]">Drafts</h1>
        {rows.length > 0 ? <Button onClick={() => saveFile(rows)}>Export all</Button> : null}
      </header>
      {error ? <Unread error={error} onRetry={() => void refetch()} /> : null}
      {rows.length === 0 ? (
        error ? null : (
          <p role="status" className="mt-4 text-ink-2">
            {pending
              ? "Reading …"
              : "You have begun nothing that was not sent. What you write is kept here, also when its conversation or ticket is deleted."}
          </p>
        )
      ) : (
        <ul className="mt-2">
          {rows.map((row) => (
            <DraftRow key={row.id} owner={owner} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
};
