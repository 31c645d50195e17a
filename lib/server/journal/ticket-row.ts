import "server-only";
import * as z from "zod";
import { type TicketAction, ticketActionSchema } from "@/lib/actions/ticket-input";
import { inverseOfTicket } from "@/lib/actions/ticket-inverse";
import { sameAfter, type TicketDoneThen } from "@/lib/actions/ticket-stands";
import { ticketTable } from "@/lib/actions/ticket-table";
import { type StoredAction, tagSchema } from "./conversation-row";

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

const standing = {
  open: z.boolean(),
  snoozedUntil: z.number().nullable(),
  assigneeId: z.string().nullable(),
  teamId: z.string().nullable(),
};

const beforeSchema = z.object({
  ...standing,
  stateId: z.string().nullable(),
  stateLabel: z.string(),
  shared: z.boolean(),
  tags: z.array(tagSchema).nullable(),
  conversationIds: z.array(z.string()),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.enum(["string", "list", "integer", "decimal", "boolean", "datetime", "files", "unknown"]),
      value: valueSchema,
      files: z.array(z.unknown()),
    }),
  ),
});

const resultSchema = z.object({
  tag: tagSchema.nullable().catch(null),
  after: z.object(standing).nullable().catch(null),
});

export type OnTicket = {
  readonly kind: "ticket";
  readonly action: TicketAction;
  readonly done: TicketDoneThen;
  /** What takes it back, null when nothing does. */
  readonly inverse: TicketAction | null;
};

const doneOf = (result: unknown): TicketDoneThen => {
  const parsed = resultSchema.safeParse(result);
  if (!parsed.success) return {};
  return { tagId: parsed.data.tag?.id, after: parsed.data.after };
};

const inverseIn = (row: StoredAction, action: TicketAction, done: TicketDoneThen): TicketAction | null => {
  const before = beforeSchema.safeParse(row.before);
  if (row.outcome !== "done" || ticketTable[action.kind].undo !== "inverse" || !before.success) return null;
  const inverse = inverseOfTicket(action, before.data, done);
  // What left everything as it was leaves nothing to take back.
  return inverse?.kind === "restore" && done.after && sameAfter(done.after, before.data) ? null : inverse;
};

/** Null for an action that this release does not know. */
export const onTicket = (row: StoredAction): OnTicket | null => {
  const action = ticketActionSchema.safeParse(row.action);
  if (!action.success) return null;
  const done = doneOf(row.result);
  return { kind: "ticket", action: action.data, done, inverse: inverseIn(row, action.data, done) };
};
