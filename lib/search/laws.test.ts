import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeAddress, encodeAddress } from "./address";
import { fieldOf, fields } from "./fields";
import type { Index } from "./here";
import { type IntercomQuery, plan, validate } from "./lower";
import { canonical, childrenOf, limits, pathKey, type Query } from "./model";
import type { Env } from "./moments";
import { nameOf, type People, resolveNames } from "./names";
import { parse } from "./parse";
import { print } from "./print";
import { isSortId, type SortId, sorts } from "./sorts";
import { pairs, queries, terms, termsOf } from "./testing/arbitrary";

const env: Env = { now: 1_795_000_000, me: "7", myTeamIds: ["11", "12"], timeZone: "Europe/Warsaw" };

const termCount = (query: Query): number =>
  query.kind === "term" ? 1 : childrenOf(query).reduce((sum, child) => sum + termCount(child), 0);

const withinParser = (query: Query): boolean =>
  termCount(query) <= limits.terms && print(query).length <= limits.characters;

const pieces = fc.constantFrom(
  "state:open",
  "tag:",
  "or",
  "OR",
  "and",
  "not",
  "-",
  "(",
  ")",
  '"',
  "\\",
  ",",
  "..",
  "$",
  ">",
  "waiting:>2h",
  "created:2026-01-01..today",
  "rating:>=",
  ":",
  "x:y",
  "attr.plan:pro",
  " ",
  "\u00a0",
  "\uD800",
);
const lines = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: "binary", maxLength: 100 }),
  fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 60 }).map((list) => list.join("")),
  fc.array(pieces, { maxLength: 60 }).map((list) => list.join(" ")),
);

describe("parse", () => {
  it("never throws, and every problem has a place in the line", () => {
    fc.assert(
      fc.property(lines, (line) => {
        for (const problem of parse(line).problems) {
          expect(problem.from).toBeGreaterThanOrEqual(0);
          expect(problem.to).toBeGreaterThanOrEqual(problem.from);
          expect(problem.to).toBeLessThanOrEqual(line.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("gives a canonical tree that reads back from its print, whatever was typed", () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { tree } = parse(line);
        expect(canonical(tree)).toEqual(tree);
        const again = parse(print(tree));
        expect(again.problems).toEqual([]);
        expect(again.tree).toEqual(tree);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads what print wrote, for every field and operator", () => {
    for (const { row, operator } of pairs) {
      fc.assert(
        fc.property(termsOf(row, operator), (term) => {
          const { tree, problems } = parse(print(term));
          expect(problems).toEqual([]);
          expect(tree).toEqual(term);
        }),
        { numRuns: 30 },
      );
    }
  });

  it("reads what print wrote, for trees", () => {
    fc.assert(
      fc.property(queries.filter(withinParser), (query) => {
        const { tree, problems } = parse(print(query));
        expect(problems).toEqual([]);
        expect(tree).toEqual(query);
      }),
      { numRuns: 500 },
    );
  });

  it("says where each node stands", () => {
    const visit = (query: Query, path: readonly number[], text: string): void => {
      const span = parse(text).spans.get(pathKey(path));
      expect(span).toBeDefined();
      expect(parse(text.slice(span?.from, span?.to)).tree).toEqual(query);
      childrenOf(query).forEach((child, index) => {
        visit(child, [...path, index], text);
      });
    };
    fc.assert(
      fc.property(queries.filter(withinParser), (query) => visit(query, [], print(query))),
      { numRuns: 50 },
    );
  });

  it("takes steps in proportion to the length of hostile lines", () => {
    const hostile = [
      "(",
      ")",
      "-",
      '"',
      "\\",
      "a:",
      "a:>",
      ",",
      "state:",
      "or ",
      "tag:a,",
      "x..",
      '"a" ',
      "((-",
      "$",
      "rating:1..",
    ];
    for (const piece of hostile) {
      const steps = (length: number): number =>
        parse(piece.repeat(Math.ceil(length / piece.length)).slice(0, length)).steps;
      expect(steps(2000), `steps for ${piece}`).toBeLessThanOrEqual(2.5 * Math.max(steps(1000), 400));
      expect(steps(2000)).toBeLessThanOrEqual(20 * 2000);
    }
  });
});

describe("the address", () => {
  const sortIds = Object.keys(sorts).filter(isSortId);
  it("decodes to what was encoded", () => {
    fc.assert(
      fc.property(
        queries.filter(withinParser),
        fc.option(fc.constantFrom<SortId>(...sortIds)),
        (tree, sort) => {
          expect(decodeAddress(encodeAddress({ tree, sort }))).toEqual({ tree, sort, problems: [] });
          expect(decodeAddress(`?${encodeAddress({ tree, sort })}`).tree).toEqual(tree);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("can be made of text that is no valid Unicode", () => {
    const tree = parse("body:a\uD800b").tree;
    expect(print(decodeAddress(encodeAddress({ tree, sort: null })).tree)).toBe("body:a\uFFFDb");
  });

  it("is read without a throw whatever it holds", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (search) => void decodeAddress(search)));
  });
});

describe("names", () => {
  const name = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom("Ana", "ana", "me", "None", "12", "my-teams", 'x"y', "Zoë Ø"),
  );
  const list = fc.uniqueArray(fc.record({ id: fc.nat({ max: 40 }).map(String), name }), {
    selector: (one) => one.id,
  });
  const people: fc.Arbitrary<People> = fc.record({ admins: list, teams: list, tags: list });

  it("printed for ids lead back to the same ids", () => {
    const ids = fc.nat({ max: 40 }).map((id) => ({ kind: "id" as const, id: String(id) }));
    const term = fc.record({
      kind: fc.constant("term" as const),
      field: fc.constantFrom("assignee", "team", "tag"),
      operator: fc.constant("is" as const),
      values: fc.array(ids, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(people, term, (known, query) => {
        const { tree, problems } = parse(print(query, nameOf(known)));
        expect(problems).toEqual([]);
        expect(resolveNames(tree, known)).toEqual({ tree: query, problems: [] });
      }),
    );
  });
});

/** What Intercom documents: two levels of groups, fifteen in each, operators by the field's type. */
const refusals = (query: IntercomQuery, index: Index, level = 1): readonly string[] => {
  if (!("field" in query)) {
    const size =
      query.value.length >= 1 && query.value.length <= 15 ? [] : [`group of ${query.value.length}`];
    const depth = level <= 2 ? [] : [`level ${level}`];
    return [...size, ...depth, ...query.value.flatMap((item) => refusals(item, index, level + 1))];
  }
  // An attribute of tickets may be of any type.
  if (index === "tickets" && /^ticket_attribute\.\d+$/.test(query.field)) return [];
  const row = fields.find((one) => one.searched === index && one.api === query.field);
  if (!row) return [`field ${query.field}`];
  const allowed = {
    string: ["=", "!=", "IN", "NIN", "~", "!~", "^", "$"],
    integer: ["=", "!=", "IN", "NIN", ">", "<"],
    date: ["=", "!=", ">", "<"],
    boolean: ["=", "!="],
  }[row.wire];
  const listed = query.operator === "IN" || query.operator === "NIN";
  const faults = allowed.includes(query.operator) ? [] : [`${query.field} ${query.operator}`];
  if (listed !== Array.isArray(query.value))
    faults.push(`${query.operator} with ${JSON.stringify(query.value)}`);
  if (row.name === "body" && /\s/.test(String(query.value))) faults.push("more than one word of the body");
  const types = { string: "string", integer: "number", date: "number", boolean: "boolean" };
  for (const one of [query.value].flat()) {
    if (one !== null && typeof one !== types[row.wire]) faults.push(`${query.field} as ${typeof one}`);
  }
  return faults;
};

/** A tree whose names are ids, as `lower` wants it. */
const withIds = (query: Query): Query => {
  if (query.kind === "not") return { kind: "not", item: withIds(query.item) };
  if (query.kind !== "term") return { kind: query.kind, items: query.items.map(withIds) };
  if (fieldOf(query.field)?.type !== "reference") return query;
  return {
    ...query,
    values: query.values.map((value) => (value.kind === "text" ? { kind: "id", id: "5" } : value)),
  };
};

describe("lower", () => {
  it("never emits what Intercom refuses", () => {
    let sent = 0;
    fc.assert(
      fc.property(
        queries,
        fc.constantFrom("zero" as const, "null" as const, "neither" as const),
        (query, unassigned) => {
          const planned = plan(withIds(query), { ...env, unassigned });
          if (!planned.ok) return;
          sent += 1;
          const { index, queries: all } = planned.value;
          expect(all.length).toBeLessThanOrEqual(4);
          for (const one of all) expect(refusals(one, index)).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
    expect(sent, "most generated queries can be sent").toBeGreaterThan(500);
  });

  it("refuses only with a place, and its mend can be sent", () => {
    fc.assert(
      fc.property(queries.filter(withinParser), (query) => {
        const text = print(query);
        for (const problem of validate(query)) {
          expect(problem.to).toBeLessThanOrEqual(text.length);
          expect(problem.message).not.toBe("");
        }
        const [only, ...more] = validate(query);
        if (only?.mend && more.length === 0) expect(validate(parse(only.mend.text).tree)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("agrees with validate on trees with ids", () => {
    fc.assert(
      fc.property(queries, (query) => {
        const tree = withIds(query);
        expect(plan(tree, env).ok).toBe(validate(tree).length === 0);
      }),
      { numRuns: 300 },
    );
  });

  it("looks at a hostile line few times, however many of its words it refuses", () => {
    const lines = {
      "of conversations and of tickets": (n: number) => `(assignee:me or ticket.title:~x${n})`,
      "too deep": (n: number) => `(assignee:me or (parts:>${n} (reopens:<${n} or created:<${n}d)))`,
      "too many": (n: number) => `(-from:a${n},b${n},c${n} or assignee:me)`,
    };
    for (const [what, part] of Object.entries(lines)) {
      for (const most of [6, 12, 24]) {
        const { tree } = parse(Array.from({ length: most }, (_, n) => part(n)).join(" "));
        let asked = 0;
        const counting: Env = {
          ...env,
          get me() {
            asked += 1;
            return "7";
          },
        };
        plan(tree, counting);
        // Each look at the whole line asks twice for each of its parts.
        expect(asked / (2 * most), `${what}, ${most} parts`).toBeLessThanOrEqual(40);
      }
    }
  });

  it("sends every single term of every field and operator", () => {
    fc.assert(
      fc.property(terms, (term) => {
        const words = term.values.reduce(
          (sum, value) => sum + (value.kind === "text" ? value.text.split(" ").length : 1),
          0,
        );
        fc.pre(words <= 15);
        expect(plan(withIds(term), env).ok).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
