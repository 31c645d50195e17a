import type { ComponentProps } from "react";
import { cx } from "./cx";
import { Field, type FieldShell, fieldLook } from "./field";

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
      <select {...rest} {...ids} required={required} className={cx(fieldLook, className)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);
