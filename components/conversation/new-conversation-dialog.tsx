"use client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { contactSearchQuery } from "@/components/data/contact-search-query";
import { isRecord, useKeptForm } from "@/components/data/kept-form";
import { useGo } from "@/components/data/use-go";
import { useSettled } from "@/components/data/use-settled";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { useToasts } from "@/components/ui/toasts";
import { callApi } from "@/lib/api/call";
import type { FoundContact } from "@/lib/api/contacts";
import { postConversation } from "@/lib/api/new-conversation";
import { isAppError } from "@/lib/core/errors";

const nameOf = ({ name, email }: FoundContact): string => name ?? email ?? "Unnamed contact";

const Found = ({ typed, onPick }: { typed: string; onPick: (contact: FoundContact) => void }) => {
  // Every question goes on to Intercom: not one a letter.
  const { data, error, isFetching } = useQuery(contactSearchQuery(useSettled(typed)));
  if (typed.length < 2) return null;
  const say = error
    ? isAppError(error)
      ? error.message
      : "The contacts could not be searched."
    : data === undefined
      ? isFetching
        ? "Looking …"
        : ""
      : data.contacts.length === 0
        ? "Nobody has such a name or address."
        : null;
  if (say !== null)
    return (
      <p role="status" className="text-ink-2">
        {say}
      </p>
    );
  return (
    <ul aria-label="Contacts" className="rounded-l border border-line">
      {(data?.contacts ?? []).map((contact) => (
        <li key={contact.id}>
          <button
            type="button"
            onClick={() => onPick(contact)}
            className="flex min-h-9 w-full items-center gap-2 px-3 text-left hover:bg-hover max-md:min-h-12"
          >
            <bdi className="min-w-0 flex-1 truncate">{nameOf(contact)}</bdi>
            <bdi className="min-w-0 truncate text-s text-ink-3">{contact.email}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
};

/** `key` stands for exactly this: the same again, also after a reload, is no second conversation. */
type Form = {
  readonly contact: FoundContact | null;
  readonly subject: string;
  readonly text: string;
  readonly key: string;
};

const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);

const readContact = (value: unknown): FoundContact | null =>
  isRecord(value) && typeof value.id === "string"
    ? {
        id: value.id,
        role: textOrNull(value.role) ?? "",
        name: textOrNull(value.name),
        email: textOrNull(value.email),
      }
    : null;

const readForm = (value: unknown): Form | null =>
  isRecord(value) && typeof value.key === "string"
    ? {
        contact: readContact(value.contact),
        subject: textOrNull(value.subject) ?? "",
        text: textOrNull(value.text) ?? "",
        key: value.key,
      }
    : null;

/** Begins a conversation for somebody who has written elsewhere, or said something on the telephone. */
export const NewConversationDialog = ({
  contact: given = null,
  onClose,
}: {
  contact?: FoundContact | null;
  onClose: () => void;
}) => {
  const form = useId();
  const go = useGo();
  const { show } = useToasts();
  const owner = useWorkspace()?.me.memberId ?? "";
  const { value, change, letGo } = useKeptForm(
    owner,
    given === null ? "new conversation" : `new conversation ${given.id}`,
    readForm,
    (): Form => ({ contact: given, subject: "", text: "", key: crypto.randomUUID() }),
  );
  const { contact, subject, text, key } = value;
  const [typed, setTyped] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<{ readonly words: string; readonly unknown: boolean } | null>(null);
  const edit = (part: Partial<Omit<Form, "key">>) => {
    change((now) => ({ ...now, ...part, key: crypto.randomUUID() }));
    setError(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (contact === null) return setError({ words: "Choose whom it is from.", unknown: false });
    if (text.trim() === "") return setError({ words: "Write what they said.", unknown: false });
    setPending(true);
    try {
      const made = await callApi(postConversation, { key, contactId: contact.id, subject, text });
      letGo();
      onClose();
      show({ tone: "calm", text: `A conversation with ${nameOf(contact)} was begun.` });
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
  return (
    <Dialog
      title="New conversation"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="solid" pending={pending}>
            {error?.unknown ? "Look again" : "Begin"}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-3">
        <p className="rounded-l bg-warm-soft px-3 py-2 text-warm">
          Intercom begins a conversation only in the contact's own name: what you write stands there as their
          words, and you answer it.
        </p>
        {error === null ? null : (
          <p role="alert" className="rounded-l bg-late-soft px-3 py-2 text-late">
            {error.words}
          </p>
        )}
        {contact === null ? (
          <>
            <TextField
              label="From"
              type="search"
              autoComplete="off"
              placeholder="Name or e-mail address"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Found typed={typed.trim()} onPick={(one) => edit({ contact: one })} />
          </>
        ) : (
          <p className="flex items-center gap-2">
            <span className="min-w-0 flex-1">
              Written as <bdi className="font-medium">{nameOf(contact)}</bdi>
            </span>
            <Button onClick={() => edit({ contact: null })}>Somebody else</Button>
          </p>
        )}
        <TextField
          label="Subject"
          hint="May stay empty."
          dir="auto"
          maxLength={255}
          value={subject}
          onChange={(event) => edit({ subject: event.target.value })}
        />
        <TextAreaField
          label="What they said"
          rows={5}
          dir="auto"
          value={text}
          onChange={(event) => edit({ text: event.target.value })}
        />
      </form>
    </Dialog>
  );
};
