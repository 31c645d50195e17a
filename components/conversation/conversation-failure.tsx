"use client";
import CircleAlert from "lucide-react/icons/circle-alert";
import Inbox from "lucide-react/icons/inbox";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isAppError } from "@/lib/core/errors";
import { isGone } from "@/lib/core/is-gone";
import { KeptDraft } from "./kept-draft";

/** Why there is no conversation to be seen, and what to do about it. */
export const ConversationFailure = ({
  id,
  error,
  onRetry,
  onClose,
}: {
  id: string;
  error: unknown;
  onRetry: () => void;
  onClose: () => void;
}) => {
  const me = useWorkspace()?.me;
  const known = isAppError(error) ? error : null;
  const gone = isGone(error);
  return (
    <Notice
      alert
      level={1}
      icon={gone ? Inbox : CircleAlert}
      tone={gone ? "neutral" : "late"}
      title={gone ? "This conversation is gone" : "The conversation could not be read"}
      actions={
        <>
          {gone ? null : (
            <Button variant="solid" onClick={onRetry}>
              Try again
            </Button>
          )}
          <Button onClick={onClose}>Back to the queue</Button>
        </>
      }
    >
      {gone
        ? "It was deleted in Intercom, or it never was. "
        : (known?.message ?? "Something in Switchyard went wrong.")}
      {gone && me ? <KeptDraft owner={me.memberId} place={id} /> : null}
      {known?.requestId && !gone ? (
        <span className="mt-1 block text-s text-ink-3">Request {known.requestId}</span>
      ) : null}
    </Notice>
  );
};
