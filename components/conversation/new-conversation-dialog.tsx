"use client";
import X from "lucide-react/icons/x";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { longestTitle, mostAttachments } from "@/lib/actions/limits";
import type { FoundContact } from "@/lib/api/contacts";
import { ContactChoice } from "./contact-choice";
import { UrlDialog } from "./url-dialog";
import { useNewConversation } from "./use-new-conversation";

/** Intercom takes no uploaded bytes here: only what it can fetch by itself. */
const Addresses = ({
  urls,
  onChange,
}: {
  urls: readonly string[];
  onChange: (urls: readonly string[]) => void;
}) => {
  const [adds, setAdds] = useState(false);
  return (
    <div className="flex flex-col items-start gap-1.5">
      {urls.length === 0 ? null : (
        <ul aria-label="Attachments" className="flex w-full flex-col gap-1">
          {urls.map((url) => (
            <li
              key={url}
              className="flex min-h-9 items-center gap-2 rounded-m border border-line pl-2.5 text-s"
            >
              <bdi className="min-w-0 flex-1 truncate">{url}</bdi>
              <IconButton
                icon={X}
                iconSize={14}
                label={`Remove ${url}`}
                onClick={() => onChange(urls.filter((one) => one !== url))}
              />
            </li>
          ))}
        </ul>
      )}
      {urls.length < mostAttachments ? (
        <Button aria-haspopup="dialog" onClick={() => setAdds(true)}>
          Attach from a web address
        </Button>
      ) : (
        <p className="text-s text-ink-3">At most {mostAttachments} attachments go with it.</p>
      )}
      {adds ? (
        <UrlDialog
          onAdd={(url) => onChange([...urls.filter((one) => one !== url), url])}
          onClose={() => setAdds(false)}
        />
      ) : null}
    </div>
  );
};

/** Begins a conversation for somebody who has written elsewhere, or said something on the telephone. */
export const NewConversationDialog = ({
  contact = null,
  onClose,
}: {
  contact?: FoundContact | null;
  onClose: () => void;
}) => {
  const id = useId();
  const { form, kept, edit, submit, pending, error } = useNewConversation(contact, onClose);
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
            {error?.unknown ? "Look again" : "Begin"}
          </Button>
        </>
      }
    >
      <form
        id={id}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        noValidate
        className="flex flex-col gap-3"
      >
        <p className="rounded-l bg-warm-soft px-3 py-2 text-warm">
          Intercom begins a conversation only in the contact's own name: what you write stands there as their
          words, and you answer it.
        </p>
        {error === null ? null : (
          <p role="alert" className="rounded-l bg-late-soft px-3 py-2 text-late">
            {error.words}
          </p>
        )}
        <ContactChoice contact={form.contact} onChange={(one) => edit({ contact: one })} />
        <TextField
          label="Subject"
          hint="May stay empty."
          dir="auto"
          maxLength={longestTitle}
          value={form.subject}
          onChange={(event) => edit({ subject: event.target.value })}
        />
        <TextAreaField
          label="What they said"
          rows={5}
          dir="auto"
          value={form.text}
          onChange={(event) => edit({ text: event.target.value })}
        />
      </form>
      <div className="mt-3">
        <Addresses urls={form.urls} onChange={(urls) => edit({ urls })} />
      </div>
    </Dialog>
  );
};
