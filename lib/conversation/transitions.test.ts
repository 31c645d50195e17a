import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ActionInput, actionInputSchema } from "@/lib/actions/input";
import { inverseOf, standingOf } from "@/lib/actions/inverse";
import { stillStands } from "@/lib/actions/stands";
import type { ConversationDetail } from "./model";
import { untilTheyReply } from "./snooze";
import { detail } from "./testing/detail";
import { applyDetail, applySummary, escapeHtml, type TransitionEnv, textToHtml } from "./transitions";

const env: TransitionEnv = {
  me: { kind: "teammate", id: "7", name: "Ana", email: null },
  now: 1_795_000_500,
  partId: "pending-1",
};

const ids = fc.constantFrom("1", "2", "3");
const times = fc.constantFrom(1_796_000_000, untilTheyReply);
const titles = fc.constantFrom("Late", "Gone");
const names = fc.constantFrom("Tier", "Cause");
const states = fc.constantFrom("open" as const, "closed" as const, "snoozed" as const);
const tags = ids.map((id) => ({ id, name: `tag ${id}` }));
const conversations: fc.Arbitrary<ConversationDetail> = fc
  .record({
    state: fc.constantFrom("open" as const, "closed" as const, "snoozed" as const),
    read: fc.boolean(),
    assigneeId: fc.option(ids),
    teamId: fc.option(ids),
    tags: fc.uniqueArray(tags, { selector: (tag) => tag.id }),
    waitingSince: fc.option(fc.constant(1_795_000_000)),
    priority: fc.boolean(),
    title: fc.option(titles),
    until: times,
    attributes: fc.dictionary(names, fc.option(titles), { maxKeys: 2 }),
    contacts: fc.uniqueArray(ids, { minLength: 1 }),
  })
  .map(({ until, contacts, ...over }) =>
    detail({
      ...over,
      snoozedUntil: over.state === "snoozed" ? until : null,
      contacts: contacts.map((id) => ({ kind: "contact", id, name: null, email: null })),
    }),
  );
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
  fc
    .record({ teammateId: ids, teamId: ids })
    .map((two) => ({ kind: "assign" as const, assignee: { kind: "both" as const, ...two } })),
  times.map((until) => ({ kind: "snooze" as const, until })),
  fc
    .record({ state: states, until: times, assigneeId: fc.option(ids), teamId: fc.option(ids) })
    .map(({ until, ...to }) => ({
      kind: "restore" as const,
      to: { ...to, snoozedUntil: to.state === "snoozed" ? until : null },
    })),
  fc.boolean().map((priority) => ({ kind: "priority" as const, priority })),
  fc.oneof(titles, fc.constant("")).map((title) => ({ kind: "title" as const, title })),
  fc
    .record({ name: names, value: fc.option(titles) })
    .map((given) => ({ kind: "attribute" as const, ...given })),
  ids.map((contactId) => ({ kind: "add-participant" as const, who: { contactId } })),
  ids.map((id) => ({ kind: "remove-participant" as const, contact: { id, name: "" } })),
);

const seen = (conversation: ConversationDetail) => ({
  state: conversation.state,
  snoozedUntil: conversation.snoozedUntil,
  priority: conversation.priority,
  title: conversation.title,
  attributes: Object.fromEntries(
    Object.entries(conversation.attributes).filter(([, value]) => value !== null),
  ),
  contacts: conversation.contacts.map(({ id }) => id).sort(),
  read: conversation.read,
  assigneeId: conversation.assigneeId,
  teamId: conversation.teamId,
  tags: conversation.tags.map((tag) => tag.id).sort(),
});

describe("a transition", () => {
  it("followed by its inverse leaves everything as it was; without one it changed nothing", () => {
    fc.assert(
      fc.property(conversations, actions, (before, action) => {
        const inverse = inverseOf(action, before);
        const after = applyDetail(before, action, env);
        const undone = inverse === null ? after : applyDetail(after, inverse, env);
        expect(seen(undone)).toEqual(seen(before));
      }),
    );
  });

  it("stands once it was done, and no longer once it was taken back", () => {
    fc.assert(
      fc.property(conversations, actions, (before, action) => {
        const inverse = inverseOf(action, before);
        const after = applyDetail(before, action, env);
        const done = { after: standingOf(after) };
        expect(stillStands(action, done, after)).toBe(true);
        if (inverse === null) return;
        expect(stillStands(action, done, applyDetail(after, inverse, env))).toBe(false);
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
        const inside = { attributes: {}, contacts: [] };
        const one = { ...seen(applyDetail(before, action, env)), ...inside };
        expect(one).toEqual({ ...seen(applySummary(before, action, env)), ...inside });
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

  it("a conversation that is merged away waits for nobody and sleeps no more", () => {
    expect(applyDetail(waiting, { kind: "merge" }, env)).toMatchObject({
      state: "closed",
      waitingSince: null,
      snoozedUntil: null,
    });
  });

  it("opening and giving it to somebody end a sleep, taking it from them does not", () => {
    const awake = { state: "open", snoozedUntil: null };
    const asleep = { state: "snoozed", snoozedUntil: waiting.snoozedUntil };
    const assigns = [
      [{ kind: "teammate", id: "3" }, awake],
      [{ kind: "team", id: "3" }, awake],
      [{ kind: "both", teammateId: "3", teamId: "4" }, awake],
      [{ kind: "nobody" }, asleep],
      [{ kind: "no-team" }, asleep],
    ] as const;
    expect(applyDetail(waiting, { kind: "open" }, env)).toMatchObject(awake);
    for (const [assignee, state] of assigns)
      expect(applyDetail(waiting, { kind: "assign", assignee }, env)).toMatchObject(state);
  });

  it("a reply is by somebody who has read what was said", () => {
    expect(applyDetail(waiting, { kind: "reply", text: "Hi" }, env).read).toBe(true);
  });

  it("what is said in closing or assigning is said to the customer, and without words nothing is said", () => {
    const assignee = { kind: "teammate", id: "3" } as const;
    for (const action of [{ kind: "close" }, { kind: "assign", assignee }] as const) {
      const after = applyDetail(waiting, { ...action, message: "Bye" }, env);
      expect(after.parts).toMatchObject([{ partType: "comment", html: "<p>Bye</p>", author: env.me }]);
      expect(after.totalParts).toBe(1);
      expect(applyDetail(waiting, action, env)).toMatchObject({ parts: [], totalParts: 0 });
    }
  });

  it("what a contact says is unread, and waits from then on or for as long as it has", () => {
    const nora = { kind: "contact", id: "n", name: "Nora", email: null } as const;
    const say = (over: Partial<ConversationDetail>, contactId = "n") =>
      applyDetail(
        detail({ contacts: [nora], state: "closed", ...over }),
        { kind: "reply-as-contact", contactId, text: "Hello?" },
        env,
      );
    const heard = { state: "open", snoozedUntil: null, read: false, updatedAt: env.now };
    expect(say({})).toMatchObject({ ...heard, waitingSince: env.now, parts: [{ author: nora }] });
    expect(say({ waitingSince: 5, state: "snoozed", snoozedUntil: 9 })).toMatchObject({
      ...heard,
      waitingSince: 5,
    });
    expect(say({}, "x").parts).toMatchObject([{ author: { kind: "contact", id: "x", name: null } }]);
  });

  it("a title that is emptied is none", () => {
    expect(applyDetail(detail({ title: "Late" }), { kind: "title", title: "" }, env).title).toBeNull();
  });

  it("a note leaves the customer waiting", () => {
    const after = applyDetail(waiting, { kind: "note", text: "Hm" }, env);
    expect(after.updatedAt).toBe(env.now);
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

  it("that are called the same are told apart by their ids", () => {
    const [old, young] = [
      { id: "5", name: "vip" },
      { id: "6", name: "vip" },
    ];
    expect(applyDetail(detail({ tags: [old, young] }), { kind: "untag", tag: old }, env).tags).toEqual([
      young,
    ]);
    expect(applyDetail(detail({ tags: [old] }), { kind: "tag", tag: young }, env).tags).toEqual([old, young]);
  });
});

describe("who takes part", () => {
  const nora = { kind: "contact", id: "n", name: "Nora", email: "nora@x.test" } as const;
  const known = detail({ contacts: [nora] });
  const added = (who: Extract<ActionInput, { kind: "add-participant" }>["who"], to = known) =>
    applyDetail(to, { kind: "add-participant", who }, env).contacts.slice(known.contacts.length);

  it("stands by their name, their address or what the workspace calls them, until Intercom has told", () => {
    const nobody = { kind: "contact", id: null, name: null, email: null };
    expect(added({ contactId: "b", name: "Bo" })).toEqual([{ ...nobody, id: "b", name: "Bo" }]);
    expect(added({ email: "bo@x.test" })).toEqual([{ ...nobody, email: "bo@x.test" }]);
    expect(added({ externalId: "u-7" })).toEqual([{ ...nobody, email: "u-7" }]);
  });

  it("stands once, however they are called", () => {
    expect(added({ contactId: "n" })).toEqual([]);
    expect(added({ email: "nora@x.test" })).toEqual([]);
    const unnamed = detail({ contacts: [{ ...nora, email: null }] });
    expect(added({ contactId: "b" }, unnamed)).toHaveLength(1);
  });

  it("is two where one of them is known by an address alone", () => {
    const unknown = detail({ contacts: [{ ...nora, id: null }] });
    expect(added({ externalId: "u-7" }, unknown)).toHaveLength(1);
  });
});

describe("text as HTML", () => {
  it("has no empty lines at its ends, and is what was typed", () => {
    expect(textToHtml("\n\n Hi \n\n")).toBe("<p>Hi</p>");
    expect(textToHtml(`"it's" & <b>`)).toBe("<p>&quot;it&#39;s&quot; &amp; &lt;b&gt;</p>");
  });

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
