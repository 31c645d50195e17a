"use client";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Member } from "@/lib/api/members";
import { isolated } from "@/lib/core/text";

export type DisableDialogProps = {
  readonly member: Member;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before somebody is locked out: it ends what they are in the middle of. */
export const DisableDialog = ({ member, onConfirm, onClose }: DisableDialogProps) => (
  <Dialog
    title={member.isMe ? "Disable yourself?" : `Disable ${isolated(member.name)}?`}
    asks
    width="s"
    onClose={onClose}
    footer={
      <>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="danger"
          data-first-focus
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          Disable
        </Button>
      </>
    }
  >
    <p className="text-ink-2">
      {member.isMe ? (
        "You are signed out everywhere at once, and only another owner can let you in again."
      ) : (
        // Others may have the same name, or one that is as long.
        <>
          <bdi className="[overflow-wrap:anywhere]">{member.email}</bdi> is signed out everywhere at once and
          cannot sign in. What they did stays, and you can let them in again.
        </>
      )}
    </p>
  </Dialog>
);
