"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import GitMerge from "lucide-react/icons/git-merge";
import { useState } from "react";
import { contactConversationsQuery } from "@/components/data/contact-query";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { PickList } from "@/components/ui/pick-list";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import { agoSpan } from "@/lib/core/time";
import type { OneAskerProps } from "./asker";
import { quote } from "./wording";

/** The number in what was typed: a number, or the address of a conversation here or in Intercom's inbox. */
const conversationIdIn = (typed: string): string | null =>
  /^#?(\d{1,20})$/.exec(typed.trim())?.[1] ??
  /\/(?:conversations?|inbox\/.*conversation)\/(\d{1,20})(?:[/?#]|$)/.exec(typed)?.[1] ??
  null;

type Target = { readonly id: string; readonly title: string };

const targetOf = (row: ConversationSummary): Target => ({ id: row.id, title: quote(headline(row)) });

const states = { open: "open", snoozed: "snoozed", closed: "closed" } as const;

const PickTarget = ({
  conversation,
  onPick,
  onClose,
}: Pick<OneAskerProps, "conversation" | "onClose"> & { onPick: (target: Target) => void }) => {
  const contactId = conversation.contact.id;
  const { data, isLoading } = useInfiniteQuery({
    ...contactConversationsQuery(contactId ?? ""),
    enabled: contactId !== null,
  });
  const [now] = useState(() => Math.floor(Date.now() / 1000));
  const others = (data?.pages.flatMap((page) => page.rows) ?? []).filter(({ id }) => id !== conversation.id);
  return (
    <Dialog title="Merge into another conversation" bare onClose={onClose}>
      <PickList
        label="Merge into"
        placeholder="Its number or address …"
        items={others.map((row) => ({
          id: row.id,
          label: headline(row),
          words: row.id,
          leading: <Icon of={GitMerge} className="text-ink-3" />,
          trailing: `${states[row.state]} · ${agoSpan(now - row.updatedAt)}`,
          group: "Of the same contact",
        }))}
        create={(typed) => {
          const id = conversationIdIn(typed);
          if (id === null || id === conversation.id || others.some((row) => row.id === id)) return null;
          return { label: `Conversation ${id}`, run: () => onPick({ id, title: `conversation ${id}` }) };
        }}
        empty={
          isLoading
            ? "Their other conversations are being read."
            : "Type the number or the address of another conversation."
        }
        onPick={(id) => {
          const row = others.find((one) => one.id === id);
          if (row) onPick(targetOf(row));
        }}
      />
    </Dialog>
  );
};

/** Merging moves what was said into another conversation, for good. */
export const MergeDialog = ({ conversation, onAct, onClose }: OneAskerProps) => {
  const [target, setTarget] = useState<Target | null>(null);
  if (target === null) return <PickTarget conversation={conversation} onPick={setTarget} onClose={onClose} />;
  return (
    <ConfirmDialog
      title="Merge into another conversation"
      word="merge"
      label="Merge"
      onConfirm={() => onAct({ kind: "merge", into: target.id })}
      onClose={onClose}
    >
      <p>
        The people and tags of {quote(headline(conversation))} move to {target.title}, and it is closed. Each
        points to the other in its thread.
      </p>
      <p>This cannot be reversed.</p>
    </ConfirmDialog>
  );
};
