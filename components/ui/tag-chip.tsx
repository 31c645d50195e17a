import X from "lucide-react/icons/x";
import { Icon } from "./icon";

export type TagChipProps = {
  readonly name: string;
  readonly onRemove?: (() => void) | undefined;
};

export const TagChip = ({ name, onRemove }: TagChipProps) => (
  <span className="inline-flex min-w-0 max-w-48 items-center rounded-s border border-current/25 px-[5px] text-xs leading-[15px] text-ink-2">
    <bdi className="truncate">{name}</bdi>
    {onRemove ? (
      <button
        type="button"
        aria-label={`Remove ${name}`}
        data-tip={`Remove ${name}`}
        onClick={onRemove}
        className="-my-1 -mr-1.5 grid size-6 shrink-0 place-items-center rounded-s hover:text-ink max-md:-my-3 max-md:-mr-3 max-md:size-11"
      >
        <Icon of={X} size={12} />
      </button>
    ) : null}
  </span>
);
