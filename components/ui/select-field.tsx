import ChevronDown from "lucide-react/icons/chevron-down";
import type { ComponentProps } from "react";
import { cx } from "./cx";
import { Field, type FieldShell, fieldLook } from "./field";
import { Icon } from "./icon";

export type SelectFieldProps = Omit<ComponentProps<"select">, "id"> &
  FieldShell & { readonly options: readonly { readonly value: string; readonly label: string }[] };

export const SelectField = ({
  label,
  hint,
  error,
  marksRequired,
  className,
  required,
  options,
  ...rest
}: SelectFieldProps) => (
  <Field label={label} hint={hint} error={error} required={required} marksRequired={marksRequired}>
    {(ids) => (
      <span className="relative block">
        <select
          {...rest}
          {...ids}
          required={required}
          className={cx(fieldLook, "appearance-none truncate pr-8", className)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon
          of={ChevronDown}
          size={14}
          className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-3"
        />
      </span>
    )}
  </Field>
);
