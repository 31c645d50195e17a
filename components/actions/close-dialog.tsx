"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { conversationQuery } from "@/components/data/conversation-query";
import { useKeptText } from "@/components/data/kept-form";
import { ticketQuery } from "@/components/data/ticket-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/text-area-field";
import { tooLongWords } from "@/lib/actions/too-long";
import { headline, personName } from "@/lib/conversation/model";
import type { OneAskerProps } from "./asker";
import { quote } from "./wording";

const problemOf = (text: string): string | undefined => {
  if (text.trim() === "") return "Write something first, or cancel and close without a message.";
  const tooLong = tooLongWords(text);
  return tooLong === null ? undefined : `${tooLong}.`;
};

/** Reads while somebody writes what may stand against closing: what is known by then is asked before it is sent. */
const useReadAhead = (id: string) => {
  const { data } = useQuery(conversationQuery(id));
  useQueries({ queries: (data?.tickets ?? []).map((ticket) => ticketQuery(ticket.id)) });
};

/** Closes with a last word to the customer. */
export const CloseDialog = ({ conversation, about, onAct, onClose }: OneAskerProps) => {
  const owner = useWorkspace()?.me.memberId ?? "";
  const { text, write } = useKeptText(owner, `close ${conversation.id}`, about.message ?? "");
  useReadAhead(conversation.id);
  const [tried, setTried] = useState(false);
  const formId = useId();
  const problem = problemOf(text);
  const send = () => {
    setTried(true);
    if (problem !== undefined) return;
    onClose();
    onAct({ kind: "close", message: text });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={formId} variant="solid" aria-keyshortcuts="Control+Enter">
        Send and close
      </Button>
    </>
  );
  return (
    <Dialog title="Close with a message" onClose={onClose} footer={footer}>
      <form id={formId} onSubmit={onSubmit} noValidate className="flex flex-col gap-3.5">
        <p className="text-ink-2">{quote(headline(conversation))}</p>
        <TextAreaField
          label={`Message to ${personName(conversation.contact)}`}
          dir="auto"
          rows={5}
          value={text}
          error={tried ? problem : undefined}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </form>
    </Dialog>
  );
};
