"use client";
import { type FormEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
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

/** Intercom takes a field of files as a whole, and gives no address for good by which those there could be handed back to it. */
const Replaced = ({ field: { files } }: { field: TicketField }) => (
  <div className="text-s text-ink-2">
    <p>There now:</p>
    <ul aria-label="Files there now" className="list-inside list-disc">
      {files.map(({ name }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none moves.
        <li key={`${name}-${index}`} className="[overflow-wrap:anywhere]">
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
    <p className="mt-1 text-warm">
      {files.length === 1
        ? "What you add takes its place, and nothing brings it back: to keep it, add it again as well."
        : "What you add takes their place, and nothing brings them back: to keep them, add them again as well."}
    </p>
  </div>
);

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
  // With the frame that shows it: the next key belongs to it.
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>(focusable)?.focus(), []);
  const replaces = field.type === "files" && field.files.length > 0;
  // With its buttons, and not just the field that has the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said takes room as well.
  useEffect(() => {
    // Newer browsers give a promise back, which React would take for what ends the effect.
    form.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  const save = () => {
    if (coming > 0) return setError("Wait until the files are there.");
    // Nothing was given in their place: they stay. Taking them away has a button of its own.
    if (replaces && files.length === 0 && typed.trim() === "") return onClose();
    const required = field.required && files.length === 0;
    const checked = checkAttribute({ ...field, required }, untyped(field, typed, timeZone));
    if (!checked.ok) return setError(checked.error);
    onClose();
    onSave(checked.value ?? null, { text: typed, files });
  };
  const remove = () => {
    onClose();
    onSave(null, { text: "", files: [] });
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
          {replaces ? <Replaced field={field} /> : null}
        </>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        {replaces && !field.required ? (
          <Button variant="danger" className="mr-auto" onClick={remove}>
            Remove {field.files.length === 1 ? "the file" : "the files"}
          </Button>
        ) : null}
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="solid">
          Save
        </Button>
      </div>
    </form>
  );
};
