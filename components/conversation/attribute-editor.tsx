"use client";
import { type FormEvent, type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { AttributeField } from "@/components/data/attribute-field";
import { Button } from "@/components/ui/button";
import type { AttributeKind } from "@/lib/api/workspace";
import type { AttributeValue } from "@/lib/conversation/model";
import { type AttributeDraft, editingOf, fieldFor } from "./attribute-input";
import { SeveralField } from "./several-field";

export type AttributeEditorProps = {
  readonly kind: AttributeKind;
  readonly value: AttributeValue;
  /** What to call what it refers to, by its id. */
  readonly names: Readonly<Record<string, string>>;
  readonly draft: AttributeDraft;
  readonly error: string | undefined;
  readonly onChange: (draft: AttributeDraft) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
};

const several = "Enter adds what you have typed.";

const hintOf = ({ description, reference }: AttributeKind): string => {
  if (description !== null) return description;
  if (reference === null) return several;
  const what =
    reference.objectType === null ? "what it refers to" : `objects of type ${reference.objectType}`;
  return reference.many ? `Ids of ${what}. ${several}` : `The id of one of ${what}.`;
};

/** Edits one attribute in its place: Enter (in long texts with Ctrl or Cmd) saves, Esc gives back what stood. */
export const AttributeEditor = (props: AttributeEditorProps) => {
  const { kind, value, names, draft, error, onChange, onSave, onCancel } = props;
  const form = useRef<HTMLFormElement>(null);
  // With the field itself: a key that is pressed as soon as it is seen is meant for it.
  useLayoutEffect(() => {
    const field = form.current?.querySelector<HTMLElement>("input, select, textarea");
    field?.focus();
    if (field instanceof HTMLInputElement && field.type === "text") field.select();
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const saves = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (event.key === "Escape") onCancel();
    else if (saves) onSave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  const isSeveral = editingOf(kind, value) === "several" && typeof draft !== "string";
  return (
    <form
      ref={form}
      noValidate
      aria-label={`Edit ${kind.label}`}
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
      className="rounded-l border border-accent-line bg-surface p-2"
    >
      {isSeveral ? (
        <SeveralField
          label={kind.label}
          values={draft}
          nameOf={(one) => (Object.hasOwn(names, one) ? (names[one] ?? one) : one)}
          options={kind.options.length > 0 ? kind.options : null}
          hint={hintOf(kind)}
          error={error}
          onChange={onChange}
        />
      ) : (
        <AttributeField
          attribute={fieldFor(kind, value)}
          value={typeof draft === "string" ? draft : ""}
          error={error}
          onChange={onChange}
        />
      )}
      <div className="mt-2 flex gap-1.5">
        <Button type="submit" variant="solid">
          Save
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
