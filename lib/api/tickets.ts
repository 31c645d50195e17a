import * as z from "zod/mini";
import type { Ticket } from "@/lib/ticket/model";
import { endpoint, numericId } from "./endpoint";

export const getTicket = endpoint<Ticket>()({
  method: "GET",
  path: "/api/tickets/:id",
  input: z.object({ id: numericId }),
});
