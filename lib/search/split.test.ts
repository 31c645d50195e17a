import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeWorld } from "@/lib/demo/seed/world";
import { type Facts, judgeOf } from "./evaluate";
import { fitToLimits } from "./fit";
import { toFormula } from "./formula";
import { divide } from "./here";
import { plan } from "./lower";
import type { Query } from "./model";
import type { Env } from "./moments";
import { parse } from "./parse";
import { print } from "./print";
import { mostPieces, piecesOf } from "./split";

const now = Date.parse("2026-11-21T11:00:00Z") / 1000;
const env: Env = { now, me: "6120401", myTeamIds: ["5017691"], timeZone: "UTC" };

/** Ten thousand conversations, with what the terms below ask for. */
const facts: readonly Facts[] = makeWorld({ seed: 3, conversations: 10_000, now }).conversations.map((c) => ({
  state: c.state,
  type: c.source.type,
  priority: c.priority !== "none",
  read: c.read,
  parts: c.statistics.countConversationParts,
  rating: c.rating?.rating ?? null,
  subject: c.source.subject,
  "attr.Severity": c.customAttributes.Severity ?? null,
  title: c.title,
}));

const asked = fc.oneof(
  fc.constantFrom("state:open", "state:closed", "read:no", "priority:yes", "type:email", "-type:email"),
  fc.integer({ min: 1, max: 12 }).map((n) => `parts:>${n}`),
  fc.integer({ min: 1, max: 5 }).map((n) => `rating:<${n}`),
  fc.constantFrom("a", "re", "in", "order").map((text) => `subject:~${text}`),
);
const here = fc.constantFrom("attr.Severity:High", "-attr.Severity:none", "title:~e", "-subject:^Re");
const clause = (term: fc.Arbitrary<string>) =>
  fc.array(term, { minLength: 2, maxLength: 3 }).map((list) => `(${list.join(" ")})`);
const alternatives = (term: fc.Arbitrary<string>, most: number) =>
  fc
    .array(fc.oneof(clause(term), term), { minLength: 2, maxLength: most })
    .map((list) => `(${list.join(" or ")})`);

/** Lines that are too wide, too deep, or speak of what Intercom cannot search. */
const lines = fc.oneof(
  alternatives(asked, 24),
  fc
    .array(fc.tuple(asked, asked), { minLength: 16, maxLength: 24 })
    .map((list) => list.map((pair) => `(${pair.join(" ")})`).join(" or ")),
  fc.tuple(alternatives(asked, 6), alternatives(asked, 6)).map((list) => list.join(" ")),
  fc.tuple(alternatives(asked, 10), here).map((list) => list.join(" ")),
  fc.tuple(alternatives(fc.oneof(asked, here), 8), asked).map((list) => list.join(" ")),
  alternatives(asked, 8).map((line) => `-${line}`),
);
const trees: fc.Arbitrary<Query> = lines
  .map((line) => parse(line))
  .filter((parsed) => parsed.problems.length === 0)
  .map((parsed) => parsed.tree);

describe("what is asked in pieces and looked at afterwards", () => {
  it("means the same, for each of 10,000 conversations", () => {
    let split = 0;
    let looked = 0;
    fc.assert(
      fc.property(trees, (tree) => {
        const { formula } = toFormula(tree, env);
        const { asked: question, here: rest } = divide(formula);
        const pieces = question === null ? [] : piecesOf(question);
        if (!pieces) return;
        if (pieces.length > 1) split += 1;
        if (rest) looked += 1;
        expect(pieces.length).toBeLessThanOrEqual(mostPieces);
        for (const piece of pieces) expect(fitToLimits(piece)).not.toBeNull();
        const [whole, ...parts] = [formula, ...pieces].map(judgeOf);
        const judge = rest && judgeOf(rest);
        for (const one of facts) {
          const isFound = question === null || parts.some((part) => part(one) === "yes");
          const isShown = isFound && (judge === null || judge(one) === "yes");
          if (isShown !== (whole?.(one) === "yes")) throw new Error(`${print(tree)} ${JSON.stringify(one)}`);
        }
      }),
      { numRuns: 120 },
    );
    expect(split, "queries that took several searches").toBeGreaterThan(5);
    expect(looked, "queries that were looked at afterwards").toBeGreaterThan(15);
  }, 60_000);

  it("is no more than four searches, and one where one is enough", () => {
    const searches = (line: string): number => {
      const planned = plan(parse(line).tree, env);
      return planned.ok ? planned.value.queries.length : 0;
    };
    const wide = (count: number): string =>
      Array.from({ length: count }, (_, n) => `(parts:${n} rating:${n % 5})`).join(" or ");
    expect([2, 15, 16, 24].map((count) => searches(wide(count)))).toEqual([1, 1, 2, 2]);
    expect(searches("tag:1 or tag:2 or tag:3")).toBe(1);
  });

  it("looks for nobody on a conversation in hand, whatever the workspace searches nobody as", () => {
    const shown = (line: string, unassigned: "zero" | "null" | "neither", assignee: string | null) => {
      const planned = plan(parse(line).tree, { ...env, unassigned });
      const rest = planned.ok ? planned.value.here : null;
      return rest && judgeOf(rest)({ assignee, team: assignee, "attr.Severity": null });
    };
    for (const unassigned of ["zero", "null", "neither"] as const) {
      for (const field of ["assignee", "team"]) {
        const line = `${field}:none or attr.Severity:High`;
        expect([null, "5"].map((one) => shown(line, unassigned, one))).toEqual(["yes", "no"]);
        expect([null, "5"].map((one) => shown(`-${line}`, unassigned, one))).toEqual(["no", "yes"]);
      }
    }
  });
});
