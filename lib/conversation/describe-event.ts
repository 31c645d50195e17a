import { isolated } from "@/lib/core/text";
import { tellingWords } from "./event-words";
import type { Assignment, Part } from "./model";
import { personName } from "./model";

/** Names for the ids that events speak of; what is unknown is called by its id. */
export type EventNames = {
  readonly teammate: (id: string) => string | null;
  readonly team: (id: string) => string | null;
};

const target = (
  assigned: Exclude<Assignment, { kind: "nobody" }> | null,
  names: EventNames,
): string | null => {
  switch (assigned?.kind) {
    case "teammate":
      return isolated(names.teammate(assigned.id) ?? `teammate ${assigned.id}`);
    case "team":
      return isolated(names.team(assigned.id) ?? `team ${assigned.id}`);
    case "bot":
      return "the AI agent";
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
  participant: "changed the participants",
  user_became_idle: "the customer became idle",
  priority_changed: "changed the priority",
  priority_changed_by_rule: "a rule changed the priority",
  unreadable: "something happened that could not be read",
  resolution_bot_found_no_answer: "the AI agent found no answer",
  attribute_collector: "asked the customer for details",
  call_summary: "a call was summed up",
  channel_and_reply_time_expectation: "the customer was told when to expect an answer",
};

type AssignmentWords = {
  readonly given: string;
  readonly taken: string;
  readonly tail?: string;
  /** Where Intercom does not say to whom, if `given` needs that to be whole. */
  readonly unsaid?: string;
};

const balanced: AssignmentWords = {
  given: "balanced assignment gave this",
  taken: "balanced assignment took this back",
  unsaid: "balanced assignment chose who takes this",
};

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
  message_strategy_assignment: balanced,
  balanced_assignment: balanced,
};

const assignment = (part: Part, names: EventNames, words: AssignmentWords): string => {
  const { given, taken, tail = "", unsaid = given } = words;
  const { assignedTo } = part;
  if (assignedTo?.kind === "nobody") return taken + tail;
  const to = target(assignedTo, names);
  return (to === null ? unsaid : `${given} to ${to}`) + tail;
};

/** Subjects of these sentences are in the words already. */
const impersonal = /^(a |an |the |this |another |away |balanced |conversation |something |“)/;

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
  const telling = Object.hasOwn(tellingWords, part.partType) ? tellingWords[part.partType] : undefined;
  const words =
    assigned === undefined
      ? (telling?.(part.event ?? {}) ?? known ?? generic(part.partType))
      : assignment(part, names, assigned);
  if (impersonal.test(words) || words.startsWith("event: ")) {
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
  return `${isolated(personName(part.author))} ${words}`;
};
