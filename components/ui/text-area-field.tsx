import type { ComponentProps } from "react";
import { cx } from "./cx";
import { Field, type FieldShell, fieldLook } from "./field";

export type TextAreaFieldProps = Omit<ComponentProps<"textarea">, "id"> & FieldShell;

/** Grows with what is written; `rows`: how many lines it has room for when it is empty. */
export const TextAreaField = ({
  label,
  hint,
  error,
  marksRequired,
  className,
  required,
  rows = 3,
  style,
  ...rest
}: TextAreaFieldProps) => (
  <Field label={label} hint={hint} error={error} required={required} marksRequired={marksRequired}>
    {(ids) => (
      <textarea
        rows={rows}
        {...rest}
        {...ids}
        required={required}
        style={{ ...style, minHeight: `calc(${rows}lh + 14px)` }}
        className={cx("field-sizing-content max-h-[40vh]", fieldLook, className)}
      />
    )}
  </Field>
);
