"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { contactQuery } from "@/components/data/contact-query";
import { useKeptForm } from "@/components/data/kept-form";
import { useGo } from "@/components/data/use-go";
import { useWorkspace } from "@/components/data/workspace-query";
import { useToasts } from "@/components/ui/toasts";
import { can } from "@/lib/access/roles";
import { callApi } from "@/lib/api/call";
import type { FoundContact } from "@/lib/api/contacts";
import { postConversation, postMessage } from "@/lib/api/new-conversation";
import { isAppError } from "@/lib/core/errors";
import { isolated } from "@/lib/core/text";
import { nameOf } from "./contact-choice";
import { emptyForm, type NewConversationForm, readForm } from "./new-conversation-form";

const nobodyKnows = "Nobody knows yet what became of this. Look again before you write it once more.";

/** What is to be written still, and where. */
export type Missing = { readonly at: "contact" | "subject" | "text"; readonly words: string };

const missingIn = ({ voice, contact, channel, subject, text }: NewConversationForm): Missing | null => {
  const isTheirs = voice === "theirs";
  if (contact === null)
    return { at: "contact", words: isTheirs ? "Choose whom it is from." : "Choose whom it goes to." };
  if (channel === "email" && !isTheirs && subject.trim() === "")
    return { at: "subject", words: "An e-mail needs a subject." };
  if (text.trim() !== "") return null;
  return { at: "text", words: isTheirs ? "Write what they said." : "Write your message." };
};

/** Where an e-mail would go, and why it might not arrive. `isAsked`: whether there is an address is still to be told. */
const useMail = ({ voice, contact }: NewConversationForm) => {
  const enabled = contact !== null && voice === "mine";
  const { data, isFetching } = useQuery({ ...contactQuery(contact?.id ?? ""), enabled });
  if (data === undefined) {
    const email = contact?.email ?? null;
    return { email, doubt: null, isAsked: email === null && isFetching };
  }
  const doubt = data.unsubscribed
    ? "They have unsubscribed from e-mails, so Intercom may not deliver it."
    : data.mailBounces
      ? "Mail to this address came back before, so it may not arrive."
      : null;
  return { email: data.email, doubt, isAsked: false };
};

const begin = async (form: NewConversationForm, contactId: string): Promise<string | null> => {
  const { voice, key, channel, subject, text, urls } = form;
  if (voice === "mine") {
    const message = { key, contactId, channel, subject: channel === "email" ? subject : "", text };
    return (await callApi(postMessage, message)).conversationId;
  }
  const attached = urls.length === 0 ? {} : { urls: [...urls] };
  return (await callApi(postConversation, { key, contactId, subject, text, ...attached })).conversationId;
};

const toldOf = ({ voice, contact }: NewConversationForm, isKnown: boolean): string => {
  const who = contact === null ? "the contact" : isolated(nameOf(contact));
  if (voice === "theirs") return `A conversation with ${who} was begun. This cannot be taken back.`;
  return isKnown
    ? `Your message to ${who} was sent. This cannot be taken back.`
    : `Your message to ${who} was sent. Its conversation is in the lists as soon as Intercom shows it.`;
};

/**
 * A form that keeps what is written in this browser until the conversation has begun. What goes to the customer is asked about first
 * (`asks`): nothing takes it back.
 */
export const useNewConversation = (given: FoundContact | null, onClose: () => void) => {
  const go = useGo();
  const { show } = useToasts();
  const me = useWorkspace()?.me;
  const maySpeak = me !== undefined && can(me.role, "speak-for-contacts");
  const what = given === null ? "new conversation" : `new conversation ${given.id}`;
  const kept = useKeptForm(me?.memberId ?? "", what, readForm, () => emptyForm(given));
  const allowed: NewConversationForm = { ...kept.value, voice: maySpeak ? kept.value.voice : "mine" };
  const mail = useMail(allowed);
  const hasNoMail = mail.email === null && !mail.isAsked;
  /** As it can be sent: by those who may, and to where there is an address. */
  const form: NewConversationForm = hasNoMail ? { ...allowed, channel: "in_app" } : allowed;
  const [pending, setPending] = useState(false);
  const [asks, setAsks] = useState(false);
  const [missing, setMissing] = useState<Missing | null>(null);
  const [error, setError] = useState(kept.value.unknown ? nobodyKnows : null);
  /** Other words are another conversation; the same ones keep their key, so that a second try is no second one. */
  const edit = (part: Partial<Omit<NewConversationForm, "key" | "unknown">>) => {
    kept.change((now) => ({ ...now, ...part, key: crypto.randomUUID(), unknown: false }));
    setError(null);
    setMissing(null);
  };
  const send = async (): Promise<void> => {
    if (pending || form.contact === null) return;
    setPending(true);
    try {
      const conversationId = await begin(form, form.contact.id);
      kept.letGo();
      onClose();
      show({ tone: "calm", text: toldOf(form, conversationId !== null) });
      if (conversationId !== null) go(`/conversations/${conversationId}`);
    } catch (cause) {
      const known = isAppError(cause) ? cause : null;
      kept.change((now) => ({ ...now, unknown: known?.code === "outcome_unknown" }));
      setError(known?.message ?? "Something in Switchyard went wrong.");
      setAsks(false);
      setPending(false);
    }
  };
  /** What nobody knows yet is looked for: that sends nothing, and needs no question. */
  const submit = async (): Promise<void> => {
    const found = missingIn(form);
    setMissing(found);
    if (found !== null) return;
    if (form.voice === "theirs" || form.unknown) return send();
    setError(null);
    setAsks(true);
  };
  return {
    form,
    kept: kept.kept,
    maySpeak,
    mail,
    edit,
    submit,
    send,
    asks,
    onBack: () => setAsks(false),
    pending,
    missing,
    error,
  };
};
