import { describe, expect, it } from "vitest";
import type { ConversationDetail } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { applySummary } from "@/lib/conversation/transitions";
import type { ActionInput } from "./input";
import { type Before, inverseOf, sameStanding, standingOf } from "./inverse";

/** Every way in which a conversation can stand, with two of everything that has a name. */
const standings: readonly ConversationDetail[] = (["open", "closed", "snoozed"] as const).flatMap((state) =>
  [null, "1", "2"].flatMap((assigneeId) =>
    [null, "1", "2"].flatMap((teamId) =>
      (state === "snoozed" ? [500, 900] : [null, 500]).map((snoozedUntil) =>
        detail({ state, assigneeId, teamId, snoozedUntil }),
      ),
    ),
  ),
);

const moving: readonly ActionInput[] = [
  { kind: "close" },
  { kind: "open" },
  { kind: "snooze", until: 500 },
  ...(["nobody", "no-team"] as const).map((kind) => ({ kind: "assign", assignee: { kind } }) as const),
  ...(["teammate", "team"] as const).map(
    (kind) => ({ kind: "assign", assignee: { kind, id: "1" } }) as const,
  ),
  { kind: "assign", assignee: { kind: "both", teammateId: "1", teamId: "2" } },
  { kind: "restore", to: { state: "snoozed", snoozedUntil: 900, assigneeId: "1", teamId: null } },
  { kind: "restore", to: { state: "closed", snoozedUntil: null, assigneeId: null, teamId: "2" } },
];

describe("what takes back where a conversation was moved to", () => {
  it.each(moving)("%j: puts it where it stood, and there is nothing to do where it stood there", (action) => {
    for (const before of standings) {
      const stood = standingOf(before);
      const stands = standingOf(applySummary(before, action, { now: 1 }));
      const inverse = sameStanding(stood, stands) ? null : { kind: "restore", to: stood };
      expect({ stood, inverse: inverseOf(action, before) }).toEqual({ stood, inverse });
    }
  });

  it("tells places apart by each of their four sides", () => {
    const there = { state: "snoozed", snoozedUntil: 500, assigneeId: "1", teamId: "2" } as const;
    expect(sameStanding(there, { ...there })).toBe(true);
    for (const other of [
      { state: "open" },
      { snoozedUntil: 900 },
      { assigneeId: null },
      { teamId: "1" },
    ] as const)
      expect(sameStanding(there, { ...there, ...other })).toBe(false);
  });
});

const ann = { id: "a", name: "Ann" };

describe("what takes back the rest", () => {
  it.each<[string, Partial<Before>, ActionInput, ActionInput | null]>([
    [
      "a list as one value, whatever holds it",
      { attributes: { Orders: ["1", "2"] } },
      { kind: "attribute", name: "Orders", value: ["1", "2"] },
      null,
    ],
    [
      "a list in another order as another value",
      { attributes: { Orders: ["1", "2"] } },
      { kind: "attribute", name: "Orders", value: ["2", "1"] },
      { kind: "attribute", name: "Orders", value: ["1", "2"] },
    ],
    [
      "somebody without a name as one without",
      { contacts: [] },
      { kind: "add-participant", who: { contactId: "a" } },
      { kind: "remove-participant", contact: { id: "a", name: "" } },
    ],
    [
      "somebody who took part as still there",
      { contacts: [ann] },
      { kind: "add-participant", who: { contactId: "a" } },
      null,
    ],
    [
      "somebody who was taken out by putting them back",
      { contacts: [ann] },
      { kind: "remove-participant", contact: ann },
      { kind: "add-participant", who: { contactId: "a", name: "Ann" } },
    ],
    [
      "somebody who did not take part as still not there",
      { contacts: [{ id: "b" }] },
      { kind: "remove-participant", contact: ann },
      null,
    ],
    [
      "a title that was another",
      { title: "Late" },
      { kind: "title", title: "Lost" },
      { kind: "title", title: "Late" },
    ],
    ["a title that was the same", { title: "Late" }, { kind: "title", title: "Late" }, null],
    ["what was not read yet", { read: false }, { kind: "read" }, { kind: "unread" }],
    ["what was not read, and still is not", { read: false }, { kind: "unread" }, null],
  ])("takes %s", (_, before, action, inverse) => {
    expect(inverseOf(action, { ...detail(), ...before })).toEqual(inverse);
  });
});
