import "server-only";
import type { FileRef } from "@/lib/actions/input";
import type { TicketActionOf } from "@/lib/actions/ticket-input";
import { AppError } from "@/lib/core/errors";
import type { Ticket } from "@/lib/intercom/schema/ticket";
import { fileValue, type TicketValue } from "@/lib/intercom/ticket-values";
import { getTicket, updateTicket } from "@/lib/intercom/tickets";
import { beforeWriting } from "@/lib/server/conversations/actions/look";
import { checkAttribute } from "@/lib/ticket/attributes";
import { holdsFiles } from "@/lib/ticket/held-files";
import type { TicketAttributeValue, TicketField } from "@/lib/ticket/model";
import { mapTicket } from "../map-ticket";
import { reach, type TicketActing, type TicketDoing, valueGoal } from "./doing";

const problem = (message: string): AppError =>
  new AppError("invalid_input", message, { fields: [{ path: "value", message }] });

const fieldIn = (acting: TicketActing, ticket: Ticket, name: string): TicketField | undefined =>
  mapTicket(ticket, acting.ctx.media).fields.find((field) => field.name === name);

/** A field that nobody knows yet is taken as it was given: Intercom decides. */
const checked = (field: TicketField, { value, files }: TicketActionOf<"attribute">): TicketAttributeValue => {
  const has = (files?.[field.name] ?? []).length > 0;
  const found = checkAttribute({ ...field, required: field.required && !has }, value);
  if (!found.ok) throw problem(found.error);
  return found.value ?? null;
};

const valueToSend = async (
  acting: TicketActing,
  action: TicketActionOf<"attribute">,
  value: TicketAttributeValue,
): Promise<TicketValue> => {
  const refs = action.files?.[action.name] ?? [];
  if (refs.length === 0) return value;
  const addresses = Array.isArray(value) ? value : [];
  return [...addresses, ...(await acting.files(refs)).map(fileValue)];
};

const isSet = (
  field: TicketField | undefined,
  value: TicketAttributeValue,
  files: readonly FileRef[],
): boolean => {
  if (field === undefined) return false;
  if (field.type !== "files") return JSON.stringify(field.value) === JSON.stringify(value);
  return holdsFiles(field.files, { files, addresses: Array.isArray(value) ? value.length : 0 });
};

/** Sets one field of the ticket, checked by its type first. A value of null takes it away. */
export const setAttribute = (acting: TicketActing, action: TicketActionOf<"attribute">): TicketDoing => {
  const { ctx, ticketId, adminId, before } = acting;
  const { name } = action;
  const files = action.files?.[name] ?? [];
  const reachValue = (value: TicketAttributeValue): TicketDoing =>
    reach(
      acting,
      valueGoal(
        acting,
        async () => {
          const attributes = { [name]: await valueToSend(acting, action, value) };
          acting.keep(await updateTicket(ctx.intercom, { ticketId, adminId, attributes }));
        },
        (ticket) => isSet(fieldIn(acting, ticket, name), value, files),
      ),
    );
  return {
    run: async () => {
      const field =
        before?.fields.find((one) => one.name === name) ??
        fieldIn(acting, await beforeWriting(getTicket(ctx.intercom, { ticketId })), name);
      if (field === undefined) throw problem("This ticket has no such field, or no longer.");
      return reachValue(checked(field, action)).run();
    },
    look: async (earlier) => {
      const field = fieldIn(acting, await getTicket(ctx.intercom, { ticketId }), name);
      return field === undefined ? null : reachValue(checked(field, action)).look(earlier);
    },
  };
};
