import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeEvent, type EventNames } from "./describe-event";
import type { EventFacts, Part } from "./model";

const names: EventNames = {
  teammate: (id) => (id === "7" ? "Ana" : null),
  team: (id) => (id === "11" ? "Billing" : null),
};

const part = (partType: string, over: Partial<Part> = {}): Part => ({
  id: "1",
  partType,
  author: { kind: "teammate", id: "8", name: "Bo", email: null },
  createdAt: 0,
  html: null,
  hasRemoteImages: false,
  attachments: [],
  assignedTo: null,
  redacted: false,
  ...over,
});

const said = (partType: string, over: Partial<Part> = {}): string =>
  describeEvent(part(partType, over), names);

/** All part types that Intercom is known to send as events, and what is said of each where it tells no more. */
const bare: Readonly<Record<string, string>> = {
  close: "Bo closed this",
  open: "Bo opened this again",
  snoozed: "Bo snoozed this",
  unsnoozed: "Bo ended the snooze",
  timer_unsnooze: "The snooze ended",
  note_and_reopen: "Bo opened this again with a note",
  note_and_unsnooze: "Bo ended the snooze with a note",
  participant: "Bo changed the participants",
  user_became_idle: "The customer became idle",
  priority_changed: "Bo changed the priority",
  priority_changed_by_rule: "A rule changed the priority",
  unreadable: "Something happened that could not be read",
  resolution_bot_found_no_answer: "The AI agent found no answer",
  attribute_collector: "Bo asked the customer for details",
  call_summary: "A call was summed up",
  channel_and_reply_time_expectation: "The customer was told when to expect an answer",
  assignment: "Bo assigned this",
  assign_and_reopen: "Bo opened this again and assigned it",
  assign_and_unsnooze: "Bo ended the snooze and assigned this",
  default_assignment: "This was assigned by default",
  workflow_assignment: "A workflow assigned this",
  away_mode_assignment: "Away mode assigned this",
  message_strategy_assignment: "Balanced assignment chose who takes this",
  balanced_assignment: "Balanced assignment chose who takes this",
  conversation_attribute_updated_by_admin: "Bo changed an attribute",
  conversation_attribute_updated_by_user: "Bo changed an attribute",
  conversation_attribute_updated_by_workflow: "A workflow changed an attribute",
  ticket_state_updated_by_admin: "Bo changed the ticket's state",
  ticket_attribute_updated_by_admin: "Bo changed an attribute of the ticket",
  attribute_collected: "The customer gave details",
  custom_action_started: "A custom action started",
  custom_action_finished: "A custom action finished",
  operator_workflow_event: "A workflow went on",
  participant_added: "Bo added a participant",
  participant_removed: "Bo removed a participant",
  conversation_rating_changed: "Bo changed the rating",
  conversation_rating_remark_added: "Bo added a remark to the rating",
  conversation_sla_applied_by_rule: "A rule applied an SLA",
  conversation_sla_applied_by_workflow: "A workflow applied an SLA",
  conversation_sla_removed: "The SLA was removed",
  conversation_sla_target_missed: "The target of the SLA was missed",
  conversation_sla_paused: "The SLA was paused",
  conversation_sla_unpaused: "The SLA went on",
  language_detection_details: "The language was detected",
  conversation_tags_updated: "Bo changed the tags",
  merged_primary_conversation: "Another conversation was merged into this one",
  merged_secondary_conversation: "This was merged into another conversation",
  fin_guidance_applied: "The AI agent followed guidance",
  company_updated: "Bo changed the company",
};
const known = Object.keys(bare);

describe("describeEvent", () => {
  it.each(Object.entries(bare))("has words of its own for %s: %s", (type, words) => {
    expect(said(type)).toBe(words);
    expect(said(type, { event: {} })).toBe(words);
  });

  it.each<[string, Part["assignedTo"], string]>([
    ["assignment", { kind: "teammate", id: "7" }, "Bo assigned this to Ana"],
    ["assignment", { kind: "teammate", id: "9" }, "Bo assigned this to teammate 9"],
    ["assignment", { kind: "team", id: "9" }, "Bo assigned this to team 9"],
    ["assignment", { kind: "bot", id: null }, "Bo assigned this to the AI agent"],
    ["assignment", { kind: "team", id: "11" }, "Bo assigned this to Billing"],
    ["assignment", { kind: "nobody" }, "Bo unassigned this"],
    ["assign_and_reopen", { kind: "team", id: "11" }, "Bo opened this again and assigned it to Billing"],
    ["assign_and_reopen", { kind: "nobody" }, "Bo opened this again and unassigned it"],
    ["assign_and_unsnooze", { kind: "team", id: "11" }, "Bo ended the snooze and assigned this to Billing"],
    ["assign_and_unsnooze", { kind: "nobody" }, "Bo ended the snooze and unassigned this"],
    ["default_assignment", { kind: "team", id: "11" }, "This was assigned to Billing by default"],
    ["default_assignment", { kind: "nobody" }, "This was left unassigned by default"],
    ["workflow_assignment", { kind: "team", id: "11" }, "A workflow assigned this to Billing"],
    ["workflow_assignment", { kind: "nobody" }, "A workflow unassigned this"],
    ["away_mode_assignment", { kind: "team", id: "11" }, "Away mode assigned this to Billing"],
    ["away_mode_assignment", { kind: "nobody" }, "Away mode unassigned this"],
    ["message_strategy_assignment", { kind: "team", id: "11" }, "Balanced assignment gave this to Billing"],
    ["message_strategy_assignment", { kind: "nobody" }, "Balanced assignment took this back"],
    ["balanced_assignment", { kind: "team", id: "11" }, "Balanced assignment gave this to Billing"],
    ["balanced_assignment", { kind: "nobody" }, "Balanced assignment took this back"],
  ])("says of %s to %j: %s", (type, assignedTo, words) => {
    expect(said(type, { assignedTo })).toBe(words);
  });

  it.each<[string, EventFacts, string]>([
    [
      "conversation_attribute_updated_by_admin",
      { attribute: "Plan", value: "Pro" },
      "Bo set “Plan” to “Pro”",
    ],
    [
      "conversation_attribute_updated_by_user",
      { attribute: "Plan", value: "Pro", previous: "Free" },
      "Bo changed “Plan” from “Free” to “Pro”",
    ],
    ["conversation_attribute_updated_by_admin", { attribute: "Plan", cleared: true }, "Bo cleared “Plan”"],
    [
      "conversation_attribute_updated_by_workflow",
      { attribute: "Plan", value: "Pro", workflow: "Route by topic" },
      "The workflow “Route by topic” set “Plan” to “Pro”",
    ],
    ["conversation_attribute_updated_by_workflow", {}, "A workflow changed an attribute"],
    ["ticket_attribute_updated_by_admin", {}, "Bo changed an attribute of the ticket"],
    ["ticket_state_updated_by_admin", {}, "Bo changed the ticket's state"],
    ["ticket_state_updated_by_admin", { value: "Done" }, "Bo set the ticket's state to “Done”"],
    [
      "ticket_state_updated_by_admin",
      { value: "Done", previous: "Sent in" },
      "Bo changed the ticket's state from “Sent in” to “Done”",
    ],
    ["custom_action_started", { action: "Jira" }, "The custom action “Jira” started"],
    ["custom_action_finished", { action: "Jira", result: "success" }, "The custom action “Jira” finished"],
    ["custom_action_finished", { action: "Jira", result: "failed" }, "The custom action “Jira” failed"],
    [
      "operator_workflow_event",
      { workflow: "Bot 1", step: "wait_finished", result: "Finished waiting" },
      "The workflow “Bot 1”: Finished waiting",
    ],
    [
      "operator_workflow_event",
      { workflow: "Bot 1", step: "wait_finished" },
      "The workflow “Bot 1”: wait finished",
    ],
    ["operator_workflow_event", {}, "A workflow went on"],
    ["participant_added", { participant: "Nora" }, "Bo added “Nora”"],
    ["conversation_rating_changed", { rating: "4" }, "Bo rated this 4 of 5"],
    ["conversation_rating_changed", {}, "Bo changed the rating"],
    ["conversation_rating_remark_added", { remark: "Quick!" }, "Bo remarked on the rating: “Quick!”"],
    ["conversation_sla_applied_by_rule", { sla: "VIP" }, "A rule applied the SLA “VIP”"],
    ["conversation_sla_target_missed", { sla: "VIP" }, "The target of the SLA “VIP” was missed"],
    ["conversation_sla_target_missed", {}, "The target of the SLA was missed"],
    ["language_detection_details", { language: "fr" }, "The language was detected: French"],
    ["language_detection_details", { language: "not a code" }, "The language was detected: not a code"],
    ["conversation_tags_updated", { tags: ["vip", "refund"] }, "Bo changed the tags: vip, refund"],
    ["merged_primary_conversation", { conversation: "123" }, "Conversation 123 was merged into this one"],
    ["merged_primary_conversation", { conversation: "Re: order" }, "“Re: order” was merged into this one"],
    ["merged_secondary_conversation", { conversation: "123" }, "This was merged into conversation 123"],
    ["fin_guidance_applied", { guidance: "Be short" }, "The AI agent followed the guidance “Be short”"],
    ["company_updated", { company: "Acme" }, "Bo set the company to “Acme”"],
    ["conversation_attribute_updated_by_user", { attribute: "Plan" }, "Bo changed “Plan”"],
    ["ticket_attribute_updated_by_admin", { attribute: "Plan", value: "Pro" }, "Bo set “Plan” to “Pro”"],
    ["attribute_collected", { attribute: "Plan" }, "The customer gave “Plan”"],
    ["participant_removed", { participant: "Nora" }, "Bo removed “Nora”"],
    ["custom_action_started", {}, "A custom action started"],
    ["custom_action_finished", { result: "failed" }, "A custom action failed"],
    ["custom_action_finished", { action: "Jira" }, "The custom action “Jira” finished"],
    ["custom_action_finished", { result: "late" }, "A custom action finished: late"],
    ["conversation_rating_changed", { rating: "5" }, "Bo rated this 5 of 5"],
    ["conversation_rating_changed", { rating: "15" }, "Bo changed the rating to “15”"],
    [
      "conversation_sla_applied_by_workflow",
      { sla: "VIP", workflow: "Route" },
      "The workflow “Route” applied the SLA “VIP”",
    ],
    ["conversation_sla_applied_by_workflow", { sla: "VIP" }, "A workflow applied the SLA “VIP”"],
    ["conversation_sla_removed", { sla: "VIP" }, "The SLA “VIP” was removed"],
    ["conversation_sla_paused", { sla: "VIP" }, "The SLA “VIP” was paused"],
    ["conversation_sla_unpaused", { sla: "VIP" }, "The SLA “VIP” went on"],
    ["language_detection_details", { language: "pt-BR" }, "The language was detected: Brazilian Portuguese"],
    ["merged_secondary_conversation", { conversation: "Re: 5" }, "This was merged into “Re: 5”"],
  ])("tells of %s with %j: %s", (type, event, words) => {
    expect(said(type, { event })).toBe(words);
  });

  it("cuts a value that would fill the thread", () => {
    const words = said("conversation_attribute_updated_by_admin", {
      event: { attribute: "Notes", value: "x".repeat(200) },
    });
    expect(words).toBe(`Bo set “Notes” to “${"x".repeat(80)}…”`);
    const whole = { event: { attribute: "Notes", value: "x".repeat(80) } };
    expect(said("conversation_attribute_updated_by_admin", whole)).not.toContain("…");
    const long = "x".repeat(81);
    const cut = `${"x".repeat(80)}…`;
    expect(said("operator_workflow_event", { event: { result: long } })).toBe(`A workflow: ${cut}`);
    expect(said("custom_action_finished", { event: { result: long } })).toContain(`: ${cut}`);
    expect(said("conversation_tags_updated", { event: { tags: [long, "b"] } })).toContain(`: ${cut}, b`);
  });

  it("lets no name of another script turn round the words about it", () => {
    const name = "\u05e9\u05dc\u05d5\u05dd\u202e";
    const apart = "\u2068\u05e9\u05dc\u05d5\u05dd\u2069";
    const theirs: EventNames = { teammate: () => name, team: () => name };
    const author = { kind: "teammate", id: "8", name, email: null } as const;
    const told: readonly [string, Partial<Part>][] = [
      ["close", { author }],
      ["assignment", { assignedTo: { kind: "teammate", id: "1" } }],
      ["assignment", { assignedTo: { kind: "team", id: "1" } }],
      ["company_updated", { event: { company: name } }],
      ["operator_workflow_event", { event: { result: name } }],
      ["custom_action_finished", { event: { result: name } }],
      ["conversation_tags_updated", { event: { tags: ["a", name] } }],
    ];
    for (const [type, over] of told) {
      const words = describeEvent(part(type, over), theirs);
      expect(words, type).toContain(apart);
      expect(words.replace(apart, ""), type).not.toContain("\u05e9");
    }
  });

  it("says something of every type, whatever Intercom tells of it", () => {
    const text = fc.option(fc.string(), { nil: undefined });
    const facts = fc.record({
      attribute: text,
      value: text,
      workflow: text,
      language: text,
      result: text,
      rating: text,
    });
    fc.assert(
      fc.property(fc.constantFrom(...known), facts, (type, told) => {
        const event = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
        expect(said(type, { event }).trim()).not.toBe("");
      }),
    );
  });

  it("calls an event that nobody knows yet by its own name", () => {
    expect(said("brand_new_thing")).toBe("Event: brand new thing");
    expect(said("  Brand__NEW ")).toBe("Event: brand new");
    expect(said("")).toBe("Something happened");
  });

  it("takes no word from where objects keep theirs", () => {
    expect(said("constructor")).toBe("Event: constructor");
    expect(said("__proto__")).toBe("Event: proto");
  });

  it("always says something, whatever Intercom calls it", () => {
    fc.assert(
      fc.property(fc.string(), (type) => {
        expect(said(type).trim()).not.toBe("");
      }),
    );
  });
});
