import type { ComponentProps } from "react";
import { cx } from "./cx";
import { Field, type FieldShell, fieldLook } from "./field";

export type TextFieldProps = Omit<ComponentProps<"input">, "id"> & FieldShell;

export const TextField = ({
  label,
  hint,
  error,
  marksRequired,
  className,
  required,
  ...rest
}: TextFieldProps) => (
  <Field label={label} hint={hint} error={error} required={required} marksRequired={marksRequired}>
    {(ids) => <input {...rest} {...ids} required={required} className={cx(fieldLook, className)} />}
  </Field>
);
