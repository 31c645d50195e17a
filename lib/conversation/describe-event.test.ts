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

/** All part types that Intercom is known to send as events. */
const known = [
  "close",
  "open",
  "snoozed",
  "assignment",
  "assign_and_reopen",
  "default_assignment",
  "language_detection_details",
  "conversation_attribute_updated_by_admin",
  "custom_action_started",
  "custom_action_finished",
  "merged_primary_conversation",
  "call_summary",
  "ticket_state_updated_by_admin",
  "ticket_attribute_updated_by_admin",
  "note_and_reopen",
  "note_and_unsnooze",
  "assign_and_unsnooze",
  "workflow_assignment",
  "away_mode_assignment",
  "participant_added",
  "participant_removed",
  "conversation_rating_changed",
  "conversation_rating_remark_added",
  "unsnoozed",
  "timer_unsnooze",
  "conversation_attribute_updated_by_user",
  "conversation_attribute_updated_by_workflow",
  "conversation_sla_applied_by_rule",
  "conversation_sla_applied_by_workflow",
  "conversation_sla_removed",
  "conversation_sla_target_missed",
  "conversation_sla_paused",
  "conversation_sla_unpaused",
  "user_became_idle",
  "priority_changed",
  "priority_changed_by_rule",
  "resolution_bot_found_no_answer",
  "conversation_tags_updated",
  "attribute_collector",
  "attribute_collected",
  "operator_workflow_event",
  "message_strategy_assignment",
  "fin_guidance_applied",
  "company_updated",
  "participant",
  "channel_and_reply_time_expectation",
  "balanced_assignment",
  "merged_secondary_conversation",
  "unreadable",
];

describe("describeEvent", () => {
  it("has words of its own for every event that Intercom is known to send", () => {
    for (const type of known) {
      const words = said(type);
      expect(words, type).not.toContain("event:");
      expect(words, type).not.toContain("_");
      expect(words, type).toMatch(/^[A-Z]/);
    }
  });

  it.each<[string, Part["assignedTo"], string]>([
    ["assignment", { kind: "teammate", id: "7" }, "Bo assigned this to Ana"],
    ["assignment", { kind: "team", id: "11" }, "Bo assigned this to Billing"],
    ["assignment", { kind: "teammate", id: "9" }, "Bo assigned this to teammate 9"],
    ["assignment", { kind: "nobody" }, "Bo unassigned this"],
    ["assignment", null, "Bo assigned this"],
    ["assign_and_reopen", { kind: "team", id: "11" }, "Bo opened this again and assigned it to Billing"],
    ["workflow_assignment", { kind: "team", id: "11" }, "A workflow assigned this to Billing"],
    ["workflow_assignment", { kind: "nobody" }, "A workflow unassigned this"],
    ["away_mode_assignment", { kind: "nobody" }, "Away mode unassigned this"],
    ["balanced_assignment", { kind: "teammate", id: "7" }, "Balanced assignment gave this to Ana"],
    ["default_assignment", { kind: "teammate", id: "7" }, "This was assigned to Ana by default"],
    ["default_assignment", { kind: "nobody" }, "This was left unassigned by default"],
    ["default_assignment", null, "This was assigned by default"],
    ["close", null, "Bo closed this"],
    ["timer_unsnooze", null, "The snooze ended"],
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
  ])("tells of %s with %j: %s", (type, event, words) => {
    expect(said(type, { event })).toBe(words);
  });

  it("cuts a value that would fill the thread", () => {
    const words = said("conversation_attribute_updated_by_admin", {
      event: { attribute: "Notes", value: "x".repeat(200) },
    });
    expect(words.length).toBeLessThan(120);
    expect(words).toContain("…”");
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
