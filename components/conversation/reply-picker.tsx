"use client";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { PickList } from "@/components/ui/pick-list";
import type { SubjectKind } from "@/lib/actions/subject";
import { callApi } from "@/lib/api/call";
import { getReplies, type SavedReply } from "@/lib/api/replies";
import { fillPlaceholders } from "@/lib/conversation/fill-placeholders";
import type { ConversationDetail } from "@/lib/conversation/model";
import { isAppError } from "@/lib/core/errors";
import { useReplyFacts } from "./reply-facts";
import { ReplyForm } from "./reply-form";

const repliesKey = ["replies"] as const;

const repliesQuery = () =>
  queryOptions({
    queryKey: repliesKey,
    queryFn: ({ signal }) => callApi(getReplies, {}, { signal }),
    staleTime: 60_000,
  });

const firstLine = (text: string): string => text.split("\n").find((line) => line.trim() !== "") ?? "";

/** Saved replies and Intercom's macros: found by name or words, seen before they are used. */
export const ReplyPicker = ({
  conversation,
  subject,
  onInsert,
  onClose,
}: {
  conversation: ConversationDetail;
  /** What `conversation` stands for. */
  subject: SubjectKind;
  onInsert: (text: string) => void;
  onClose: () => void;
}) => {
  const client = useQueryClient();
  const { data, error } = useQuery(repliesQuery());
  const facts = useReplyFacts(conversation, subject);
  const [editing, setEditing] = useState<SavedReply | "new" | null>(null);
  if (editing !== null)
    return (
      <ReplyForm
        reply={editing === "new" ? null : editing}
        onDone={() => {
          void client.invalidateQueries({ queryKey: repliesKey });
          setEditing(null);
        }}
        onClose={() => setEditing(null)}
      />
    );
  const all = [
    ...(data?.replies ?? []).map((reply) => ({ ...reply, id: `reply:${reply.id}`, own: reply })),
    ...(data?.macros ?? []).map((macro) => ({ ...macro, id: `macro:${macro.id}`, own: null })),
  ];
  const items = all.map(({ id, name, text, own }) => ({
    id,
    label: name,
    words: text,
    group: own === null ? "Intercom's macros" : own.shared ? "Everybody's replies" : "My replies",
    trailing: (
      <>
        <bdi className="max-w-[360px] truncate max-md:max-w-28">
          {firstLine(fillPlaceholders(text, facts))}
        </bdi>
        {own?.mayChange ? (
          <Button
            variant="ghost"
            onClick={(event) => {
              event.stopPropagation();
              setEditing(own);
            }}
          >
            Edit
          </Button>
        ) : null}
      </>
    ),
  }));
  const warning = error
    ? isAppError(error)
      ? error.message
      : "The saved replies could not be read."
    : (data?.macrosMissing ?? null);
  return (
    <Dialog
      title="Saved replies"
      bare
      width="l"
      onClose={onClose}
      footer={
        <Button onClick={() => setEditing("new")}>
          <Icon of={Plus} size={14} />
          New reply
        </Button>
      }
    >
      <PickList
        label="Saved replies"
        placeholder="Find a reply by its name or words …"
        items={items}
        preview={(id) => {
          const one = all.find((reply) => reply.id === id);
          return (
            <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              {one ? fillPlaceholders(one.text, facts) : null}
            </p>
          );
        }}
        warning={warning}
        empty={
          data === undefined
            ? "Reading …"
            : "No reply has such words. Make one: what you write often is a key away then."
        }
        onPick={(id) => {
          const picked = all.find((one) => one.id === id);
          if (picked === undefined) return;
          onClose();
          // Once the dialog has given the focus back.
          requestAnimationFrame(() => onInsert(fillPlaceholders(picked.text, facts)));
        }}
      />
    </Dialog>
  );
};
