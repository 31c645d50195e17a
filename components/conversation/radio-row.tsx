import { useId } from "react";

/** One of a few, each with its words; what stands below is the caller's. */
export const RadioRow = <T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly { readonly value: T; readonly label: string }[];
  value: T;
  onChange: (value: T) => void;
}) => {
  const name = useId();
  return (
    <fieldset>
      <legend className="text-s font-medium text-ink-2">{label}</legend>
      <div className="mt-1 flex flex-wrap gap-2">
        {options.map((one) => (
          <label
            key={one.value}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-m border border-line-strong px-3 has-checked:border-accent has-checked:bg-accent-soft max-md:min-h-11"
          >
            <input
              type="radio"
              name={name}
              value={one.value}
              checked={value === one.value}
              onChange={() => onChange(one.value)}
              className="size-4 accent-accent"
            />
            {one.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
