import { isolated } from "@/lib/core/text";
import type { Assignment, Part } from "./model";
import { personName } from "./model";

/** Names for the ids that events speak of; what is unknown is called by its id. */
export type EventNames = {
  readonly teammate: (id: string) => string | null;
  readonly team: (id: string) => string | null;
};

const target = (assigned: Assignment | null, names: EventNames): string | null => {
  switch (assigned?.kind) {
    case "teammate":
      return isolated(names.teammate(assigned.id) ?? `teammate ${assigned.id}`);
    case "team":
      return isolated(names.team(assigned.id) ?? `team ${assigned.id}`);
    case "bot":
      return "the AI agent";
    case "nobody":
      return "nobody";
    case undefined:
      return null;
  }
};

/** Part types that say who did it and what, in plain words; the open set's known part (api.md section 2). */
const plain: Readonly<Record<string, string>> = {
  close: "closed this",
  open: "opened this again",
  snoozed: "snoozed this",
  unsnoozed: "ended the snooze",
  timer_unsnooze: "the snooze ended",
  note_and_reopen: "opened this again with a note",
  note_and_unsnooze: "ended the snooze with a note",
  participant_added: "added a participant",
  participant_removed: "removed a participant",
  participant: "changed the participants",
  conversation_rating_changed: "changed the rating",
  conversation_rating_remark_added: "added a remark to the rating",
  conversation_attribute_updated_by_admin: "changed an attribute",
  conversation_attribute_updated_by_user: "changed an attribute",
  conversation_attribute_updated_by_workflow: "a workflow changed an attribute",
  ticket_attribute_updated_by_admin: "changed an attribute of the ticket",
  ticket_state_updated_by_admin: "changed the ticket's state",
  conversation_sla_applied_by_rule: "a rule applied an SLA",
  conversation_sla_applied_by_workflow: "a workflow applied an SLA",
  conversation_sla_removed: "the SLA was removed",
  conversation_sla_target_missed: "the SLA target was missed",
  conversation_sla_paused: "the SLA was paused",
  conversation_sla_unpaused: "the SLA went on",
  user_became_idle: "the customer became idle",
  priority_changed: "changed the priority",
  priority_changed_by_rule: "a rule changed the priority",
  resolution_bot_found_no_answer: "the AI agent found no answer",
  conversation_tags_updated: "changed the tags",
  attribute_collector: "asked the customer for details",
  attribute_collected: "the customer gave details",
  operator_workflow_event: "a workflow went on",
  language_detection_details: "the language was detected",
  custom_action_started: "a custom action started",
  custom_action_finished: "a custom action finished",
  merged_primary_conversation: "another conversation was merged into this one",
  call_summary: "a call was summed up",
  fin_guidance_applied: "the AI agent followed guidance",
  company_updated: "changed the company",
  channel_and_reply_time_expectation: "the customer was told when to expect an answer",
};

type AssignmentWords = { readonly given: string; readonly taken: string; readonly tail?: string };

const assignments: Readonly<Record<string, AssignmentWords>> = {
  assignment: { given: "assigned this", taken: "unassigned this" },
  assign_and_reopen: {
    given: "opened this again and assigned it",
    taken: "opened this again and unassigned it",
  },
  assign_and_unsnooze: {
    given: "ended the snooze and assigned this",
    taken: "ended the snooze and unassigned this",
  },
  default_assignment: {
    given: "this was assigned",
    taken: "this was left unassigned",
    tail: " by default",
  },
  workflow_assignment: { given: "a workflow assigned this", taken: "a workflow unassigned this" },
  away_mode_assignment: { given: "away mode assigned this", taken: "away mode unassigned this" },
  message_strategy_assignment: {
    given: "balanced assignment gave this",
    taken: "balanced assignment took this back",
  },
  balanced_assignment: {
    given: "balanced assignment gave this",
    taken: "balanced assignment took this back",
  },
};

const assignment = (part: Part, names: EventNames, words: AssignmentWords): string => {
  const { given, taken, tail = "" } = words;
  if (part.assignedTo?.kind === "nobody") return taken + tail;
  const to = target(part.assignedTo, names);
  return (to === null ? given : `${given} to ${to}`) + tail;
};

/** Subjects of these sentences are in the words already. */
const impersonal = /^(a |an |the |this |another |away |balanced )/;

const generic = (partType: string): string => {
  const words = partType
    .replace(/[_\s]+/g, " ")
    .trim()
    .toLowerCase();
  return words === "" ? "something happened" : `event: ${words}`;
};

/** What an event says, in a few plain words; one that nobody knows yet is named by its own type. */
export const describeEvent = (part: Part, names: EventNames): string => {
  const assigned = Object.hasOwn(assignments, part.partType) ? assignments[part.partType] : undefined;
  const known = Object.hasOwn(plain, part.partType) ? plain[part.partType] : undefined;
  const words =
    assigned === undefined ? (known ?? generic(part.partType)) : assignment(part, names, assigned);
  if (impersonal.test(words) || words.startsWith("event: ") || words === "something happened") {
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
  return `${isolated(personName(part.author))} ${words}`;
};
