import type { Ticket } from "@/lib/ticket/model";
import { endpoint } from "./endpoint";

export const getTicket = endpoint<Ticket>()({
  method: "GET",
  path: "/api/tickets/:id",
  input: () => import("./inputs").then((all) => all.ticketInput),
});
