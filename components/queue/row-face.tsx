import Check from "lucide-react/icons/check";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { type ConversationSummary, personName } from "@/lib/conversation/model";

/** Marks what chooses the row when it is pressed. */
export const chooserMark = "data-chooses";

/** Who wrote; under the pointer a box to tick, and ticked where the row is chosen. `x` and a long press do the same. */
export const RowFace = ({ row, chosen }: { row: ConversationSummary; chosen: boolean }) => (
  <span {...{ [chooserMark]: "" }} className={cx("row-face h-fit rounded-full", chosen && "is-chosen")}>
    {chosen ? (
      <span className="grid size-[30px] place-items-center rounded-full bg-accent text-accent-ink max-md:size-9">
        <Icon of={Check} size={16} />
      </span>
    ) : (
      <Avatar name={personName(row.contact)} seed={row.contact.id ?? row.id} />
    )}
  </span>
);
