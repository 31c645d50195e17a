export type SwitchRowProps = {
  readonly label: string;
  readonly about?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

/** Something to switch on or off, and what that means. */
export const SwitchRow = ({ label, about, on, onChange }: SwitchRowProps) => (
  <label className="flex min-h-8 cursor-pointer items-start gap-2.5 py-[7px] max-md:min-h-11 max-md:py-[13px]">
    <input
      type="checkbox"
      checked={on}
      onChange={(event) => onChange(event.target.checked)}
      className="mt-px size-4 shrink-0 accent-accent"
    />
    <span>
      {label}
      {about === undefined ? null : <span className="block text-s text-ink-3">{about}</span>}
    </span>
  </label>
);
