"use client";
import ExternalLink from "lucide-react/icons/external-link";
import { useWorkspace } from "@/components/data/workspace-query";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";

/** The way to a conversation in Intercom's own inbox; nothing where its address is not known. */
export const InIntercom = ({
  conversationId,
  className,
}: {
  conversationId: string;
  className?: string | undefined;
}) => {
  const inbox = useWorkspace()?.inboxUrl;
  if (!inbox) return null;
  return (
    <a
      href={`${inbox}/conversation/${encodeURIComponent(conversationId)}`}
      target="_blank"
      rel="noreferrer"
      className={cx(
        "inline-flex min-h-6 items-center gap-1.5 text-accent hover:underline max-md:min-h-11",
        className,
      )}
    >
      Open in Intercom <Icon of={ExternalLink} size={13} />
    </a>
  );
};
