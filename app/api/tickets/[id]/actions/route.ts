import { postTicketAction } from "@/lib/api/tickets";
import { handle } from "@/lib/server/http/handle";
import { performTicketAction } from "@/lib/server/tickets/perform-ticket-action";

export const POST = handle(postTicketAction, "triage", performTicketAction);
