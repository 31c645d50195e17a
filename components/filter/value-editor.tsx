"use client";
import X from "lucide-react/icons/x";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { Row } from "@/lib/search/builder";
import type { Field } from "@/lib/search/field";
import type { People } from "@/lib/search/names";
import { readSlots, slotsOf, takesSeveral, type Way } from "@/lib/search/ways";
import { ChoiceEditor } from "./choice-editor";
import { quietButton } from "./looks";
import { Segments } from "./segments";
import { MomentSlot, NumberSlot, type SlotProps, SpanSlot, TextSlot } from "./slot-editors";

export type ValueEditorProps = {
  readonly row: Row;
  readonly field: Field;
  readonly way: Way;
  readonly people: People;
  readonly describedBy?: string | undefined;
  readonly invalid: boolean;
  readonly onChange: (change: Partial<Row>) => void;
};

const Slot = ({ way, ...props }: SlotProps & { readonly way: Way }) => {
  switch (way.entry) {
    case "number":
      return <NumberSlot {...props} />;
    case "span":
      return <SpanSlot {...props} />;
    case "moment":
      return <MomentSlot {...props} unset={props.field.unset !== "never" && way.operator === "is"} />;
    default:
      return <TextSlot {...props} />;
  }
};

const labelOf = (field: Field, way: Way, index: number, count: number): string => {
  if (way.operator === "range") return `${field.label}, ${index === 0 ? "from" : "to"}`;
  return count > 1 ? `${field.label}, value ${index + 1}` : field.label;
};

/** What is typed, one slot below the other; a range has two on one line. */
const Slots = ({ row, field, way, describedBy, invalid, onChange }: ValueEditorProps) => {
  const slots = slotsOf(way, field, row);
  const range = way.operator === "range";
  const inLine = slots.length === 1 && way.after !== "";
  const put = (next: readonly string[]) =>
    onChange({ typed: { entry: way.entry, slots: next }, values: readSlots(way, field, next).values });
  const canAdd = takesSeveral(way) && slots.at(-1)?.trim() !== "" && row.values.length > 0;
  return (
    <div className={cx("flex min-w-0 gap-1", range ? "flex-wrap items-center" : !inLine && "flex-col")}>
      {slots.map((slot, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
        <span key={index} className="flex min-w-0 flex-1 items-center gap-1">
          {range && index > 0 ? <span className="text-s text-ink-3">to</span> : null}
          <Slot
            way={way}
            field={field}
            slot={slot}
            label={labelOf(field, way, index, slots.length)}
            describedBy={describedBy}
            invalid={invalid}
            onChange={(text) => put(slots.map((old, at) => (at === index ? text : old)))}
          />
          {!range && slots.length > 1 ? (
            <button
              type="button"
              aria-label={`Take out value ${index + 1} of ${field.label}`}
              onClick={() => put(slots.filter((_, at) => at !== index))}
              className={quietButton}
            >
              <Icon of={X} size={12} />
            </button>
          ) : null}
          {canAdd && index === slots.length - 1 ? (
            <button
              type="button"
              aria-label={`${field.label}: or another value`}
              onClick={() => put([...slots, way.entry === "span" ? "h" : ""])}
              className="min-h-[26px] shrink-0 rounded-m px-1.5 text-s text-ink-3 hover:bg-hover hover:text-ink max-md:min-h-11 max-md:px-2.5 md:not-group-focus-within/row:not-group-hover/row:opacity-0"
            >
              or …
            </button>
          ) : null}
        </span>
      ))}
      {way.after === "" ? null : <span className="shrink-0 self-center text-s text-ink-3">{way.after}</span>}
    </div>
  );
};

/** The right editor for a field and the way it compares; a change is always one that the row can hold. */
export const ValueEditor = (props: ValueEditorProps) => {
  const { row, field, way, people, describedBy, invalid, onChange } = props;
  switch (way.entry) {
    case "list":
      return (
        <ChoiceEditor
          field={field}
          people={people}
          values={row.values}
          describedBy={describedBy}
          invalid={invalid}
          onChange={(values) => onChange({ values, typed: null })}
        />
      );
    case "flag": {
      const [value] = row.values;
      return (
        <span className="flex min-h-[30px] items-center">
          <Segments
            label={field.label}
            part="value"
            options={[
              { value: "yes", label: "yes" },
              { value: "no", label: "no" },
            ]}
            value={value?.kind === "flag" ? (value.value ? "yes" : "no") : null}
            onChange={(word) => onChange({ values: [{ kind: "flag", value: word === "yes" }], typed: null })}
          />
        </span>
      );
    }
    case "unset":
      return <span />;
    default:
      return <Slots {...props} />;
  }
};
