"use client";
import { useEffect, useRef, useState } from "react";
import { useActions } from "@/components/data/actions-port";
import { useToasts } from "@/components/ui/toasts";
import type { AttributeKind } from "@/lib/api/workspace";
import type { AttributeValue, ConversationDetail } from "@/lib/conversation/model";
import type { AppError } from "@/lib/core/errors";
import { type AttributeDraft, draftOf, sameValue, typedValue } from "./attribute-input";

type Editing = {
  readonly draft: AttributeDraft;
  readonly error?: string | undefined;
  /** The value that was sent and failed, under its key: sent once more unchanged, it is the same try. */
  readonly tried?: { readonly key: string; readonly value: AttributeValue } | undefined;
};

/**
 * Editing one attribute in its place. What is saved shows at once; where Intercom refuses it or cannot be reached, the old value comes
 * back, and the editor with it: with what was typed, and the reason at the field. Elsewhere by then, one is told in a message.
 */
export const useAttributeEditing = (
  conversation: ConversationDetail,
  kind: AttributeKind,
  value: AttributeValue,
) => {
  const { perform } = useActions();
  const { show } = useToasts();
  const [editing, setEditing] = useState<Editing | null>(null);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const save = async () => {
    if (editing === null) return;
    const wanted = typedValue(kind, value, editing.draft);
    if (!wanted.ok) return setEditing({ ...editing, error: wanted.error });
    setEditing(null);
    if (sameValue(wanted.value, value)) return;
    const { tried, draft } = editing;
    const key = tried && sameValue(tried.value, wanted.value) ? tried.key : crypto.randomUUID();
    const failed = (error: string) => {
      if (here.current) setEditing({ draft, error, tried: { key, value: wanted.value } });
      else show({ tone: "late", text: `${kind.label} was not changed. ${error}` });
    };
    await perform(
      conversation,
      { kind: "attribute", name: kind.name, value: wanted.value },
      {
        key,
        onFields: (problems) => failed(problems.map(({ message }) => message).join(" ")),
        onError: (error: AppError) => failed(error.message),
      },
    );
  };

  return {
    editing,
    begin: () => setEditing({ draft: draftOf(kind, value) }),
    change: (draft: AttributeDraft) => setEditing((now) => now && { ...now, draft, error: undefined }),
    cancel: () => setEditing(null),
    save,
  };
};
