import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributeField, untypedAttribute } from "./attributes";
import { fieldOf, fields, operatorsOf } from "./fields";
import type { Term } from "./model";
import { termsOf } from "./testing/arbitrary";
import { changeWay, emptySlots, firstWay, readSlots, slotsOf, wayOf, waysOf } from "./ways";

const now = (term: Term, negated: boolean) => ({ ...term, negated, typed: null });

const all = [
  ...fields,
  untypedAttribute("plan"),
  ...["string", "integer", "boolean", "date", "options"].map((type) =>
    attributeField({ name: "plan", label: "Plan", type, options: ["pro", "free"] }),
  ),
];

describe("each field and operator of the registry", () => {
  it("has a way that can be chosen, and what it shows of a term reads back as that term", () => {
    for (const row of all) {
      for (const operator of operatorsOf(row)) {
        fc.assert(
          fc.property(termsOf(row, operator), fc.boolean(), (term, negated) => {
            const way = wayOf(row, now(term, negated));
            expect(way).toBeDefined();
            if (!way) return;
            expect(waysOf(row, way).map((one) => one.id)).toContain(way.id);
            if (way.entry === "list" || way.entry === "flag") return;
            const read = readSlots(way, row, slotsOf(way, row, now(term, negated)));
            expect(read).toEqual({ values: term.values, fault: null });
          }),
          { numRuns: 30 },
        );
      }
    }
  });

  it("begins with a way that needs no more than a value, and stays in that way while nothing is typed", () => {
    for (const row of all) {
      const first = firstWay(row);
      expect(first).toBeDefined();
      for (const way of waysOf(row, undefined)) {
        const slots = emptySlots(way, row);
        const blank = {
          operator: way.operator,
          negated: way.negated,
          values: [],
          typed: { entry: way.entry, slots },
        };
        expect(wayOf(row, blank)?.id, `${row.name} ${way.id}`).toBe(way.id);
        expect(readSlots(way, row, slots).fault).toBeNull();
      }
    }
  });

  it("offers every operator that the field has", () => {
    for (const row of all) {
      expect(new Set(waysOf(row, undefined).map((way) => way.operator))).toEqual(new Set(operatorsOf(row)));
    }
  });
});

describe("changing the way", () => {
  const field = (name: string) => {
    const row = fieldOf(name);
    if (!row) throw new Error(name);
    return row;
  };
  const to = (name: string, words: string) => {
    const way = waysOf(field(name), undefined).find((one) => one.words === words);
    if (!way) throw new Error(words);
    return way;
  };

  it("keeps what still says something", () => {
    const row = field("subject");
    const from = {
      operator: "contains",
      negated: false,
      values: [{ kind: "text", text: "x" }],
      typed: null,
    } as const;
    expect(changeWay(row, from, to("subject", "starts with"))).toMatchObject({
      operator: "starts",
      values: from.values,
    });
    const age = {
      operator: "above",
      negated: false,
      values: [{ kind: "span", amount: 2, unit: "h" }],
      typed: null,
    } as const;
    expect(changeWay(field("waiting"), age, to("waiting", "less than"))).toMatchObject({
      values: age.values,
    });
    expect(changeWay(field("waiting"), age, to("waiting", "between"))).toMatchObject({
      typed: { slots: ["2h", "h"] },
      values: [],
    });
    expect(changeWay(field("waiting"), age, to("waiting", "since after"))).toMatchObject({
      typed: { slots: [""] },
      values: [],
    });
    expect(changeWay(field("waiting"), age, to("waiting", "is not set"))).toMatchObject({
      values: [{ kind: "none" }],
    });
  });

  it("keeps what was chosen from a list", () => {
    const from = { operator: "is", negated: false, values: [{ kind: "me" }], typed: null } as const;
    expect(changeWay(field("assignee"), from, to("assignee", "is not"))).toEqual({ ...from, negated: true });
  });
});
