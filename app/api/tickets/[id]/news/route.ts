import { getTicketNews as endpoint } from "@/lib/api/tickets";
import { handle } from "@/lib/server/http/handle";
import { getTicketNews } from "@/lib/server/tickets/get-ticket-news";

export const GET = handle(endpoint, "read", getTicketNews);
