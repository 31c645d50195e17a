import { admin, ai, type Beat, customer, event, operator, said } from "./beat";
import { issueTypes, severityNames } from "./data-attributes";
import type { Random } from "./random";
import { handovers, noteLines } from "./text/phrases";
import type { TeamKey } from "./text/scenario";
import { leadId, workersOf } from "./workspace";

type FlavourInput = { readonly r: Random; readonly who: string; readonly team: TeamKey };

type Flavour = (input: FlavourInput) => readonly Beat[];

const attributeDetails = (name: string, value: string): Record<string, unknown> => ({
  attribute: { name },
  value: { name: value },
});

/** Small things that happen around a conversation; taken in turn, so that every kind is there in any larger world. */
export const flavours: readonly Flavour[] = [
  ({ r, who }) => [
    event("conversation_attribute_updated_by_admin", admin(who), r.int(20, 300), {
      details: attributeDetails("Issue type", r.pick(issueTypes)),
    }),
  ],
  ({ r }) => [
    event("conversation_attribute_updated_by_workflow", operator, r.int(1, 4), {
      details: attributeDetails("Severity", r.pick(severityNames)),
    }),
  ],
  ({ r }) => [
    event("conversation_attribute_updated_by_user", customer, r.int(20, 90), {
      details: attributeDetails("Severity", r.pick(severityNames)),
    }),
  ],
  ({ r }) => [
    event("custom_action_started", operator, r.int(1, 5), {
      details: { action: { name: "Look up the account" } },
    }),
    event("custom_action_finished", operator, r.int(1, 6), {
      details: { action: { name: "Look up the account", result: r.pick(["success", "success", "failed"]) } },
    }),
  ],
  ({ r, who }) => [
    event("participant_added", admin(who), r.int(60, 600), {
      details: { participant: { name: "{colleague}" } },
    }),
  ],
  ({ r, who }) => [
    event("participant_added", admin(who), r.int(60, 600), {
      details: { participant: { name: "{colleague}" } },
    }),
    event("participant_removed", admin(who), r.int(60, 3_000), {
      details: { participant: { name: "{colleague}" } },
    }),
  ],
  ({ r, who }) => [
    event("priority_changed", admin(who), r.int(30, 900), { priority: r.pick(["high", "urgent", "medium"]) }),
  ],
  ({ r }) => [
    event("priority_changed_by_rule", operator, r.int(1, 3), { priority: r.pick(["high", "medium"]) }),
  ],
  ({ r }) => [event("conversation_sla_applied_by_workflow", operator, r.int(1, 3))],
  ({ r, who }) => [
    event("conversation_sla_applied_by_rule", operator, r.int(1, 3)),
    event("conversation_sla_paused", operator, r.int(60, 900)),
    event("conversation_sla_unpaused", operator, r.int(60, 900)),
    event("priority_changed", admin(who), r.int(30, 300), { priority: "low" }),
  ],
  ({ r, who }) => [
    event("conversation_sla_applied_by_rule", operator, r.int(1, 3)),
    event("conversation_sla_removed", admin(who), r.int(60, 900)),
  ],
  ({ r }) => [
    event("attribute_collector", operator, r.int(1, 4), { text: "Which address may we answer to?" }),
    event("attribute_collected", customer, r.int(10, 120), { details: { attribute: { name: "email" } } }),
  ],
  ({ r }) => [
    event("channel_and_reply_time_expectation", operator, r.int(1, 3), {
      text: "The team replies within {minutes} minutes on a usual day. You will get the answer here and by e-mail.",
    }),
  ],
  ({ r }) => [
    event("fin_guidance_applied", ai, r.int(1, 3), {
      details: { guidance: { name: "Never promise a refund" } },
    }),
  ],
  ({ r, who }) => [
    event("company_updated", admin(who), r.int(30, 400), { details: { company: { name: "{company}" } } }),
  ],
  ({ r, who }) => [event("participant", admin(who), r.int(30, 400))],
  ({ r, who }) => [
    event("merged_primary_conversation", admin(who), r.int(60, 500), {
      details: { conversation: { title: "Re: {order}" } },
    }),
  ],
  ({ r, who, team }) => [
    said(admin(r.pick([leadId, ...workersOf(team)])), r.int(200, 4_000), r.pick(noteLines), { type: "note" }),
    event("conversation_attribute_updated_by_admin", admin(who), r.int(20, 90), {
      details: attributeDetails("Severity", "High"),
    }),
  ],
  ({ r, who }) => [
    event("call_summary", admin(who), r.int(120, 900), {
      text: "Called back. {colleague} confirmed that {feature} fails at {warehouse} only. Promised news by {deadline}.",
    }),
  ],
  ({ r }) => [event("user_became_idle", operator, r.int(300, 1_200))],
  ({ r }) => [
    event("operator_workflow_event", operator, r.int(1, 3), {
      details: { workflow: { name: "Route by topic" } },
    }),
  ],
];

type Cycle = Flavour;

const snoozed = ({ r, who }: FlavourInput): Beat => event("snoozed", admin(who), r.int(20, 200));

/** Pauses and false endings: asleep and awake again, closed and opened again. All end open. */
export const cycles: readonly Cycle[] = [
  (x) => [snoozed(x), event("timer_unsnooze", operator, x.r.span(3_600, 90_000))],
  (x) => [snoozed(x), event("unsnoozed", admin(x.who), x.r.span(900, 40_000))],
  (x) => [
    snoozed(x),
    said(admin(x.who), x.r.span(900, 40_000), x.r.pick(noteLines), { type: "note_and_unsnooze" }),
  ],
  (x) => [
    snoozed(x),
    event("assign_and_unsnooze", admin(leadId), x.r.span(900, 40_000), {
      assign: { type: "admin", id: x.who },
    }),
  ],
  (x) => [
    event("close", admin(x.who), x.r.int(20, 400)),
    said(admin(x.who), x.r.span(600, 40_000), x.r.pick(noteLines), { type: "note_and_reopen" }),
  ],
  (x) => [
    event("close", admin(x.who), x.r.int(20, 400)),
    event("assign_and_reopen", admin(leadId), x.r.span(600, 40_000), {
      assign: { type: "admin", id: x.who },
    }),
  ],
  (x) => [event("close", admin(x.who), x.r.int(20, 400)), event("open", admin(x.who), x.r.span(60, 9_000))],
  (x) => [
    event("close", admin(x.who), x.r.int(20, 400)),
    said(admin(x.who), x.r.span(300, 20_000), x.r.pick(handovers), { type: "open" }),
  ],
];
