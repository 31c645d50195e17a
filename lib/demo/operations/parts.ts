import { assign } from "../effects/assign";
import { adminAuthor, operator } from "../effects/part";
import { close, open, snooze } from "../effects/state";
import { DemoError, invalid, missing, notFound } from "../errors";
import { optionalInteger, optionalText, requiredId, requiredText } from "../json";
import type { DemoAssignee } from "../model";
import { type Operation, type OperationContext, theAdmin, theConversation } from "../operation";
import { conversationWire } from "../wire/conversation";

/** `0` takes everybody off. */
const assigneeOf = (context: OperationContext, kind: string, id: string): DemoAssignee => {
  if (id === "0") return { type: "nobody_admin", id: null };
  const found = kind === "team" ? context.store.team(id) : context.store.admin(id);
  if (found === undefined) throw new DemoError(404, "assignee_not_found", "Assignee not found");
  return { type: kind === "team" ? "team" : "admin", id: found.id };
};

const runAssignment = (context: OperationContext): void => {
  const { body, store } = context;
  const conversation = theConversation(context);
  const kind = requiredText(body, "type");
  if (kind !== "admin" && kind !== "team") throw invalid("type must be admin or team", "type");
  const admin = theAdmin(context, requiredId(body, "admin_id"));
  const assignee = assigneeOf(context, kind, requiredId(body, "assignee_id"));
  assign(store, conversation, adminAuthor(admin), assignee, {
    body: optionalText(body, "body") ?? null,
    team: kind === "team",
  });
};

const runClose = (context: OperationContext): void => {
  if (requiredText(context.body, "type") !== "admin") throw invalid("type must be admin", "type");
  const admin = theAdmin(context, requiredId(context.body, "admin_id"));
  close(context.store, theConversation(context), admin, optionalText(context.body, "body") ?? null);
};

const runSnooze = (context: OperationContext): void => {
  const admin = theAdmin(context, requiredId(context.body, "admin_id"));
  const until = optionalInteger(context.body, "snoozed_until");
  if (until === undefined) throw missing("snoozed_until");
  // assumed: a time that has passed is refused.
  if (until <= context.store.now()) throw invalid("snoozed_until must be in the future", "snoozed_until");
  snooze(context.store, theConversation(context), admin, until);
};

const runOpen = (context: OperationContext): void => {
  open(context.store, theConversation(context), theAdmin(context, requiredId(context.body, "admin_id")));
};

const kinds: Readonly<Record<string, (context: OperationContext) => void>> = {
  assignment: runAssignment,
  close: runClose,
  snoozed: runSnooze,
  open: runOpen,
};

/** Every call appends a part, also one that changes nothing: repeating it is seen in the thread. */
const manage: Operation = {
  method: "POST",
  pattern: "/conversations/:id/parts",
  run: (context) => {
    const conversation = theConversation(context);
    const kind = requiredText(context.body, "message_type");
    const run = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (run === undefined) throw invalid(`message_type ${kind} is not valid`, "message_type");
    run(context);
    return { body: conversationWire(context, conversation) };
  },
};

/** assumed, since rules are a workspace's own: the conversation goes to its team, or to the first one. */
const runRules: Operation = {
  method: "POST",
  pattern: "/conversations/:id/run_assignment_rules",
  until: 11,
  run: (context) => {
    const { store } = context;
    const conversation = theConversation(context);
    const team = store.team(conversation.teamAssigneeId) ?? store.world.teams[0];
    if (team === undefined) throw notFound();
    assign(
      store,
      conversation,
      operator(store),
      { type: "team", id: team.id },
      { partType: "default_assignment", team: true },
    );
    return { body: conversationWire(context, conversation) };
  },
};

export const partOperations: readonly Operation[] = [manage, runRules];
