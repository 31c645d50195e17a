"use client";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";

export type ConfirmDialogProps = {
  readonly title: string;
  /** What will happen, and that it is for good. */
  readonly children: ReactNode;
  /** The word that has to be typed, so that no slip of the hand does it. */
  readonly word: string;
  /** On the button. */
  readonly label: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks for what cannot be taken back: one types a word first. */
export const ConfirmDialog = ({ title, children, word, label, onConfirm, onClose }: ConfirmDialogProps) => {
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const formId = useId();
  const isTyped = typed.trim().toLowerCase() === word;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isTyped) return;
    onClose();
    onConfirm();
  };
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={formId} variant="danger">
        {label}
      </Button>
    </>
  );
  return (
    <Dialog title={title} asks onClose={onClose} footer={footer}>
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-3.5">
        <div className="flex flex-col gap-2 text-ink-2">{children}</div>
        <TextField
          label={`Type “${word}” to go ahead`}
          value={typed}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-first-focus
          error={tried && !isTyped ? `Type the word ${word}, or cancel.` : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </Dialog>
  );
};
