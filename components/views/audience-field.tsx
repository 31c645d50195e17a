import { can, type Role } from "@/lib/access/roles";
import { type Audience, audiences } from "@/lib/search/view";
import { audienceWords } from "./words";

export type AudienceFieldProps = {
  readonly value: Audience;
  readonly role: Role;
  readonly error: string | undefined;
  readonly onChange: (value: Audience) => void;
};

/** Who sees the view; agents keep theirs for themselves, and are told whom to ask. */
export const AudienceField = ({ value, role, error, onChange }: AudienceFieldProps) => {
  const offered = can(role, "share-views")
    ? audiences
    : audiences.filter((one) => one === "me" || one === value);
  return (
    <fieldset aria-describedby="audience-words">
      <legend className="text-s font-medium text-ink-2">Who sees it</legend>
      <div className="mt-1 flex flex-wrap gap-2">
        {offered.map((one) => (
          <label
            key={one}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-m border border-line-strong px-3 has-checked:border-accent has-checked:bg-accent-soft max-md:min-h-11"
          >
            <input
              type="radio"
              name="view-audience"
              value={one}
              checked={value === one}
              onChange={() => onChange(one)}
              className="size-4 accent-accent"
            />
            {audienceWords[one].short}
          </label>
        ))}
      </div>
      <p id="audience-words" className={`mt-1 text-s ${error ? "text-late" : "text-ink-3"}`}>
        {error ??
          `${audienceWords[value].long}${can(role, "share-views") ? "" : " Leads and owners can share views."}`}
      </p>
    </fieldset>
  );
};
