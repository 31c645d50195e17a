import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ActionInput, actionInputSchema } from "@/lib/actions/input";
import { inverseOf } from "@/lib/actions/inverse";
import type { ConversationDetail } from "./model";
import { detail } from "./testing/detail";
import { applyDetail, applySummary, escapeHtml, type TransitionEnv, textToHtml } from "./transitions";

const env: TransitionEnv = {
  me: { kind: "teammate", id: "7", name: "Ana", email: null },
  now: 1_795_000_500,
  partId: "pending-1",
};

const ids = fc.constantFrom("1", "2", "3");
const tags = ids.map((id) => ({ id, name: `tag ${id}` }));
const conversations: fc.Arbitrary<ConversationDetail> = fc
  .record({
    state: fc.constantFrom("open" as const, "closed" as const, "snoozed" as const),
    read: fc.boolean(),
    assigneeId: fc.option(ids),
    teamId: fc.option(ids),
    tags: fc.uniqueArray(tags, { selector: (tag) => tag.id }),
    waitingSince: fc.option(fc.constant(1_795_000_000)),
  })
  .map((over) => detail(over));
const actions: fc.Arbitrary<ActionInput> = fc.oneof(
  fc.constantFrom("read", "unread", "close", "open").map((kind) => ({ kind })),
  fc
    .constantFrom("nobody" as const, "no-team" as const)
    .map((kind) => ({ kind: "assign" as const, assignee: { kind } })),
  fc
    .record({ kind: fc.constantFrom("teammate" as const, "team" as const), id: ids })
    .map((assignee) => ({ kind: "assign" as const, assignee })),
  tags.map((tag) => ({ kind: "tag" as const, tag })),
  tags.map((tag) => ({ kind: "untag" as const, tag })),
);

const seen = (conversation: ConversationDetail) => ({
  state: conversation.state,
  read: conversation.read,
  assigneeId: conversation.assigneeId,
  teamId: conversation.teamId,
  tags: conversation.tags.map((tag) => tag.id).sort(),
});

describe("a transition", () => {
  /** A snooze has no way back yet, and what opens while it is assigned, or assigned back, changes two things at once. */
  const isForGood = (action: ActionInput, { state }: ConversationDetail): boolean =>
    (["close", "open"].includes(action.kind) && state === "snoozed") ||
    (action.kind === "assign" && state !== "open");

  it("followed by its inverse leaves state, assignee, team, tags and read as they were; without one it changed nothing", () => {
    fc.assert(
      fc.property(conversations, actions, (before, action) => {
        const inverse = inverseOf(action, before);
        const after = applyDetail(before, action, env);
        const undone = inverse === null ? after : applyDetail(after, inverse, env);
        if (isForGood(action, before)) expect(inverse).toBeNull();
        else expect(seen(undone)).toEqual(seen(before));
      }),
    );
  });

  it("offers no way back where there is nothing to take back", () => {
    fc.assert(
      fc.property(conversations, actions, (before, action) => {
        const changes =
          JSON.stringify(seen(applyDetail(before, action, env))) !== JSON.stringify(seen(before));
        if (!changes) expect(inverseOf(action, before)).toBeNull();
      }),
    );
  });

  it("done twice is done once, but for replies and notes", () => {
    fc.assert(
      fc.property(conversations, actions, (before, action) => {
        const once = applyDetail(before, action, env);
        expect(applyDetail(once, action, env)).toEqual(once);
      }),
    );
  });

  it("changes nothing of what it was given, and nothing that only Intercom knows", () => {
    fc.assert(
      fc.property(conversations, actions, (before, action) => {
        const copy = structuredClone(before);
        const { statistics, parts, createdAt, fetchedAtMs } = applyDetail(before, action, env);
        expect(before).toEqual(copy);
        expect({ statistics, parts, createdAt, fetchedAtMs }).toEqual({
          statistics: before.statistics,
          parts: before.parts,
          createdAt: before.createdAt,
          fetchedAtMs: before.fetchedAtMs,
        });
      }),
    );
  });

  it("looks the same in the list and in the open conversation", () => {
    fc.assert(
      fc.property(conversations, actions, (before, action) => {
        expect(seen(applyDetail(before, action, env))).toEqual(seen(applySummary(before, action, env)));
      }),
    );
  });
});

describe("closing, opening, answering", () => {
  const waiting = detail({
    waitingSince: 1_795_000_000,
    snoozedUntil: 1_796_000_000,
    state: "snoozed",
    read: false,
  });

  it("a closed conversation waits for nobody and sleeps no more", () => {
    expect(applyDetail(waiting, { kind: "close" }, env)).toMatchObject({
      state: "closed",
      waitingSince: null,
      snoozedUntil: null,
    });
  });

  it("a reply ends the waiting and stands in the thread as pending", () => {
    const after = applyDetail(waiting, { kind: "reply", text: "Hi <b>you</b>\nthere\n\nBye" }, env);
    expect(after).toMatchObject({ waitingSince: null, updatedAt: env.now, totalParts: 1 });
    expect(after.parts).toMatchObject([
      {
        id: "pending-1",
        partType: "comment",
        html: "<p>Hi &lt;b&gt;you&lt;/b&gt;<br>there</p><p>Bye</p>",
        author: env.me,
        createdAt: env.now,
        pending: true,
      },
    ]);
  });

  it("a note leaves the customer waiting", () => {
    const after = applyDetail(waiting, { kind: "note", text: "Hm" }, env);
    expect(after.waitingSince).toBe(waiting.waitingSince);
    expect(after.read).toBe(false);
    expect(after.parts[0]?.partType).toBe("note");
  });
});

describe("tags", () => {
  it("that are new stand by their name until they have an id, and only once", () => {
    const once = applyDetail(detail(), { kind: "tag", tag: { name: "fresh" } }, env);
    expect(once.tags).toEqual([{ id: "new:fresh", name: "fresh" }]);
    expect(applyDetail(once, { kind: "tag", tag: { name: "fresh" } }, env)).toEqual(once);
  });

  it("that are there already under that name are not doubled", () => {
    const tagged = detail({ tags: [{ id: "5", name: "vip" }] });
    expect(applyDetail(tagged, { kind: "tag", tag: { name: "vip" } }, env)).toEqual(tagged);
  });
});

describe("text as HTML", () => {
  it("never lets a tag through, whatever was typed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "\n", "\r", "b", "/", " ") }),
        (text) => {
          expect(textToHtml(text).replaceAll(/<\/?p>|<br>/g, "")).not.toMatch(/[<>]/);
          expect(escapeHtml(text)).not.toMatch(/[<>"']/);
        },
      ),
    );
  });

  it("says the same with the line ends of Windows", () => {
    expect(textToHtml("a\r\nb\r\n\r\nc")).toBe(textToHtml("a\nb\n\nc"));
  });
});

describe("actions and transitions", () => {
  it("are the same words: every action that the schema takes can be laid over a conversation", () => {
    const inputs = [
      { kind: "convert", ticketTypeId: "1", attributes: {} },
      { kind: "reply", text: "x" },
      { kind: "assign", assignee: { kind: "team", id: "3" } },
    ].map((input) => actionInputSchema.parse(input));
    for (const input of inputs) expect(applyDetail(detail(), input, env).id).toBe("1");
  });
});
