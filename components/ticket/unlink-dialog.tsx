"use client";
import { ListDialog } from "@/components/ui/list-dialog";
import { PickList } from "@/components/ui/pick-list";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { ticketTable } from "@/lib/actions/ticket-table";
import type { PerformTicket } from "./ticket-performer";

export type UnlinkDialogProps = {
  readonly ticket: TicketDetail;
  readonly perform: PerformTicket;
  readonly onClose: () => void;
};

/** Which of the linked conversations is to be linked no more. */
export const UnlinkDialog = ({ ticket, perform, onClose }: UnlinkDialogProps) => (
  <ListDialog title={ticketTable.unlink.title} onClose={onClose}>
    <PickList
      label="Linked conversations"
      placeholder="Unlink a conversation …"
      items={ticket.conversationIds.map((id) => ({ id, label: `Conversation ${id}` }))}
      onPick={(conversationId) => {
        onClose();
        void perform(ticket, { kind: "unlink", conversationId });
      }}
      empty="No linked conversation has that number."
    />
  </ListDialog>
);
