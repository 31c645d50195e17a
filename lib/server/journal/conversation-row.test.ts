import { expect, it } from "vitest";
import { onConversation } from "./conversation-row";

const before = {
  state: "open",
  snoozedUntil: null,
  assigneeId: "4",
  teamId: null,
  read: true,
  priority: false,
  title: null,
  tags: [],
  contacts: [],
};
const standing = { state: "open", snoozedUntil: null, assigneeId: "4", teamId: null };
const row = (over: object = {}) =>
  onConversation({
    action: { kind: "run-rules" },
    before,
    outcome: "done",
    result: { after: standing },
    ...over,
  });

it("has nothing to take back of what left everything as it was", () => {
  expect(row()?.inverse).toBeNull();
  expect(row({ result: { after: { ...standing, assigneeId: "5" } } })?.inverse).toEqual({
    kind: "restore",
    to: standing,
  });
  expect(row({ result: null })?.inverse).toEqual({ kind: "restore", to: standing });
});

it("has no way back from what was not done, or from what an earlier release has noted too little of", () => {
  const moved = { result: { after: { ...standing, assigneeId: "5" } } };
  expect(row({ ...moved, outcome: "unknown" })?.inverse).toBeNull();
  expect(row({ ...moved, before: { state: "open" } })?.inverse).toBeNull();
  expect(row({ action: { kind: "of another release" } })).toBeNull();
});
