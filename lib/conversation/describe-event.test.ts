import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeEvent, type EventNames } from "./describe-event";
import type { Part } from "./model";

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
