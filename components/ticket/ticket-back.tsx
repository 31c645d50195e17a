import ArrowLeft from "lucide-react/icons/arrow-left";
import { LastListLink } from "@/components/data/last-list-link";
import { Icon } from "@/components/ui/icon";

/** The way back in the header of a ticket, also of one that is still on its way. */
export const BackLink = () => (
  <LastListLink className="grid size-7 shrink-0 place-items-center rounded-m text-ink-2 hover:bg-hover hover:text-ink max-md:size-11">
    <Icon of={ArrowLeft} />
    <span className="sr-only">Back to the queue</span>
  </LastListLink>
);
