"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { longestAddress } from "@/lib/actions/limits";

const problemOf = (text: string): string | undefined => {
  if (!URL.canParse(text)) return "Give a whole address, such as https://example.com/manual.pdf.";
  if (new URL(text).protocol !== "https:") return "Give an address that begins with https://.";
  return text.length > longestAddress ? "That address is too long." : undefined;
};

/** Intercom fetches the file from there by itself, so it has to be public. */
export const UrlDialog = ({ onAdd, onClose }: { onAdd: (url: string) => void; onClose: () => void }) => {
  const form = useId();
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = problemOf(text.trim());
    setError(problem);
    if (problem !== undefined) return;
    onAdd(new URL(text.trim()).href);
    onClose();
  };
  return (
    <Dialog
      title="Attach from a web address"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="solid">
            Attach
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <TextField
          label="Address of the file"
          type="url"
          inputMode="url"
          autoComplete="off"
          placeholder="https://"
          hint="Intercom fetches it from there, so anybody must be able to open it."
          error={error}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </Dialog>
  );
};
