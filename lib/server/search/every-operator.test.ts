import { afterAll, beforeAll, expect, it } from "vitest";
import type { DemoConversation } from "@/lib/demo/model";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { searchConversations } from "@/lib/intercom/conversations";
import { type Facts, matcher } from "@/lib/search/evaluate";
import type { Field } from "@/lib/search/field";
import { fields, operatorsOf } from "@/lib/search/fields";
import { lower } from "@/lib/search/lower";
import type { Operator, Query, Value } from "@/lib/search/model";
import type { Env } from "@/lib/search/moments";
import { print } from "@/lib/search/print";
import { createDesk, type Desk } from "@/lib/server/testing/desk";

/*
 * Every field with every operator, plain and negated, once over HTTP through the demo workspace, against a brute force over what the
 * workspace holds. The facts are taken from its own store, not from what the API shows.
 */
let workspace: DemoWorkspace;
let desk: Desk;
let facts: readonly (readonly [id: string, facts: Facts])[];
let env: Env;

/** What version 2.10 calls what came later. */
const olderStates: Readonly<Record<string, string>> = {
  escalated: "routed_to_team",
  negative_feedback: "abandoned",
  procedure_handoff: "routed_to_team",
};

const factsOf = (c: DemoConversation): Facts => {
  const { source, statistics: s, rating: r, aiAgent: a } = c;
  return {
    ...{ id: c.id, state: c.state, assignee: c.adminAssigneeId, team: c.teamAssigneeId },
    ...{ tag: c.tags.map((tag) => tag.tagId), priority: c.priority !== "none", read: c.read },
    ...{ open: c.state !== "closed", waiting: c.waitingSince, created: c.createdAt, updated: c.updatedAt },
    ...{ snoozed: c.snoozedUntil, contact: c.contactIds, teammate: c.teammateIds },
    ...{ body: source.text, subject: source.subject, email: source.author.email, author: source.author.name },
    ...{ "author-id": source.author.id, "author-type": source.author.type, type: source.type },
    ...{ channel: source.type, delivered: source.deliveredAs, url: source.url, "source-id": source.id },
    "assign-time": s.timeToAssignment,
    "reply-time": s.timeToAdminReply,
    "first-close-time": s.timeToFirstClose,
    "close-time": s.timeToLastClose,
    "median-reply-time": s.medianTimeToReply,
    "first-contact-reply": s.firstContactReplyAt,
    "first-assigned": s.firstAssignmentAt,
    "first-reply": s.firstAdminReplyAt,
    "first-closed": s.firstCloseAt,
    assigned: s.lastAssignmentAt,
    "assigned-reply": s.lastAssignmentAdminReplyAt,
    "contact-reply": s.lastContactReplyAt,
    reply: s.lastAdminReplyAt,
    closed: s.lastCloseAt,
    "closed-by": s.lastClosedById,
    ...{ reopens: s.countReopens, assignments: s.countAssignments, parts: s.countConversationParts },
    rating: r?.rating ?? null,
    "rating-asked": r?.requestedAt ?? null,
    rated: r?.repliedAt ?? null,
    remark: r?.remark ?? null,
    "rated-by": r?.contactId ?? null,
    "rated-teammate": r?.teammate?.id ?? null,
    ai: a !== null,
    "ai.answer": a?.lastAnswerType ?? null,
    "ai.rating": a?.rating ?? null,
    "ai.remark": a?.ratingRemark ?? null,
    "ai.source": a?.sourceType ?? null,
    "ai.title": a?.sourceTitle ?? null,
    "ai.resolution": olderStates[a?.resolutionState ?? ""] ?? a?.resolutionState ?? null,
  };
};

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 140, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  desk = createDesk(workspace);
  const { world } = workspace.control.store();
  env = { now: world.now, me: "6120401", myTeamIds: ["5017691"], timeZone: "Europe/Warsaw" };
  facts = [...workspace.control.store().conversations.values()].map((one) => [one.id, factsOf(one)]);
});
afterAll(async () => {
  await desk.close();
  await workspace.close();
});

/** Values that occur, so that most questions find some and leave some out. */
const known = (row: Field): readonly (string | number | boolean)[] => {
  const name = row.type === "person" ? "author" : row.name;
  const all = facts.flatMap(([, one]) => one[name] ?? []).flat();
  const set = [...new Set(all)].filter((one) => one !== "");
  return set.length < 3 ? set : [0.3, 0.6, 0.8].flatMap((at) => set[Math.floor(at * set.length)] ?? []);
};

const dayOf = (seconds: number): Value => ({
  kind: "date",
  date: new Date(seconds * 1000).toISOString().slice(0, 10),
  time: null,
});

const textFor = (operator: Operator, text: string): string => {
  if (operator === "contains") return text.slice(1, 5).trim() || text;
  if (operator === "starts") return text.slice(0, 3).trim() || text;
  return operator === "ends" ? text.slice(-3).trim() || text : text;
};

const valueFor = (row: Field, operator: Operator, raw: string | number | boolean): Value => {
  if (row.type === "flag") return { kind: "flag", value: raw === true };
  if (row.type === "reference") return { kind: "id", id: String(raw) };
  if (row.type === "number") return { kind: "number", value: Number(raw) };
  if (row.type === "duration") return { kind: "span", amount: Math.min(999_999, Number(raw)), unit: "s" };
  if (row.type === "date") return dayOf(Number(raw));
  if (row.type === "words") return { kind: "text", text: String(raw).match(/\p{L}{4,}/u)?.[0] ?? "the" };
  return { kind: "text", text: textFor(operator, String(raw)) };
};

const orderOf = (value: Value): number | string =>
  value.kind === "number"
    ? value.value
    : value.kind === "span"
      ? value.amount
      : value.kind === "date"
        ? value.date
        : 0;

const valuesFor = (row: Field, operator: Operator): readonly Value[] => {
  const values = known(row).map((raw) => valueFor(row, operator, raw));
  if (operator === "range") return values.slice(0, 2).toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return values.slice(0, row.type === "flag" || operator === "above" || operator === "below" ? 1 : 2);
};

const askedOf = async (tree: Query): Promise<readonly string[]> => {
  const lowered = lower(tree, env);
  if (!lowered.ok) throw new Error(`${print(tree)}: ${lowered.error.map((one) => one.message).join()}`);
  const page = await searchConversations(desk.intercom, {
    query: lowered.value,
    pagination: { per_page: 150 },
  });
  expect(page.next_cursor).toBeNull();
  return page.items.map((one) => one.id).toSorted();
};

const searched = fields.filter((row) => row.searched === "conversations");
let telling = 0;
let asked = 0;

it.each(searched.map((row) => [row.name, row] as const))(
  "%s finds what brute force finds",
  async (_, row) => {
    for (const operator of operatorsOf(row)) {
      const values = valuesFor(row, operator);
      if (operator === "range" && values.length < 2) continue;
      expect(values.length, `the demo holds a value of ${row.name}`).toBeGreaterThan(0);
      const term: Query = { kind: "term", field: row.name, operator, values };
      const both: readonly Query[] = [term, { kind: "not", item: term }];
      for (const tree of both) {
        // What does not start or end with something Intercom has no operator for: it is looked at here.
        if (tree.kind === "not" && (operator === "starts" || operator === "ends")) continue;
        const judge = matcher(tree, env);
        const wanted = facts.filter(([, one]) => judge(one) === "yes").map(([id]) => id);
        for (const [, one] of facts) expect(judge(one), print(tree)).not.toBe("unknown");
        expect(await askedOf(tree), print(tree)).toEqual(wanted.toSorted());
        asked += 1;
        if (wanted.length > 0 && wanted.length < facts.length) telling += 1;
      }
    }
  },
);

it("asked questions that most often find some and leave some out", () => {
  expect(asked).toBeGreaterThan(200);
  expect(telling / asked).toBeGreaterThan(0.7);
});
