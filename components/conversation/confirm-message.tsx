"use client";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { nameOf } from "./contact-choice";
import type { NewConversationForm } from "./new-conversation-form";

/**
 * Asks before a first message goes out: it is not held for eight seconds as replies are, so this is where one can think better of it. The
 * first focus is the way back: a second Enter of a hasty hand sends nothing.
 */
export const ConfirmMessage = ({
  form: { contact, channel, subject, text },
  email,
  pending,
  onBack,
  onSend,
}: {
  form: NewConversationForm;
  email: string | null;
  pending: boolean;
  onBack: () => void;
  onSend: () => Promise<void>;
}) => (
  <Dialog
    title="Send this message?"
    asks
    onClose={() => {
      // Under way it can only be waited for.
      if (!pending) onBack();
    }}
    footer={
      <>
        <Button data-first-focus onClick={onBack} disabled={pending}>
          Go on writing
        </Button>
        <Button variant="solid" pending={pending} onClick={() => void onSend()}>
          {pending ? "Sending …" : "Send now"}
        </Button>
      </>
    }
  >
    <p className="rounded-l bg-warm-soft px-3 py-2 text-warm">
      It goes to the customer at once and cannot be taken back.
    </p>
    <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
      <dt className="text-ink-3">To</dt>
      <dd className="[overflow-wrap:anywhere]">
        <bdi>{contact === null ? "" : nameOf(contact)}</bdi>
      </dd>
      <dt className="text-ink-3">How</dt>
      <dd className="[overflow-wrap:anywhere]">
        {channel === "email" ? (
          <>
            By e-mail to <bdi>{email}</bdi>
          </>
        ) : (
          "In the Messenger"
        )}
      </dd>
      {channel === "email" ? (
        <>
          <dt className="text-ink-3">Subject</dt>
          <dd dir="auto" className="[overflow-wrap:anywhere]">
            {subject}
          </dd>
        </>
      ) : null}
    </dl>
    <p
      dir="auto"
      className="mt-3 rounded-l border border-line px-3 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]"
    >
      {text}
    </p>
  </Dialog>
);
