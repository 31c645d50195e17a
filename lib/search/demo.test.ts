import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileQuery } from "@/lib/demo/search/compile";
import { conversationFields } from "@/lib/demo/search/conversation-fields";
import { fieldOf } from "./fields";
import { lower } from "./lower";
import type { Query } from "./model";
import type { Env } from "./moments";
import { pairs, queries, termsOf } from "./testing/arbitrary";

/** The demo workspace shares no code with the language: what it takes is the second opinion on what may be sent. */
const env: Env = { now: 1_795_000_000, me: "7", myTeamIds: ["11", "12"], timeZone: "Europe/Warsaw" };
const versionTen = 10;

const withIds = (query: Query): Query => {
  if (query.kind === "not") return { kind: "not", item: withIds(query.item) };
  if (query.kind !== "term") return { kind: query.kind, items: query.items.map(withIds) };
  if (fieldOf(query.field)?.type !== "reference") return query;
  return {
    ...query,
    values: query.values.map((value) => (value.kind === "text" ? { kind: "id", id: "5" } : value)),
  };
};

const accepts = (query: Query, unassigned: "zero" | "null"): void => {
  const lowered = lower(withIds(query), { ...env, unassigned });
  if (!lowered.ok) return;
  // Over the wire it is JSON, so it is read back as such.
  const received: unknown = JSON.parse(JSON.stringify(lowered.value));
  expect(
    () => compileQuery(received, conversationFields(versionTen)),
    JSON.stringify(received),
  ).not.toThrow();
};

describe("the demo workspace", () => {
  it("takes every field with every operator, plain and negated", () => {
    for (const { row, operator } of pairs) {
      fc.assert(
        fc.property(termsOf(row, operator), fc.boolean(), (term, negated) => {
          accepts(negated ? { kind: "not", item: term } : term, "zero");
        }),
        { numRuns: 20 },
      );
    }
  });

  it("takes every tree that is sent", () => {
    fc.assert(
      fc.property(queries, fc.constantFrom("zero" as const, "null" as const), (query, unassigned) => {
        accepts(query, unassigned);
      }),
      { numRuns: 300 },
    );
  });
});
