"use client";
import { type ReactNode, useId } from "react";
import { cx } from "./cx";

export type FieldShell = {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it; ties itself to the field. */
  readonly error?: string | undefined;
  /** Says "required" beside the label; off where every field is. */
  readonly marksRequired?: boolean | undefined;
};

export const fieldLook = cx(
  "w-full rounded-l border border-edge bg-surface px-2.5 py-1.5 text-m text-ink max-md:min-h-11 max-md:text-[16px]",
  "focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-late",
);

export type FieldIds = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

export type FieldProps = FieldShell & {
  readonly required?: boolean | undefined;
  readonly children: (ids: FieldIds) => ReactNode;
};

/** Label, hint and error around one control, tied to it by id. */
export const Field = ({ label, hint, error, required, marksRequired = true, children }: FieldProps) => {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-s font-medium text-ink-2">
        {label}
        {required && marksRequired ? <span className="text-ink-3"> · required</span> : null}
      </label>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-s text-ink-3">
          {hint}
        </p>
      ) : null}
      {/* There before it says anything, or nobody would hear it who stays in the field. Empty it takes the gap back that it makes. */}
      <p id={`${id}-error`} aria-live="polite" className="text-s text-late empty:-mt-1">
        {error || null}
      </p>
    </div>
  );
};
