"use client";
import { useId, useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { longestTitle } from "@/lib/actions/limits";
import type { FoundContact } from "@/lib/api/contacts";
import { AttachedAddresses } from "./attached-addresses";
import { ConfirmMessage } from "./confirm-message";
import { ContactChoice } from "./contact-choice";
import { RadioRow } from "./radio-row";
import { type Missing, useNewConversation } from "./use-new-conversation";

type NewConversation = ReturnType<typeof useNewConversation>;

const voices = [
  { value: "mine", label: "In your own name" },
  { value: "theirs", label: "In the contact's name" },
] as const;

const channels = [
  { value: "in_app", label: "In the Messenger" },
  { value: "email", label: "By e-mail" },
] as const;

const Warning = ({ children }: { children: React.ReactNode }) => (
  <p className="rounded-l bg-warm-soft px-3 py-2 text-warm">{children}</p>
);

/** How a message in one's own name reaches them. */
const Channel = ({ form, mail, edit }: Pick<NewConversation, "form" | "mail" | "edit">) => {
  if (form.contact === null || mail.isAsked) return null;
  if (mail.email === null)
    return (
      <p className="text-s text-ink-3">It shows in the Messenger: no e-mail address of theirs is known.</p>
    );
  return (
    <>
      <RadioRow
        label="How it reaches them"
        options={channels}
        value={form.channel}
        onChange={(channel) => edit({ channel })}
      />
      {form.channel === "email" ? (
        <>
          <p className="text-s text-ink-3">
            Goes to <bdi className="[overflow-wrap:anywhere]">{mail.email}</bdi>.
          </p>
          {mail.doubt === null ? null : <Warning>{mail.doubt}</Warning>}
        </>
      ) : null}
    </>
  );
};

const Fields = ({ form, maySpeak, mail, edit, missing, error }: NewConversation) => {
  const missingAt = (at: Missing["at"]) => (missing?.at === at ? missing.words : undefined);
  const isTheirs = form.voice === "theirs";
  return (
    <>
      {maySpeak ? (
        <RadioRow
          label="Who speaks"
          options={voices}
          value={form.voice}
          onChange={(voice) => edit({ voice })}
        />
      ) : null}
      {isTheirs ? (
        <Warning>What you write stands there as the contact's own words, and you answer it.</Warning>
      ) : null}
      {error === null ? null : (
        <p role="alert" className="rounded-l bg-late-soft px-3 py-2 text-late">
          {error}
        </p>
      )}
      <ContactChoice
        contact={form.contact}
        isAuthor={isTheirs}
        error={missingAt("contact")}
        onChange={(contact) => edit({ contact })}
      />
      {isTheirs ? null : <Channel form={form} mail={mail} edit={edit} />}
      {isTheirs || form.channel === "email" ? (
        <TextField
          label="Subject"
          hint={isTheirs ? "May stay empty." : undefined}
          error={missingAt("subject")}
          dir="auto"
          maxLength={longestTitle}
          value={form.subject}
          onChange={(event) => edit({ subject: event.target.value })}
        />
      ) : null}
      <TextAreaField
        label={isTheirs ? "What they said" : "Your message"}
        error={missingAt("text")}
        rows={5}
        dir="auto"
        value={form.text}
        onChange={(event) => edit({ text: event.target.value })}
      />
    </>
  );
};

/** Writes to a contact first; or begins a conversation for one who has written elsewhere, or said something on the telephone. */
export const NewConversationDialog = ({
  contact = null,
  onClose,
}: {
  contact?: FoundContact | null;
  onClose: () => void;
}) => {
  const id = useId();
  const state = useNewConversation(contact, onClose);
  const { form, mail, kept, edit, submit, send, asks, onBack, pending, missing } = state;
  const fields = useRef<HTMLFormElement>(null);
  // To the field that is told of, so that it is read out and can be written in.
  useLayoutEffect(() => {
    if (missing !== null) fields.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [missing]);
  if (asks)
    return <ConfirmMessage form={form} email={mail.email} pending={pending} onBack={onBack} onSend={send} />;
  const isTheirs = form.voice === "theirs";
  const isBegun = form.text !== "" || form.subject !== "" || form.urls.length > 0;
  return (
    <Dialog
      title="New conversation"
      onClose={onClose}
      footer={
        <>
          <p role="status" className="mr-auto self-center text-s text-ink-3">
            {isBegun ? (kept ? "Kept in this browser" : "This browser keeps no drafts") : ""}
          </p>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="solid" pending={pending}>
            {form.unknown ? "Look again" : isTheirs ? "Begin" : "Send …"}
          </Button>
        </>
      }
    >
      <form
        ref={fields}
        id={id}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        noValidate
        className="flex flex-col gap-3"
      >
        <Fields {...state} />
      </form>
      {isTheirs ? (
        <div className="mt-3">
          <AttachedAddresses urls={form.urls} onChange={(urls) => edit({ urls })} />
        </div>
      ) : form.urls.length > 0 ? (
        <p className="mt-3 text-s text-ink-3">
          The files stay behind: Intercom takes none with a first message in your own name.
        </p>
      ) : null}
    </Dialog>
  );
};
