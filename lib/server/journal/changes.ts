import "server-only";
import * as z from "zod";
import { type Assignee, actionInputSchema, assigneeSchema, type Standing } from "@/lib/actions/input";
import { type TicketAssignee, ticketActionSchema } from "@/lib/actions/ticket-input";
import type { Change, ChangeValue } from "@/lib/api/journal";
import type { StoredAction } from "./conversation-row";

type Facts = Readonly<Record<string, unknown>>;
type What = Change["what"];

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
const factsSchema = z.record(z.string(), z.unknown()).catch({});
const namedSchema = z.array(z.object({ name: z.string() }));
const idsSchema = z.array(z.string());
const fieldsSchema = z.array(z.object({ name: z.string(), value: valueSchema }));

/** Undefined for what is not there, and for what is no value. */
const valueIn = (facts: Facts, name: string): ChangeValue | undefined => {
  const parsed = valueSchema.safeParse(facts[name]);
  return parsed.success ? parsed.data : undefined;
};

/** None where it is as it was. */
const change = (
  what: What,
  before: ChangeValue | undefined,
  after: ChangeValue | undefined,
  name: string | null = null,
): readonly Change[] => {
  if (after === undefined || JSON.stringify(before) === JSON.stringify(after)) return [];
  return [before === undefined ? { what, name, after } : { what, name, before, after }];
};

/** Of a ticket only whether it is open is kept. */
const stateIn = (facts: Facts): ChangeValue | undefined => {
  const state = valueIn(facts, "state");
  if (state !== undefined || typeof facts.open !== "boolean") return state;
  if (!facts.open) return "closed";
  return typeof facts.snoozedUntil === "number" ? "snoozed" : "open";
};

/** Intercom's answer tells best how it was left; without one, what was asked for. */
const standing = (before: Facts, after: Facts, asked: Facts): readonly Change[] => {
  const facts = Object.keys(after).length > 0 ? after : asked;
  return [
    ...change("state", stateIn(before), stateIn(facts)),
    ...(["snoozedUntil", "assigneeId", "teamId"] as const).flatMap((what) =>
      change(what, valueIn(before, what), valueIn(facts, what)),
    ),
  ];
};

const ownersOf = (assignee: Assignee): Partial<Standing> => {
  switch (assignee.kind) {
    case "nobody":
      return { assigneeId: null };
    case "no-team":
      return { teamId: null };
    case "teammate":
      return { assigneeId: assignee.id };
    case "team":
      return { teamId: assignee.id };
    case "both":
      return { assigneeId: assignee.teammateId, teamId: assignee.teamId };
  }
};

const ownersOfTicket = ({ teammateId, teamId }: TicketAssignee): Facts => ({
  assigneeId: teammateId,
  teamId,
});

type StandingAction = { readonly kind: string; readonly [more: string]: unknown };

/** What was asked for, of what stands in `Standing`; null for other actions. */
const askedStanding = (action: StandingAction): Facts | null => {
  switch (action.kind) {
    case "close":
      return { state: "closed" };
    case "open":
      return { state: "open", snoozedUntil: null };
    case "snooze":
      return { state: "snoozed", snoozedUntil: action.until };
    case "restore":
      return factsSchema.parse(action.to);
    case "run-rules":
      return {};
    case "assign": {
      const assignee = assigneeSchema.safeParse(action.assignee);
      return assignee.success ? ownersOf(assignee.data) : ownersOfTicket(factsSchema.parse(action.to));
    }
    default:
      return null;
  }
};

const tags = (before: Facts, action: StandingAction): readonly Change[] => {
  const had = namedSchema.safeParse(before.tags);
  const { name } = factsSchema.parse(action.tag);
  if (typeof name !== "string") return [];
  const names = had.success ? had.data.map((tag) => tag.name) : undefined;
  if (names === undefined && action.kind === "untag") return [];
  const others = (names ?? []).filter((one) => one !== name);
  return change(
    "tags",
    names,
    action.kind === "untag" ? others : names?.includes(name) ? names : [...others, name],
  );
};

const conversations = (before: Facts, action: StandingAction): readonly Change[] => {
  const had = idsSchema.safeParse(before.conversationIds);
  const { conversationId: id } = action;
  if (!had.success || typeof id !== "string") return [];
  const others = had.data.filter((one) => one !== id);
  return change("conversations", had.data, action.kind === "link" ? [...others, id] : others);
};

const attribute = (before: Facts, action: StandingAction): readonly Change[] => {
  const { name } = action;
  if (typeof name !== "string") return [];
  const fields = fieldsSchema.safeParse(before.fields);
  const was = fields.success
    ? fields.data.find((one) => one.name === name)?.value
    : valueIn(factsSchema.parse(before.attributes), name);
  return change("attribute", was, valueIn(action, "value"), name);
};

const known = (action: unknown): StandingAction | null => {
  const parsed = actionInputSchema.safeParse(action);
  if (parsed.success) return parsed.data;
  const ofTicket = ticketActionSchema.safeParse(action);
  return ofTicket.success ? ofTicket.data : null;
};

/** What an action that was done changed, before and after, as far as the journal has it. */
export const changesOf = (row: StoredAction): readonly Change[] => {
  const action = row.outcome === "done" ? known(row.action) : null;
  if (action === null) return [];
  const before = factsSchema.parse(row.before);
  const asked = askedStanding(action);
  if (asked) return standing(before, factsSchema.parse(factsSchema.parse(row.result).after), asked);
  switch (action.kind) {
    case "tag":
    case "untag":
      return tags(before, action);
    case "link":
    case "unlink":
      return conversations(before, action);
    case "attribute":
      return attribute(before, action);
    case "state":
      return change(
        "state",
        valueIn(before, "stateLabel"),
        valueIn(factsSchema.parse(action.state), "label"),
      );
    case "priority":
    case "title":
      return change(action.kind, valueIn(before, action.kind), valueIn(action, action.kind));
    case "share":
      return change("shared", valueIn(before, "shared"), valueIn(action, "shared"));
    case "read":
    case "unread":
      return change("read", valueIn(before, "read"), action.kind === "read");
    default:
      return [];
  }
};
