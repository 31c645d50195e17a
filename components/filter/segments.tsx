"use client";
import { useId } from "react";
import { cx } from "@/components/ui/cx";

export type SegmentsProps<T extends string> = {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | null;
  readonly part?: string | undefined;
  readonly onChange: (value: T) => void;
};

/** One of a few, side by side: radio buttons in one frame, arrows move among them. */
export const Segments = <T extends string>({ label, options, value, part, onChange }: SegmentsProps<T>) => {
  const name = useId();
  return (
    <fieldset className="inline-flex shrink-0 overflow-hidden rounded-m border border-edge bg-surface has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            "relative grid min-h-6 cursor-pointer place-items-center px-2.5 text-s max-md:min-h-11 max-md:px-3 max-md:text-m",
            option.value === value ? "bg-accent font-medium text-accent-ink" : "text-ink-2 hover:bg-hover",
          )}
        >
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            data-part={part}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
};
