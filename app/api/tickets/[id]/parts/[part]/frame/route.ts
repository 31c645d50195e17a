import { getTicketAsSent } from "@/lib/api/tickets";
import { handle } from "@/lib/server/http/handle";
import { showAsSent } from "@/lib/server/mail/show-as-sent";

export const GET = handle(getTicketAsSent, "read", showAsSent("ticket"));
