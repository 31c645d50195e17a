import * as z from "zod/mini";
import { settableCategories } from "@/lib/ticket/model";
import {
  attributeFiles,
  attributeValue,
  noteAction,
  numericId,
  replyAction,
  seconds,
  tagAction,
  text,
  untagAction,
} from "./input";
import { longestTitle } from "./limits";

/** What assigning, closing and snoozing change, as it stood: what undo puts back. Intercom's API takes no team off a ticket. */
const ticketStandingSchema = z.object({
  open: z.boolean(),
  snoozedUntil: z.nullable(seconds),
  assigneeId: z.nullable(numericId),
  teamId: z.nullable(numericId),
});

/** Teammate, team, or both at once; a teammate of null is nobody, and what is left out stays as it is. */
const ticketAssignee = z
  .object({
    teammateId: z.optional(z.nullable(numericId)),
    teamId: z.optional(numericId),
  })
  .check(
    z.refine(({ teammateId, teamId }) => teammateId !== undefined || teamId !== undefined, {
      error: "Say whom to assign it to.",
    }),
  );

/** What is asked for: one thing done to one ticket. `kind` is the action's id in the ticket table. */
export const ticketActionSchema = z.discriminatedUnion("kind", [
  /** Its name is for people only: the id says which state it is. */
  z.object({
    kind: z.literal("state"),
    state: z.object({
      id: z.union([numericId, z.enum(settableCategories)]),
      label: text().check(z.maxLength(1000)),
    }),
  }),
  /** `files` are those that were uploaded for it; addresses of others are its value. */
  z.object({
    kind: z.literal("attribute"),
    name: text().check(z.minLength(1), z.maxLength(longestTitle)),
    value: attributeValue,
    files: attributeFiles,
  }),
  z.object({ kind: z.literal("assign"), to: ticketAssignee }),
  z.object({ kind: z.literal("close") }),
  z.object({ kind: z.literal("open") }),
  /** Unix seconds. */
  z.object({ kind: z.literal("snooze"), until: seconds }),
  z.object({ kind: z.literal("restore"), to: ticketStandingSchema }),
  /** Whether its contacts see it. */
  z.object({ kind: z.literal("share"), shared: z.boolean() }),
  tagAction,
  untagAction,
  replyAction,
  noteAction,
  z.object({ kind: z.literal("link"), conversationId: numericId }),
  z.object({ kind: z.literal("unlink"), conversationId: numericId }),
  z.object({ kind: z.literal("delete") }),
]);

export type TicketAssignee = z.infer<typeof ticketAssignee>;
export type TicketAction = z.infer<typeof ticketActionSchema>;
export type TicketActionKind = TicketAction["kind"];
export type TicketActionOf<K extends TicketActionKind> = Extract<TicketAction, { kind: K }>;
