import { isolated } from "@/lib/core/text";
import type { EventFacts } from "./model";

const longest = 80;

const clipped = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** A name or a value of somebody else's, set apart from our own words. */
const quoted = (text: string): string => `“${isolated(clipped(text))}”`;

const named = (before: string, name: string | undefined, otherwise = before): string =>
  name === undefined ? otherwise : `${before} ${quoted(name)}`;

/** What was done to an attribute: `thing` is what it belongs to, for where its name is not known. */
const attributeWords = (facts: EventFacts, thing: string): string => {
  const { attribute, value, previous, cleared } = facts;
  if (attribute === undefined) return `changed an attribute${thing}`;
  if (value === undefined) return cleared ? `cleared ${quoted(attribute)}` : `changed ${quoted(attribute)}`;
  if (previous !== undefined)
    return `changed ${quoted(attribute)} from ${quoted(previous)} to ${quoted(value)}`;
  return `set ${quoted(attribute)} to ${quoted(value)}`;
};

const workflowName = ({ workflow }: EventFacts): string =>
  workflow === undefined ? "a workflow" : named("the workflow", workflow);

const words = (code: string): string =>
  code
    .replace(/[_\s]+/g, " ")
    .trim()
    .toLowerCase();

const workflowStep = (facts: EventFacts): string => {
  const step = facts.result ?? (facts.step === undefined ? undefined : words(facts.step));
  return `${workflowName(facts)}${step === undefined ? " went on" : `: ${isolated(clipped(step))}`}`;
};

const actionEnd = ({ action, result }: EventFacts): string => {
  const which = named(action === undefined ? "a custom action" : "the custom action", action);
  if (result === "success") return `${which} finished`;
  return result === undefined
    ? `${which} finished`
    : `${which} ${result === "failed" ? "failed" : `finished: ${isolated(clipped(result))}`}`;
};

const languages = new Intl.DisplayNames(["en-GB"], { type: "language" });

const languageName = (code: string): string => {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
};

const isNumber = (text: string): boolean => /^\d+$/.test(text);

const merged = (conversation: string | undefined, otherwise: string): string => {
  if (conversation === undefined) return otherwise;
  return isNumber(conversation) ? `conversation ${conversation}` : quoted(conversation);
};

const rated = ({ rating }: EventFacts): string =>
  rating === undefined
    ? "changed the rating"
    : /^[1-5]$/.test(rating)
      ? `rated this ${rating} of 5`
      : named("changed the rating to", rating);

const stateWords = ({ value, previous }: EventFacts): string => {
  if (value === undefined) return "changed the ticket's state";
  if (previous === undefined) return `set the ticket's state to ${quoted(value)}`;
  return `changed the ticket's state from ${quoted(previous)} to ${quoted(value)}`;
};

/** Events that say more than their type where Intercom tells it. Sentences that name who did it begin with the verb. */
export const tellingWords: Readonly<Record<string, (facts: EventFacts) => string>> = {
  conversation_attribute_updated_by_admin: (facts) => attributeWords(facts, ""),
  conversation_attribute_updated_by_user: (facts) => attributeWords(facts, ""),
  conversation_attribute_updated_by_workflow: (facts) =>
    `${workflowName(facts)} ${attributeWords(facts, "")}`,
  ticket_state_updated_by_admin: stateWords,
  ticket_attribute_updated_by_admin: (facts) => attributeWords(facts, " of the ticket"),
  attribute_collected: ({ attribute }) => named("the customer gave", attribute, "the customer gave details"),
  custom_action_started: ({ action }) =>
    `${named(action === undefined ? "a custom action" : "the custom action", action)} started`,
  custom_action_finished: actionEnd,
  operator_workflow_event: workflowStep,
  participant_added: ({ participant }) => named("added", participant, "added a participant"),
  participant_removed: ({ participant }) => named("removed", participant, "removed a participant"),
  conversation_rating_changed: rated,
  conversation_rating_remark_added: ({ remark }) =>
    remark === undefined ? "added a remark to the rating" : `remarked on the rating: ${quoted(remark)}`,
  conversation_sla_applied_by_rule: ({ sla }) =>
    named("a rule applied the SLA", sla, "a rule applied an SLA"),
  conversation_sla_applied_by_workflow: ({ sla, ...facts }) =>
    named(`${workflowName(facts)} applied the SLA`, sla, `${workflowName(facts)} applied an SLA`),
  conversation_sla_removed: ({ sla }) => `${named("the SLA", sla)} was removed`,
  conversation_sla_target_missed: ({ sla }) => `the target of ${named("the SLA", sla)} was missed`,
  conversation_sla_paused: ({ sla }) => `${named("the SLA", sla)} was paused`,
  conversation_sla_unpaused: ({ sla }) => `${named("the SLA", sla)} went on`,
  language_detection_details: ({ language }) =>
    language === undefined
      ? "the language was detected"
      : `the language was detected: ${isolated(languageName(language))}`,
  conversation_tags_updated: ({ tags }) =>
    tags === undefined
      ? "changed the tags"
      : `changed the tags: ${tags.map((tag) => isolated(clipped(tag))).join(", ")}`,
  merged_primary_conversation: ({ conversation }) =>
    `${merged(conversation, "another conversation")} was merged into this one`,
  merged_secondary_conversation: ({ conversation }) =>
    `this was merged into ${merged(conversation, "another conversation")}`,
  fin_guidance_applied: ({ guidance }) =>
    named("the AI agent followed the guidance", guidance, "the AI agent followed guidance"),
  company_updated: ({ company }) => named("set the company to", company, "changed the company"),
};
