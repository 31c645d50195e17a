import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Facts, judgeOf, matches } from "./evaluate";
import { fitToLimits, levelsOf } from "./fit";
import { toFormula } from "./formula";
import type { Query, Term, Value } from "./model";
import type { Env } from "./moments";
import { parse } from "./parse";

const env: Env = { now: 1_795_000_000, me: "7", myTeamIds: ["11", "12"], timeZone: "UTC" };

const term = (field: string, operator: Term["operator"], values: readonly Value[]): Term => ({
  kind: "term",
  field,
  operator,
  values,
});
const some = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { minLength: 1, maxLength: 3 });
const tags = fc.constantFrom("1", "2", "3");
const states = fc.constantFrom("open", "closed", "snoozed");
const texts = fc.constantFrom("a", "b", "ab", "ba");
const scores = fc.integer({ min: 1, max: 5 });
const small: fc.Arbitrary<Query> = fc.oneof(
  some(tags).map((ids) =>
    term(
      "tag",
      "is",
      ids.map((id): Value => ({ kind: "id", id })),
    ),
  ),
  some(states).map((list) =>
    term(
      "state",
      "is",
      list.map((text): Value => ({ kind: "text", text })),
    ),
  ),
  fc.tuple(fc.constantFrom("is" as const, "contains" as const), some(texts)).map(([operator, list]) =>
    term(
      "subject",
      operator,
      list.map((text): Value => ({ kind: "text", text })),
    ),
  ),
  fc
    .tuple(fc.constantFrom("is" as const, "above" as const, "below" as const), scores)
    .map(([operator, value]) => term("rating", operator, [{ kind: "number", value }])),
);
const level = (item: fc.Arbitrary<Query>): fc.Arbitrary<Query> =>
  fc.oneof(
    small,
    item.map((one): Query => ({ kind: "not", item: one })),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      items: fc.array(item, { minLength: 2, maxLength: 3 }),
    }),
  );
const trees = level(level(level(level(small))));
type Row = { tag: string[]; state: string; subject: string; rating: number | null };
const rows: fc.Arbitrary<Row> = fc.record({
  tag: fc.uniqueArray(tags),
  state: states,
  subject: texts,
  rating: fc.option(scores),
});

/** The language's meaning said once more, plainly, without the formula: what `evaluate` and the rewrites are held against. */
const plainly = (query: Query, row: Row, negated = false): boolean => {
  if (query.kind === "not") return plainly(query.item, row, !negated);
  if (query.kind !== "term") {
    const results = query.items.map((item) => plainly(item, row, negated));
    return (query.kind === "and") !== negated ? results.every(Boolean) : results.some(Boolean);
  }
  const compares = query.operator === "above" || query.operator === "below";
  if (compares && row.rating === null) return false;
  const hit = query.values.some((value) => holds(query, value, row));
  return hit !== negated;
};

const holds = (query: Term, value: Value, row: Row): boolean => {
  if (value.kind === "id") return row.tag.includes(value.id);
  if (value.kind === "number") {
    const rating = row.rating ?? Number.NaN;
    if (query.operator === "above") return rating > value.value;
    return query.operator === "below" ? rating < value.value : rating === value.value;
  }
  const text = value.kind === "text" ? value.text : "";
  if (query.field === "state") return row.state === text;
  return query.operator === "contains" ? row.subject.includes(text) : row.subject === text;
};

describe("meaning", () => {
  it("is the same for a conversation in hand as the language says", () => {
    fc.assert(
      fc.property(trees, rows, (tree, row) => {
        expect(matches(tree, row, env)).toBe(plainly(tree, row) ? "yes" : "no");
      }),
      { numRuns: 2000 },
    );
  });

  it("is kept by every rewrite that brings a query within the limits", () => {
    let deep = 0;
    fc.assert(
      fc.property(trees, fc.array(rows, { minLength: 20, maxLength: 20 }), (tree, list) => {
        const { formula } = toFormula(tree, env);
        const fitted = fitToLimits(formula);
        if (!fitted) return;
        if (levelsOf(formula) > 2) deep += 1;
        for (const row of list) expect(judgeOf(fitted)(row)).toBe(judgeOf(formula)(row));
      }),
      { numRuns: 1000 },
    );
    expect(deep, "queries that had to be rewritten").toBeGreaterThan(50);
  });

  it("is unknown only where a missing fact could change the answer", () => {
    fc.assert(
      fc.property(trees, rows, fc.constantFrom("tag", "state", "subject", "rating"), (tree, row, gone) => {
        const partial: Facts = Object.fromEntries(Object.entries(row).filter(([name]) => name !== gone));
        const verdict = matches(tree, partial, env);
        if (verdict !== "unknown") expect(matches(tree, row, env)).toBe(verdict);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("matches", () => {
  const facts: Facts = {
    state: "open",
    read: false,
    priority: true,
    assignee: "7",
    team: null,
    tag: ["3"],
    waiting: env.now - 3 * 3600,
    body: "Please, REFUND the invoice (2025)!",
    author: "Zoë Ø",
    email: "zoe@acme.com",
  };
  const verdict = (line: string) => matches(parse(line).tree, facts, env);

  it.each([
    ["assignee:me", "yes"],
    ["assignee:none", "no"],
    ["team:none", "yes"],
    ["-team:none", "no"],
    ["team:my-teams", "no"],
    ["priority:yes", "yes"],
    ["-read:no", "no"],
    ["waiting:>2h", "yes"],
    ["waiting:>4h", "no"],
    ["waiting:2h..4h", "yes"],
    ["-waiting:none", "yes"],
    ["snoozed:>1h", "unknown"],
    ["snoozed:>1h or read:no", "yes"],
    ['"invoice 2025"', "yes"],
    ["invoice -refund", "no"],
    ["from:@ACME.com", "yes"],
    ["from:zoë", "yes"],
    ["from:zoe@acme.org", "no"],
    ["", "yes"],
  ])("%s is %s", (line, expected) => {
    expect(verdict(line)).toBe(expected);
  });

  it("is unknown for me where nobody is linked", () => {
    expect(matches(parse("assignee:me").tree, facts, { ...env, me: null })).toBe("unknown");
  });
});

describe("an attribute that holds no number", () => {
  const held = [null, "", "  ", "five", "0x10", "1e3", true, false, [], [""]] as const;
  it.each(["attr.x:<5", "attr.x:>-1", "attr.x:-1..5", "-attr.x:>5", "-attr.x:<-1", "attr.x:0"])(
    "is neither more nor less than any: %s",
    (line) => {
      const { tree } = parse(line);
      for (const x of held) expect([x, matches(tree, { "attr.x": x }, env)]).toEqual([x, "no"]);
    },
  );

  it.each([4, "4", " 4.0 ", "-3", "+.5"])("but %j is one", (x) => {
    expect(matches(parse("attr.x:<5").tree, { "attr.x": x }, env)).toBe("yes");
  });
});

it("takes no longer to see that a very long text is no number than its length takes", () => {
  // Where digits can be cut in two in every way, this takes minutes, and the test its end.
  const { formula } = toFormula(parse("attr.size:>5").tree, env);
  expect(judgeOf(formula)({ "attr.size": `${"1".repeat(100_000)}x` })).toBe("no");
  expect(
    ["6", "6.", "5.5", " +7 ", "1.5.2", "."].map((size) => judgeOf(formula)({ "attr.size": size })),
  ).toEqual(["yes", "yes", "yes", "yes", "no", "no"]);
});
