"use client";
import { type RefObject, useEffect, useRef } from "react";
import { useToasts } from "@/components/ui/toasts";
import { longestMessage } from "@/lib/actions/limits";
import { placeOf } from "@/lib/actions/subject";
import type { ComposerMode } from "@/lib/api/composer-modes";
import { personName } from "@/lib/conversation/model";
import { openPlaceholders } from "@/lib/conversation/placeholders";
import type { ComposerProps } from "./composer-props";
import { uploads, useUploading } from "./uploading";
import { useDraft } from "./use-draft";
import { useSending } from "./use-sending";

/** What is being written, for whom, what goes with it, and what sends it. */
export const useComposer = (props: ComposerProps, field: RefObject<HTMLTextAreaElement | null>) => {
  const { owner, conversation, subject = "conversation", blocked, maySpeak, onSend, handle, wanted } = props;
  const { id: conversationId } = conversation;
  const place = placeOf(subject, conversationId);
  const { draft, kept, theirs, write } = useDraft(owner, place);
  const { show } = useToasts();
  const coming = useUploading(owner, place);

  const pick = (mode: ComposerMode) => {
    if (mode !== draft.mode) write({ mode });
    field.current?.focus();
  };
  const latest = useRef(pick);
  useEffect(() => {
    latest.current = pick;
  });
  useEffect(() => {
    const open = (mode: ComposerMode) => latest.current(mode);
    handle.current = { conversationId, open };
    if (wanted.current?.conversationId === conversationId) open(wanted.current.mode);
    wanted.current = null;
    return () => {
      handle.current = null;
    };
  }, [handle, wanted, conversationId]);

  const mode = draft.mode === "contact" && !maySpeak ? "reply" : draft.mode;
  const speaker = conversation.contacts.find(({ id }) => id === draft.contactId) ?? conversation.contact;
  const open = openPlaceholders(draft.text);
  const tooLong = draft.text.length > longestMessage;
  const mayClose = subject === "conversation";
  const sending = useSending({
    owner,
    place,
    draft: { ...draft, mode, contactId: mode === "contact" ? speaker.id : draft.contactId },
    busy: blocked !== null || tooLong || coming.length > 0,
    open,
    mayClose,
    onSend,
  });
  const attach = (files: readonly File[]) => {
    for (const why of uploads.add(owner, place, files)) show({ tone: "late", text: why });
  };
  const attachAddress = (url: string) => {
    const why = uploads.addAddress(owner, place, url);
    if (why !== null) show({ tone: "late", text: why });
  };
  return {
    ...sending,
    place,
    offersClose: mayClose && conversation.state !== "closed",
    draft,
    kept,
    theirs,
    write,
    coming,
    pick,
    mode,
    speaker,
    name: personName(mode === "contact" ? speaker : conversation.contact),
    open,
    tooLong,
    attach,
    attachAddress,
  };
};

export type ComposerNow = ReturnType<typeof useComposer>;
