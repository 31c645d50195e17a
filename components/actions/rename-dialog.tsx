"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { longestTitle } from "@/lib/actions/limits";
import { headline } from "@/lib/conversation/model";
import type { OneAskerProps } from "./asker";

/** Gives a conversation another title, where it is not open to be edited in its place. */
export const RenameDialog = ({ conversation, onAct, onClose }: OneAskerProps) => {
  const [title, setTitle] = useState(conversation.title ?? "");
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onClose();
    if (title.trim() !== (conversation.title ?? "")) onAct({ kind: "title", title: title.trim() });
  };
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={formId} variant="solid">
        Save
      </Button>
    </>
  );
  return (
    <Dialog title="Rename" onClose={onClose} footer={footer}>
      <form id={formId} onSubmit={submit} noValidate>
        <TextField
          label="Title"
          dir="auto"
          value={title}
          maxLength={longestTitle}
          placeholder={headline({ ...conversation, title: null })}
          hint="Teammates see it; the customer does not. Empty, the subject stands in its place."
          onChange={(event) => setTitle(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
      </form>
    </Dialog>
  );
};
