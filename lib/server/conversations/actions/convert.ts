import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { AppError } from "@/lib/core/errors";
import { convertToTicket } from "@/lib/intercom/convert";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { fileValue, type TicketValue } from "@/lib/intercom/ticket-values";
import { isUnknown } from "@/lib/server/acting/reach-by";
import { secondLookMs } from "@/lib/server/acting/say-once";
import { ticketTypesOf } from "@/lib/server/workspace/directory";
import { checkTicketAttributes } from "@/lib/ticket/attributes";
import type { TicketAttributeValue, TicketType } from "@/lib/ticket/model";
import { ticketsOf } from "../map-summary";
import { type Acting, type Doing, type Outcome, plainOutcome } from "./doing";
import { beforeWriting, lookIfPossible, lookNow } from "./look";

const typeProblem = (message: string): AppError =>
  new AppError("invalid_input", message, { fields: [{ path: "ticketTypeId", message }] });

const typeOf = async (acting: Acting, ticketTypeId: string): Promise<TicketType> => {
  const types = await beforeWriting(ticketTypesOf(acting.ctx));
  const type = types.find(({ id }) => id === ticketTypeId);
  if (!type) throw typeProblem("This workspace has no such ticket type, or no longer.");
  if (type.category !== "Customer") {
    throw typeProblem(
      `${type.name} is for ${type.category || "other"} tickets; conversations become Customer tickets.`,
    );
  }
  return type;
};

type Values = Readonly<Record<string, TicketAttributeValue>>;

/** What is required may be files that were uploaded. */
const valuesOf = (
  type: TicketType,
  { attributes, files = {} }: Pick<ActionInputOf<"convert">, "attributes" | "files">,
): Values => {
  const has = (name: string): boolean => Object.hasOwn(files, name) && (files[name] ?? []).length > 0;
  const own = type.attributes.map((one) => ({
    ...one,
    required: one.required && !(one.type === "files" && has(one.name)),
  }));
  const checked = checkTicketAttributes({ ...type, attributes: own }, attributes);
  if (checked.ok) return checked.value;
  const [first] = checked.error;
  throw new AppError("invalid_input", first?.message ?? "Something in the form is not right.", {
    fields: checked.error,
  });
};

/** Addresses first, then the bytes of what was uploaded; only fields for files take any. */
const withFiles = async (
  acting: Acting,
  type: TicketType,
  values: Values,
  files: ActionInputOf<"convert">["files"] = {},
): Promise<Readonly<Record<string, TicketValue>>> => {
  const sent: Record<string, TicketValue> = { ...values };
  for (const { name } of type.attributes.filter((one) => one.type === "files")) {
    const refs = Object.hasOwn(files, name) ? (files[name] ?? []) : [];
    if (refs.length === 0) continue;
    const addresses = values[name];
    sent[name] = [
      ...(Array.isArray(addresses) ? addresses : []),
      ...(await beforeWriting(acting.files(refs))).map(fileValue),
    ];
  }
  return sent;
};

const outcomeOf = (ticketId: string): Outcome => ({ ...plainOutcome, ticketId });

/** Converting cannot be undone, nor is it repeated: the conversation is looked at before and, when in doubt, after. */
export const convert = (acting: Acting, action: ActionInputOf<"convert">): Doing => {
  const { ctx, conversationId } = acting;
  const found = (conversation: Conversation | null): Outcome | null => {
    const [ticket] = conversation ? ticketsOf(conversation) : [];
    if (!conversation || !ticket) return null;
    acting.keep(conversation);
    return outcomeOf(ticket.id);
  };
  const lookTwice = async (see: () => Promise<Conversation | null>): Promise<Outcome | null> => {
    const first = found(await see());
    if (first) return first;
    await acting.pause(secondLookMs);
    return found(await see());
  };

  return {
    run: async () => {
      const type = await typeOf(acting, action.ticketTypeId);
      const attributes = await withFiles(acting, type, valuesOf(type, action), action.files);
      const before = await beforeWriting(lookNow(acting));
      const [linked] = ticketsOf(before);
      if (linked) {
        throw new AppError("conflict", "This conversation has been converted to a ticket already.");
      }
      try {
        const ticket = await convertToTicket(ctx.intercom, {
          conversationId,
          ticketTypeId: type.id,
          attributes,
        });
        // Not kept: its contacts are ids, and whoever reads the ticket next wants their names.
        if (ticket) return outcomeOf(ticket.id);
        return found(await lookIfPossible(acting)) ?? plainOutcome;
      } catch (error) {
        if (!isUnknown(error)) throw error;
        const seen = await lookTwice(() => lookIfPossible(acting));
        if (seen) return seen;
        throw error;
      }
    },
    look: () => lookTwice(() => lookNow(acting)),
  };
};
