import { findTicket as endpoint } from "@/lib/api/tickets";
import { handle } from "@/lib/server/http/handle";
import { findTicket } from "@/lib/server/tickets/find-ticket";

export const GET = handle(endpoint, "read", findTicket);
