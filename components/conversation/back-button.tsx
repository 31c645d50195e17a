"use client";
import ArrowLeft from "lucide-react/icons/arrow-left";
import { IconButton } from "@/components/ui/icon-button";

export type BackProps = {
  readonly onBack: () => void;
  /** No list stands beside it, so that the way back has to be shown at every width. */
  readonly alone: boolean;
};

/** The way back in the header of a conversation, also of one that is still on its way. */
export const BackButton = ({ onBack, alone }: BackProps) => (
  <IconButton
    icon={ArrowLeft}
    label="Back to the queue"
    keys="u"
    onClick={onBack}
    className={alone ? undefined : "md:hidden"}
  />
);
