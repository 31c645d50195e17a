import { getTicket } from "@/lib/api/tickets";
import { handle } from "@/lib/server/http/handle";
import { getTicket as readTicket } from "@/lib/server/tickets/get-ticket";

export const GET = handle(getTicket, "read", readTicket);
