"use client";
import Clock from "lucide-react/icons/clock";
import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { Field } from "@/lib/search/field";
import { dayNames } from "@/lib/search/model";
import { controlLook, quietButton } from "./looks";
import { SelectControl } from "./select-control";

export type SlotProps = {
  readonly field: Field;
  readonly slot: string;
  /** What it is for, for a screen reader: “Waiting, from”. */
  readonly label: string;
  readonly describedBy?: string | undefined;
  readonly invalid: boolean;
  readonly onChange: (slot: string) => void;
};

const aria = ({ label, describedBy, invalid }: SlotProps) => ({
  "aria-label": label,
  "aria-describedby": describedBy,
  "aria-invalid": invalid || undefined,
  "data-part": "value",
});

const plainInput = { autoComplete: "off", autoCapitalize: "off", spellCheck: false } as const;

export const TextSlot = (props: SlotProps) => (
  <input
    {...aria(props)}
    {...plainInput}
    type="text"
    dir="auto"
    value={props.slot}
    placeholder={props.field.type === "person" ? "name, address or @domain" : ""}
    onChange={(event) => props.onChange(event.target.value)}
    className={cx(controlLook, "w-full flex-1")}
  />
);

export const NumberSlot = (props: SlotProps) => (
  <input
    {...aria(props)}
    {...plainInput}
    type="text"
    inputMode="numeric"
    value={props.slot}
    onChange={(event) => props.onChange(event.target.value.trim())}
    className={cx(controlLook, "num w-20 flex-1")}
  />
);

const units = [
  { id: "m", words: "minutes" },
  { id: "h", words: "hours" },
  { id: "d", words: "days" },
  { id: "w", words: "weeks" },
  { id: "s", words: "seconds" },
] as const;

const mostDigits = 6;

/** An amount and its unit; the slot holds both, as `30m`, or the unit alone while there is no amount. */
export const SpanSlot = (props: SlotProps) => {
  const amount = props.slot.replace(/\D/g, "");
  const unit = /[smhdw]$/.exec(props.slot)?.[0] ?? "h";
  return (
    <span className="flex min-w-0 flex-1 gap-1">
      <input
        {...aria(props)}
        {...plainInput}
        type="text"
        inputMode="numeric"
        value={amount}
        onChange={(event) =>
          props.onChange(event.target.value.replace(/\D/g, "").slice(0, mostDigits) + unit)
        }
        className={cx(controlLook, "num w-14 flex-1")}
      />
      <SelectControl
        aria-label={`${props.label}: unit`}
        value={unit}
        onChange={(event) => props.onChange(amount + event.target.value)}
        className="flex-1"
      >
        {units.map((one) => (
          <option key={one.id} value={one.id}>
            {amount === "1" ? one.words.slice(0, -1) : one.words}
          </option>
        ))}
      </SelectControl>
    </span>
  );
};

const dayWords: Readonly<Record<string, string>> = Object.fromEntries(
  dayNames.map((name) => [name, name.charAt(0).toUpperCase() + name.slice(1)]),
);

/** A day by its name or by the calendar, with a time where one wants it; `2026-11-01T14:30` in its slot. */
export const MomentSlot = (props: SlotProps & { readonly unset: boolean }) => {
  const { slot, onChange } = props;
  const named = slot in dayWords || (props.unset && slot === "none");
  const [timed, setTimed] = useState(false);
  const [date = "", time = ""] = named ? [] : slot.split("T");
  return (
    <span className="flex min-w-0 flex-1 flex-wrap gap-1">
      <SelectControl
        aria-label={`${props.label}: which day`}
        aria-describedby={props.describedBy}
        data-part={named ? "value" : undefined}
        value={named ? slot : "date"}
        onChange={(event) => onChange(event.target.value === "date" ? "" : event.target.value)}
        className="w-[86px] shrink-0 max-md:w-28"
      >
        <option value="date">a date</option>
        {dayNames.map((name) => (
          <option key={name} value={name}>
            {dayWords[name]}
          </option>
        ))}
        {props.unset ? <option value="none">Not set</option> : null}
      </SelectControl>
      {named ? null : (
        <input
          {...aria(props)}
          type="date"
          value={date}
          onChange={(event) => onChange(withTime(event.target.value, time))}
          className={cx(controlLook, "num w-28 flex-1 max-md:w-36")}
        />
      )}
      {named || date === "" ? null : timed || time !== "" ? (
        <input
          type="time"
          aria-label={`${props.label}: time, if it matters`}
          value={time}
          onChange={(event) => onChange(withTime(date, event.target.value.slice(0, 5)))}
          className={cx(controlLook, "num w-24 flex-1")}
        />
      ) : (
        <button
          type="button"
          aria-label={`${props.label}: add a time`}
          data-tip="Add a time"
          onClick={() => setTimed(true)}
          className={cx(quietButton, "self-center")}
        >
          <Icon of={Clock} size={14} />
        </button>
      )}
    </span>
  );
};

const withTime = (date: string, time: string): string =>
  date === "" || time === "" ? date : `${date}T${time}`;
