"use client";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { AttributeField } from "@/components/data/attribute-field";
import { FilesField } from "@/components/data/files-field";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import type { FileRef } from "@/lib/actions/input";
import { checkAttribute } from "@/lib/ticket/attributes";
import type { TicketAttributeValue, TicketField } from "@/lib/ticket/model";
import { typedOf, untyped } from "@/lib/ticket/typed";

/** What stands in the editor, as it was typed and with what was uploaded. */
export type Typed = { readonly text: string; readonly files: readonly FileRef[] };

export type FieldEditorProps = {
  readonly field: TicketField;
  /** What Intercom said of the last try. */
  readonly refused: (Typed & { readonly message: string }) | null;
  readonly onSave: (value: TicketAttributeValue, typed: Typed) => void;
  readonly onClose: () => void;
};

const focusable = "input, select, textarea";

/** One field of a ticket in its place: Enter keeps it, Escape leaves it as it was, and what is wrong is said at it. */
export const FieldEditor = ({ field, refused, onSave, onClose }: FieldEditorProps) => {
  const timeZone = useWorkspace()?.timeZone ?? "UTC";
  const [typed, setTyped] = useState(
    () => refused?.text ?? (field.type === "files" ? "" : typedOf(field, timeZone)),
  );
  const [files, setFiles] = useState(refused?.files ?? []);
  const [coming, setComing] = useState(0);
  const [error, setError] = useState<string | null>(refused?.message ?? null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>(focusable)?.focus(), []);
  const save = () => {
    if (coming > 0) return setError("Wait until the files are there.");
    const required = field.required && files.length === 0;
    const checked = checkAttribute({ ...field, required }, untyped(field, typed, timeZone));
    if (!checked.ok) return setError(checked.error);
    onClose();
    onSave(checked.value ?? null, { text: typed, files });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      onClose();
    } else if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      save();
    }
  };
  return (
    <form
      ref={form}
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
      noValidate
      className="flex flex-col gap-2 py-1.5"
    >
      <AttributeField
        attribute={field}
        value={typed}
        error={error ?? undefined}
        onChange={(value) => {
          setTyped(value);
          setError(null);
        }}
      />
      {field.type === "files" ? (
        <>
          <FilesField label={field.label} files={files} onChange={setFiles} onComing={setComing} />
          {field.files.length === 0 ? null : (
            <p className="text-s text-ink-3">
              What you save takes the place of {field.files.length === 1 ? "the file" : "the files"} there
              now. Saved empty, the field is cleared.
            </p>
          )}
        </>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="solid">
          Save
        </Button>
      </div>
    </form>
  );
};
