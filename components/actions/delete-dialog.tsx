"use client";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { headline } from "@/lib/conversation/model";
import type { OneAskerProps } from "./asker";
import { quote } from "./wording";

/** Deleting takes the conversation away from everybody. */
export const DeleteDialog = ({ conversation, onAct, onClose }: OneAskerProps) => (
  <ConfirmDialog
    title="Delete the conversation"
    word="delete"
    label="Delete"
    onConfirm={() => onAct({ kind: "delete" })}
    onClose={onClose}
  >
    <p>
      {quote(headline(conversation))} is deleted in Intercom for everybody, with all its messages and notes.
      This cannot be undone.
    </p>
    <p className="text-s">The contact stays, and so do their other conversations.</p>
  </ConfirmDialog>
);
