import { SavedViewIcon } from "@/components/data/saved-view-icon";
import { type ViewIcon, viewIcons } from "@/lib/search/view";
import { iconWords } from "./words";

export type IconGridProps = { readonly value: ViewIcon; readonly onChange: (value: ViewIcon) => void };

export const IconGrid = ({ value, onChange }: IconGridProps) => (
  <fieldset>
    <legend className="text-s font-medium text-ink-2">Icon</legend>
    <div className="mt-1 flex flex-wrap gap-1">
      {viewIcons.map((icon) => (
        <label
          key={icon}
          data-tip={iconWords[icon]}
          className="relative grid size-8 cursor-pointer place-items-center rounded-m border border-transparent text-ink-2 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent max-md:size-11"
        >
          <input
            type="radio"
            name="view-icon"
            value={icon}
            aria-label={iconWords[icon]}
            checked={value === icon}
            onChange={() => onChange(icon)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          <SavedViewIcon icon={icon} />
        </label>
      ))}
    </div>
  </fieldset>
);
