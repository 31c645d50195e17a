"use client";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { fieldLook } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";

export type SeveralFieldProps = {
  readonly label: string;
  readonly values: readonly string[];
  /** What to call a value, where it is an id. */
  readonly nameOf: (value: string) => string;
  /** What there is to choose from; null where any id may be typed. */
  readonly options: readonly string[] | null;
  readonly hint: string;
  readonly error: string | undefined;
  readonly onChange: (values: readonly string[]) => void;
};

const Chosen = ({ values, nameOf, onChange }: Pick<SeveralFieldProps, "values" | "nameOf" | "onChange">) => (
  <ul className="flex flex-col gap-1">
    {values.map((value) => (
      <li key={value} className="flex items-center gap-1 rounded-m bg-hover pl-2">
        <bdi className="min-w-0 flex-1 [overflow-wrap:anywhere]">{nameOf(value)}</bdi>
        <IconButton
          icon={X}
          iconSize={12}
          label={`Remove ${nameOf(value)}`}
          onClick={() => onChange(values.filter((one) => one !== value))}
          className="size-6"
        />
      </li>
    ))}
  </ul>
);

/** Several values of one attribute: what is chosen, and a way to add one. */
export const SeveralField = (props: SeveralFieldProps) => {
  const { label, values, options, hint, error, onChange } = props;
  const id = useId();
  const [typed, setTyped] = useState("");
  const add = (value: string) => {
    const one = value.trim();
    if (one !== "" && !values.includes(one)) onChange([...values, one]);
    setTyped("");
  };
  const describedBy = `${id}-hint${error ? ` ${id}-error` : ""}`;
  const shared = { id, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined } as const;
  const rest = (options ?? []).filter((option) => !values.includes(option));
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-s font-medium text-ink-2">
        {label}
      </label>
      <Chosen {...props} />
      {options === null ? (
        <div className="flex gap-1.5">
          <input
            {...shared}
            dir="auto"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing || typed.trim() === "") return;
              event.preventDefault();
              event.stopPropagation();
              add(typed);
            }}
            // A press on Save must not lose what was typed last.
            onBlur={() => add(typed)}
            className={fieldLook}
          />
          <Button onClick={() => add(typed)}>
            <Icon of={Plus} size={13} /> Add
          </Button>
        </div>
      ) : (
        <select
          {...shared}
          value=""
          onChange={(event) => add(event.target.value)}
          className={cx(fieldLook, "truncate")}
        >
          <option value="">{rest.length === 0 ? "All are chosen" : "Add one …"}</option>
          {rest.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      )}
      <p id={`${id}-hint`} className="text-s text-ink-3">
        {hint}
      </p>
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-s text-late">
          {error}
        </p>
      ) : null}
    </div>
  );
};
