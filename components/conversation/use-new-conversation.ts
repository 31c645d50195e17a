"use client";
import { useState } from "react";
import { isRecord, useKeptForm } from "@/components/data/kept-form";
import { useGo } from "@/components/data/use-go";
import { useWorkspace } from "@/components/data/workspace-query";
import { useToasts } from "@/components/ui/toasts";
import { callApi } from "@/lib/api/call";
import type { FoundContact } from "@/lib/api/contacts";
import { postConversation } from "@/lib/api/new-conversation";
import { isAppError } from "@/lib/core/errors";
import { nameOf } from "./contact-choice";

/** What is being filled in. `key` belongs to exactly this: begun twice, also after a reload, it is one conversation. */
type Form = {
  readonly contact: FoundContact | null;
  readonly subject: string;
  readonly text: string;
  readonly urls: readonly string[];
  readonly key: string;
};

const isText = (value: unknown): value is string => typeof value === "string";

const textOrNull = (value: unknown): string | null => (isText(value) ? value : null);

const readContact = (value: unknown): FoundContact | null =>
  isRecord(value) && isText(value.id)
    ? {
        id: value.id,
        role: isText(value.role) ? value.role : "contact",
        name: textOrNull(value.name),
        email: textOrNull(value.email),
      }
    : null;

const readForm = (value: unknown): Form | null =>
  isRecord(value) && isText(value.key)
    ? {
        contact: readContact(value.contact),
        subject: textOrNull(value.subject) ?? "",
        text: textOrNull(value.text) ?? "",
        urls: Array.isArray(value.urls) ? value.urls.filter(isText) : [],
        key: value.key,
      }
    : null;

/** A form that keeps what is written in this browser until the conversation has begun. */
export const useNewConversation = (given: FoundContact | null, onClose: () => void) => {
  const go = useGo();
  const { show } = useToasts();
  const owner = useWorkspace()?.me.memberId ?? "";
  const {
    value: form,
    kept,
    change,
    letGo,
  } = useKeptForm(
    owner,
    given === null ? "new conversation" : `new conversation ${given.id}`,
    readForm,
    () => ({
      contact: given,
      subject: "",
      text: "",
      urls: [],
      key: crypto.randomUUID(),
    }),
  );
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<{ readonly words: string; readonly unknown: boolean } | null>(null);
  /** Other words are another conversation; the same ones keep their key, so that a second try is no second one. */
  const edit = (part: Partial<Omit<Form, "key">>) => {
    change((now) => ({ ...now, ...part, key: crypto.randomUUID() }));
    setError(null);
  };
  const submit = async (): Promise<void> => {
    const { contact, subject, text, urls, key } = form;
    if (pending) return;
    if (contact === null) return setError({ words: "Choose whom it is from.", unknown: false });
    if (text.trim() === "") return setError({ words: "Write what they said.", unknown: false });
    setPending(true);
    try {
      const attached = urls.length === 0 ? {} : { urls: [...urls] };
      const made = await callApi(postConversation, {
        key,
        contactId: contact.id,
        subject,
        text,
        ...attached,
      });
      letGo();
      onClose();
      show({
        tone: "calm",
        text: `A conversation with ${nameOf(contact)} was begun. This cannot be taken back.`,
      });
      go(`/conversations/${made.conversationId}`);
    } catch (cause) {
      const known = isAppError(cause) ? cause : null;
      setError({
        words: known?.message ?? "Something in Switchyard went wrong.",
        unknown: known?.code === "outcome_unknown",
      });
      setPending(false);
    }
  };
  return { form, kept, edit, submit, pending, error };
};
