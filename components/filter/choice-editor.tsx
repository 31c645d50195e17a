"use client";
import Check from "lucide-react/icons/check";
import ChevronDown from "lucide-react/icons/chevron-down";
import { useState } from "react";
import { missingPart } from "@/components/data/missing-part";
import { useWorkspace } from "@/components/data/workspace-query";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { PickList } from "@/components/ui/pick-list";
import type { Field } from "@/lib/search/field";
import type { Value } from "@/lib/search/model";
import type { People } from "@/lib/search/names";
import { readValue } from "@/lib/search/values";
import { type Choice, choicesOf, chosenOf, keyOf } from "./choice-items";
import { openerLook } from "./looks";
import { Popup } from "./popup";

export type ChoiceListProps = {
  readonly field: Field;
  readonly people: People;
  readonly values: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
};

const parts = { admin: "Teammates", team: "Teams", tag: "Tags", "ticket-type": "Ticket types" } as const;

const useMissing = (field: Field): string | null => {
  const workspace = useWorkspace();
  if (field.source === null || field.source === "member") return null;
  return missingPart(workspace, parts[field.source]);
};

const Tick = ({ on }: { on: boolean }) => (
  <span
    className={cx(
      "grid size-4 shrink-0 place-items-center rounded-s border",
      on ? "border-accent bg-accent text-accent-ink" : "border-edge",
    )}
  >
    {on ? <Icon of={Check} size={12} /> : null}
  </span>
);

/** The list of a set: each entry switched on or off, what else one types offered where Intercom may know it. */
export const ChoiceList = ({ field, people, values, onChange }: ChoiceListProps) => {
  const missing = useMissing(field);
  const choices = choicesOf(field, people);
  const chosen = chosenOf(values, choices);
  // What was chosen as the list opened comes first, and stays there while one switches things.
  const [first] = useState(() => new Set(values.map(keyOf)));
  const unknown = chosen.filter((one) => !choices.some((known) => known.key === one.key));
  const all = [...unknown, ...choices].sort((a, b) => Number(first.has(b.key)) - Number(first.has(a.key)));
  const toggle = (choice: Choice) => {
    const rest = values.filter((value) => keyOf(value) !== choice.key);
    onChange(rest.length < values.length ? rest : [...values, choice.value]);
  };
  const other = (typed: string): Value | null => {
    const closed = field.type === "choice" && field.choices.length > 0 && !field.openChoices;
    if (closed || field.type === "flag") return null;
    if (field.source !== null) return /^\d{1,20}$/.test(typed) ? { kind: "id", id: typed } : null;
    const raw = {
      text: typed,
      quoted: field.type !== "attribute",
      unclosed: false,
      from: 0,
      to: typed.length,
    };
    const read = readValue(field, "is", raw);
    return read.ok ? read.value : null;
  };
  return (
    <PickList
      multiple
      label={field.label}
      placeholder={`${field.label} …`}
      warning={missing}
      items={all.map((one) => {
        const checked = chosen.some((mine) => mine.key === one.key);
        return {
          id: one.key,
          label: one.label,
          words: one.words,
          checked,
          leading: (
            <>
              <Tick on={checked} />
              {one.mark}
            </>
          ),
        };
      })}
      create={(typed) => {
        const value = other(typed);
        const taken = value === null || all.some((one) => one.key === keyOf(value));
        return taken ? null : { label: `Use “${typed}”`, run: () => onChange([...values, value]) };
      }}
      onPick={(key) => {
        const picked = all.find((one) => one.key === key);
        if (picked) toggle(picked);
      }}
    />
  );
};

export type ChoiceEditorProps = ChoiceListProps & {
  readonly describedBy?: string | undefined;
  readonly invalid: boolean;
};

/** A set as chips; a press opens the list. */
export const ChoiceEditor = ({ describedBy, invalid, ...list }: ChoiceEditorProps) => {
  const { field, people, values } = list;
  const chosen = chosenOf(values, choicesOf(field, people));
  return (
    <Popup
      label={`Choose ${field.label}`}
      describedBy={describedBy}
      invalid={invalid}
      part="value"
      className={cx(openerLook, "py-[3px]")}
      button={
        <>
          <span className="flex min-w-0 flex-1 flex-wrap gap-1">
            <span className="sr-only">{field.label}: </span>
            {chosen.length === 0 ? <span className="text-ink-3">Choose …</span> : null}
            {chosen.map((one, index) => (
              <span
                key={one.key}
                className="inline-flex max-w-full min-w-0 items-center gap-1 rounded-s bg-accent-soft px-1.5 text-s leading-[22px] max-md:leading-[30px]"
              >
                {one.mark}
                <bdi className="truncate">
                  {one.label}
                  {index < chosen.length - 1 ? <span className="sr-only">,</span> : null}
                </bdi>
              </span>
            ))}
          </span>
          <Icon of={ChevronDown} size={14} className="text-ink-3" />
        </>
      }
    >
      {() => <ChoiceList {...list} />}
    </Popup>
  );
};
