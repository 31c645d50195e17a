import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { JournalRow } from "@/lib/api/journal";
import { journalRegistry } from "@/lib/api/journal-language";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import type { Query, Term } from "@/lib/search/model";
import { parse } from "@/lib/search/parse";
import { print } from "@/lib/search/print";
import type { Ctx } from "@/lib/server/context";
import { createDesk } from "@/lib/server/testing/desk";
import { createTestMember, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { exportJournal } from "./export-journal";
import { listJournal } from "./list-journal";
import { type Planted, plantJournal, seqOf } from "./testing/planted";

/* Queries are held against a plain filter over the same rows, which shares no code with what makes SQL of them. */

const now = Date.parse("2026-11-22T12:00:00Z") / 1000;
const day = 86_400;
const actions = 400;
let workspace: DemoWorkspace;
let switchyard: TestSwitchyard;
let owner: Ctx;
let planted: readonly Planted[];
let ids: readonly string[];

const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const words = ["refund", "Parcel", "late order", "100%", "a_b", "it's", "zażółć", "\\", '"', "$1"];
const kinds = ["close", "open", "note", "reply", "title", "new-conversation"] as const;

const outcomesOf = (n: number): Planted["outcomes"] => {
  const requestId = uuidOf(500_000 + (n % 40));
  const ends = [["done"], ["done"], ["done"], ["failed"], ["unknown"], ["unknown", "done"], []] as const;
  return (ends[(n * 3) % ends.length] ?? []).map((outcome) => ({ outcome, requestId }));
};

const actionOf = (kind: (typeof kinds)[number], word: string): Planted["action"] => {
  if (kind === "title") return { kind, title: word };
  if (kind === "new-conversation") return { kind, contactId: "c1", subject: word, text: `Dear ${word}` };
  return kind === "close" || kind === "open" ? { kind } : { kind, text: `About the ${word} of today` };
};

const eventAt = (n: number, members: readonly string[]): Planted => ({
  ...actionAt(n, members),
  conversationId: null,
  ticketId: null,
  laterConversationId: null,
  about: members[n % members.length] ?? "",
  action: { kind: "disable" },
  before: null,
  outcomes: [],
  held: false,
  undoOf: null,
});

const actionAt = (n: number, members: readonly string[]): Planted => {
  const kind = kinds[(n * 5) % kinds.length] ?? "close";
  const word = words[(n * 3) % words.length] ?? "";
  const onTicket = n % 5 === 0 && kind !== "new-conversation" && kind !== "title";
  const conversation = String(1 + (n % 9));
  const began = kind === "new-conversation";
  return {
    seq: seqOf(n),
    id: uuidOf(n),
    at: now - (actions - n) * 9000,
    memberId: members[(n * 11) % members.length] ?? "",
    conversationId: onTicket ? null : began ? "0" : conversation,
    ticketId: onTicket ? conversation : null,
    laterConversationId: began ? conversation : null,
    about: null,
    action: actionOf(kind, word),
    before: n % 3 === 0 ? { name: `Called ${word}` } : null,
    outcomes: outcomesOf(n),
    held: n % 13 === 0,
    // Some are taken back, some of these are taken back in turn, and some twice.
    undoOf: n % 4 === 1 && n > 40 ? uuidOf(n - ((n * 17) % 9) - 1) : null,
    requestId: n % 6 === 0 ? null : uuidOf(600_000 + (n % 50)),
  };
};

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 1 });
  switchyard = await startTestSwitchyard({ intercomUrl: workspace.url });
  const members = [await createTestMember(), await createTestMember(), await createTestMember()];
  ids = members.map(({ id }) => id);
  planted = Array.from({ length: actions }, (_, n) => (n % 10 === 4 ? eventAt : actionAt)(n + 1, ids));
  await plantJournal(planted);
  const desk = createDesk(workspace);
  const ctx = desk.ctxFor({ memberId: ids[0] ?? "", role: "owner" });
  owner = { ...ctx, clock: { now: () => now * 1000 } };
});
afterAll(async () => {
  await switchyard.stop();
  await workspace.close();
});

const outcomeOf = (one: Planted): string =>
  one.about !== null ? "done" : (one.outcomes.at(-1)?.outcome ?? (one.held ? "running" : "unknown"));

const isUndone = (id: string): boolean =>
  planted.some(
    (one) => one.undoOf === id && one.outcomes.some(({ outcome }) => outcome === "done") && !isUndone(one.id),
  );

const textIn = ({ action, before }: Planted): string =>
  [action.text, action.subject, action.title, before?.name]
    .filter((text) => text !== undefined)
    .join("\n")
    .toLowerCase();

/** In the demo workspace, which is in Lisbon: an hour ahead of UTC until 25 October. */
const startOf = (date: string): number =>
  Date.parse(`${date}T00:00:00${date < "2026-10-26" ? "+01:00" : "+00:00"}`) / 1000;
const endOf = (date: string): number =>
  startOf(new Date(Date.parse(date) + day * 1000).toISOString().slice(0, 10)) - 1;

const isAt = (at: number, { operator, values }: Term): boolean => {
  const spans = values.map((value) => {
    if (value.kind === "span") {
      const moment = now - value.amount * (value.unit === "h" ? 3600 : day);
      return [moment, moment] as const;
    }
    const date = value.kind === "date" ? value.date : "2026-11-22";
    return [startOf(date), endOf(date)] as const;
  });
  const [first, second] = spans;
  if (!first) return false;
  const isAge = values[0]?.kind === "span";
  if (operator === "is") return spans.some(([from, to]) => at >= from && at <= to);
  if (operator === "above") return isAge ? at < first[0] : at > first[1];
  if (operator === "below") return isAge ? at > first[0] : at < first[0];
  if (!second) return false;
  return isAge ? at >= second[0] && at <= first[1] : at >= first[0] && at <= second[1];
};

const isTerm = (one: Planted, term: Term): boolean => {
  const texts = term.values.map((value) =>
    value.kind === "text" ? value.text : value.kind === "id" ? value.id : value.kind,
  );
  switch (term.field) {
    case "by":
      return texts.some((text) => (text === "me" ? ids[0] : text) === one.memberId);
    case "about":
      return texts.some((text) => (text === "me" ? ids[0] : text) === one.about);
    case "action":
      return texts.includes(one.action.kind);
    case "conversation":
      return [one.conversationId, one.outcomes.length > 0 ? one.laterConversationId : null].some(
        (id) => id !== null && texts.includes(id),
      );
    case "ticket":
      return one.ticketId !== null && texts.includes(one.ticketId);
    case "outcome":
      return texts.includes(outcomeOf(one));
    case "undone":
      return isUndone(one.id) === term.values.some((value) => value.kind === "flag" && value.value);
    case "at":
      return isAt(one.at, term);
    case "request":
      return [one.requestId, ...one.outcomes.map(({ requestId }) => requestId)].some(
        (id) => id !== null && texts.includes(id),
      );
    case "id":
      return texts.includes(one.id);
    default:
      return texts.some((text) => textIn(one).includes(text.trim().toLowerCase()));
  }
};

const isFound = (one: Planted, query: Query): boolean => {
  if (query.kind === "term") return isTerm(one, query);
  if (query.kind === "not") return !isFound(one, query.item);
  return query.kind === "and"
    ? query.items.every((item) => isFound(one, item))
    : query.items.some((item) => isFound(one, item));
};

const textTerm = (field: string, values: readonly string[]): fc.Arbitrary<Query> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }).map((texts) => ({
    kind: "term",
    field,
    operator: "is",
    values: texts.map((text) => ({ kind: "text", text })),
  }));

const dates = fc.integer({ min: 0, max: 50 }).map((back) => ({
  kind: "date" as const,
  date: new Date((now - back * day) * 1000).toISOString().slice(0, 10),
  time: null,
}));
const ages = fc.record({
  kind: fc.constant("span" as const),
  amount: fc.integer({ min: 0, max: 45 }),
  unit: fc.constantFrom("h" as const, "d" as const),
});
const times: fc.Arbitrary<Query> = fc.oneof(
  fc
    .tuple(fc.constantFrom("above" as const, "below" as const), fc.oneof(dates, ages))
    .map(([operator, value]) => ({ kind: "term" as const, field: "at", operator, values: [value] })),
  fc
    .array(dates, { minLength: 1, maxLength: 3 })
    .map((values) => ({ kind: "term" as const, field: "at", operator: "is" as const, values })),
  fc.tuple(dates, dates).map(([a, b]) => ({
    kind: "term" as const,
    field: "at",
    operator: "range" as const,
    values: a.date <= b.date ? [a, b] : [b, a],
  })),
  fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })).map(([a, b]) => ({
    kind: "term" as const,
    field: "at",
    operator: "range" as const,
    values: [Math.min(a, b), Math.max(a, b)].map((amount) => ({
      kind: "span" as const,
      amount,
      unit: "d" as const,
    })),
  })),
);

const terms = (): fc.Arbitrary<Query> =>
  fc.oneof(
    fc.constantFrom<Query>(
      { kind: "term", field: "by", operator: "is", values: [{ kind: "me" }] },
      { kind: "term", field: "about", operator: "is", values: [{ kind: "me" }] },
      ...ids.map(
        (id) => ({ kind: "term", field: "by", operator: "is", values: [{ kind: "id", id }] }) as const,
      ),
      ...[true, false].map(
        (value) =>
          ({ kind: "term", field: "undone", operator: "is", values: [{ kind: "flag", value }] }) as const,
      ),
    ),
    textTerm("action", [...kinds, "disable"]),
    textTerm("conversation", ["1", "2", "3", "9", "0", "77"]),
    textTerm("ticket", ["1", "5", "77"]),
    textTerm("outcome", ["done", "failed", "unknown", "running"]),
    textTerm("request", [uuidOf(600_001), uuidOf(500_003), uuidOf(1)]),
    textTerm("id", [uuidOf(7), uuidOf(300), uuidOf(9999)]),
    textTerm("text", [
      ...words,
      "of today",
      "called",
      "%",
      "_",
      "nothing of it",
      "'; drop table journal; --",
    ]),
    times,
  );

const queries = (depth: number): fc.Arbitrary<Query> =>
  depth === 0
    ? terms()
    : fc.oneof(
        { weight: 3, arbitrary: terms() },
        { weight: 1, arbitrary: queries(depth - 1).map((item) => ({ kind: "not", item }) as const) },
        {
          weight: 3,
          arbitrary: fc
            .tuple(
              fc.constantFrom("and" as const, "or" as const),
              fc.array(queries(depth - 1), { minLength: 2, maxLength: 3 }),
            )
            .map(([kind, items]) => ({ kind, items })),
        },
      );

const allOf = async (ctx: Ctx, q: string): Promise<readonly JournalRow[]> => {
  const rows: JournalRow[] = [];
  let before: string | undefined;
  for (;;) {
    const page = await listJournal(ctx, { q, before });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    before = page.next;
  }
};

it("finds exactly what a plain filter finds, newest first, whatever is asked", async () => {
  let some = 0;
  await fc.assert(
    fc.asyncProperty(queries(3), async (tree) => {
      const q = print(tree, undefined, journalRegistry);
      const { tree: read, problems } = parse(q, journalRegistry);
      fc.pre(problems.length === 0);
      const wanted = planted.filter((one) => isFound(one, read)).map(({ id }) => id);
      if (wanted.length > 0 && wanted.length < actions) some += 1;
      expect(
        (await allOf(owner, q)).map(({ id }) => id),
        q,
      ).toEqual(wanted.toReversed());
    }),
    { numRuns: 200 },
  );
  // A test that asks for nothing, or for everything, shows nothing.
  expect(some).toBeGreaterThan(80);
}, 60_000);

it("gives in the file what it shows, in the order in which it was done", async () => {
  for (const q of ["", "outcome:failed or undone:yes", "refund -by:me at:<20d", "action:note,reply"]) {
    const text = await (await exportJournal(owner, { q })).text();
    const shown = await allOf(owner, q);
    expect(shown.length, q).toBeGreaterThan(5);
    const inFile = text
      .split("\r\n")
      .slice(1, -1)
      .map((line) => /"([0-9a-f-]{36})","(?:[^"]*)","[^"]*"$/.exec(line)?.[1]);
    expect(inFile, q).toEqual(shown.map(({ id }) => id).toReversed());
  }
});

it("says of a row what it says in a query: its outcome, and whether it was taken back, by which one", async () => {
  const rows = await allOf(owner, "-action:export-journal");
  expect(rows).toHaveLength(actions);
  expect(new Set(planted.map(outcomeOf)).size).toBe(4);
  expect(planted.filter(({ id }) => isUndone(id)).length).toBeGreaterThan(10);
  for (const row of rows) {
    const one = planted.find(({ id }) => id === row.id);
    if (!one) throw new Error(`no row ${row.id}`);
    expect([row.outcome, row.undone]).toEqual([outcomeOf(one), isUndone(one.id)]);
    const by = planted.find(({ id }) => id === row.undoneBy);
    if (row.undone) expect([by?.undoOf, by && isUndone(by.id)]).toEqual([row.id, false]);
    else expect(by).toBeUndefined();
  }
});
