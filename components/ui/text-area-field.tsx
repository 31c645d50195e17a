import type { ComponentProps } from "react";
import { cx } from "./cx";
import { Field, type FieldShell, fieldLook } from "./field";

export type TextAreaFieldProps = Omit<ComponentProps<"textarea">, "id"> & FieldShell;

export const TextAreaField = ({
  label,
  hint,
  error,
  marksRequired,
  className,
  required,
  ...rest
}: TextAreaFieldProps) => (
  <Field label={label} hint={hint} error={error} required={required} marksRequired={marksRequired}>
    {(ids) => (
      <textarea rows={3} {...rest} {...ids} required={required} className={cx(fieldLook, className)} />
    )}
  </Field>
);
