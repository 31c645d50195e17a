"use client";
import { useRef } from "react";
import { type Draft, isEmptyDraft } from "@/components/data/draft";
import { draftStore } from "@/components/data/draft-store";
import { saveDraftSoon } from "@/components/data/draft-sync";
import type { HandOver } from "@/components/data/outgoing";
import { useToasts } from "@/components/ui/toasts";
import type { HeldAction } from "@/lib/actions/held";
import type { AppError } from "@/lib/core/errors";

const actionOf = (draft: Draft, closing: boolean): HeldAction | null => {
  const { text, files, urls, contactId } = draft;
  if (closing) return { kind: "close", message: text };
  const said = {
    text,
    ...(files.length > 0 ? { files: [...files] } : {}),
    ...(urls.length > 0 ? { urls: [...urls] } : {}),
  };
  if (draft.mode !== "contact") return { kind: draft.mode, ...said };
  return contactId === null ? null : { kind: "reply-as-contact", contactId, ...said };
};

/** Its key stands for something else by now, or was used up: what is sent next is another message. */
const isSpent = ({ code }: AppError): boolean => code === "idempotency_mismatch" || code === "conflict";

/** Hands what is written over, once; where that fails the words come back. */
export const useSending = (props: {
  owner: string;
  place: string;
  draft: Draft;
  busy: boolean;
  /** What saved replies have left open. */
  open: readonly string[];
  /** Whether what it answers can be closed with it. */
  mayClose: boolean;
  onSend: HandOver;
}) => {
  const { owner, place, draft, busy, open, mayClose, onSend } = props;
  const { show } = useToasts();
  const warnedOf = useRef<string | null>(null);
  const says = draft.text.trim() !== "" || draft.files.length + draft.urls.length > 0;
  const canSend = !busy && says && !isEmptyDraft(draft);

  const failed = (error: AppError | null) => {
    if (error?.code === "outcome_unknown") {
      // In the field it could be changed, and would go out twice.
      draftStore.lost(draft.key);
      const back = "Your words are kept, and come back here if it has not.";
      return show({ tone: "late", text: `${error.message} ${back}` });
    }
    const back = error !== null && isSpent(error) ? { ...draft, key: crypto.randomUUID() } : draft;
    draftStore.handedOver(owner, place, draft.key);
    draftStore.putBack(owner, place, back);
    saveDraftSoon(owner, place);
    if (error !== null)
      show({ tone: "late", text: `Not sent: ${error.message} Your words are still in the field.` });
  };
  const send = async ({ closing }: { closing: boolean }): Promise<void> => {
    const closes = mayClose && draft.mode === "reply" && draft.files.length + draft.urls.length === 0;
    if (!canSend || (closing && !closes)) return;
    if (open.length > 0 && warnedOf.current !== draft.key) {
      warnedOf.current = draft.key;
      show({
        tone: "warm",
        text: `${open.join(", ")} is not filled in. Press Send once more to send it so.`,
      });
      return;
    }
    const action = actionOf(draft, closing);
    if (action === null) return;
    draftStore.handOver(owner, place, draft);
    const handed = await onSend(action, draft.key);
    if (handed.ok) {
      draftStore.handedOver(owner, place, draft.key);
      saveDraftSoon(owner, place);
    } else failed(handed.error);
  };
  return { canSend, send };
};
