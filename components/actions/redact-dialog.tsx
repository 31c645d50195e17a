"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { conversationQuery } from "@/components/data/conversation-query";
import { Avatar } from "@/components/ui/avatar";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { PickList } from "@/components/ui/pick-list";
import { type Part, personName } from "@/lib/conversation/model";
import { keyOf, says } from "@/lib/conversation/timeline";
import type { OneAskerProps } from "./asker";
import { firstWords } from "./first-words";

/** What can be redacted: what was said, and was not redacted before. */
const canBeRedacted = (part: Part): boolean => says(part) && !part.redacted && part.pending !== true;

const Excerpt = ({ part }: { part: Part }) => (
  <blockquote dir="auto" className="line-clamp-4 border-l-2 border-line-strong pl-3 text-ink">
    <bdi className="block text-s font-medium text-ink-2">{personName(part.author)}</bdi>
    {firstWords(part)}
  </blockquote>
);

/** Which message, where that is not known yet. */
const PickMessage = ({
  conversation,
  onPick,
  onClose,
}: Pick<OneAskerProps, "conversation" | "onClose"> & { onPick: (part: Part) => void }) => {
  const { data } = useQuery(conversationQuery(conversation.id));
  const parts = (data?.parts ?? []).filter(canBeRedacted).toReversed();
  return (
    <Dialog title="Redact a message" bare onClose={onClose}>
      <PickList
        label="Message to redact"
        placeholder="Which message?"
        items={parts.map((part) => ({
          id: keyOf(part),
          label: firstWords(part),
          words: personName(part.author),
          leading: <Avatar name={personName(part.author)} seed={part.author.id ?? personName(part.author)} />,
          trailing: part.partType === "note" ? "note" : null,
        }))}
        empty={data ? "There is no message to redact." : "The messages are being read."}
        onPick={(picked) => {
          const part = parts.find((one) => keyOf(one) === picked);
          if (part) onPick(part);
        }}
      />
    </Dialog>
  );
};

/** Redacting empties one message for everybody. */
export const RedactDialog = ({ conversation, about, onAct, onClose }: OneAskerProps) => {
  const [part, setPart] = useState(about.part ?? null);
  if (part === null) return <PickMessage conversation={conversation} onPick={setPart} onClose={onClose} />;
  const kind = part.partType === "source" ? "source" : "part";
  return (
    <ConfirmDialog
      title="Redact this message"
      word="redact"
      label="Redact"
      onConfirm={() => onAct({ kind: "redact", target: { kind, id: part.id } })}
      onClose={onClose}
    >
      <Excerpt part={part} />
      <p>
        Its words and attachments are removed in Intercom for everybody, the customer included. This cannot be
        undone.
      </p>
    </ConfirmDialog>
  );
};
