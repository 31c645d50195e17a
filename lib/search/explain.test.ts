import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Facts, matches, type Verdict } from "./evaluate";
import { explain, signedTerms, standings } from "./explain";
import { childrenOf, type Path, type Query } from "./model";
import type { Env } from "./moments";
import { parse } from "./parse";

const env: Env = { now: 1_795_000_000, me: "7", myTeamIds: ["11"], timeZone: "UTC" };
const hour = 3600;
const facts: Facts = {
  state: "open",
  assignee: null,
  team: "11",
  tag: ["1", "2"],
  read: false,
  waiting: env.now - 3 * hour,
  rating: null,
  subject: "Where is my parcel",
};

const at = (tree: Query, path: Path): Query | undefined =>
  path.reduce<Query | undefined>((one, index) => (one ? childrenOf(one)[index] : undefined), tree);

const told = (line: string): { verdict: Verdict; terms: readonly string[] } => {
  const { tree, spans } = parse(line);
  const { verdict, reasons } = explain(tree, facts, env);
  return {
    verdict,
    terms: reasons.map(({ path }) => {
      const span = spans.get(path.join("."));
      return line.slice(span?.from, span?.to);
    }),
  };
};

describe("a conversation in hand", () => {
  it.each([
    ["state:open assignee:none", "yes", ["state:open", "assignee:none"]],
    ["state:closed assignee:none read:yes", "no", ["state:closed", "read:yes"]],
    ["state:closed or read:no or team:11", "yes", ["read:no", "team:11"]],
    ["state:closed or read:yes", "no", ["state:closed", "read:yes"]],
    ["-state:closed", "yes", ["state:closed"]],
    ["-(state:open read:yes)", "yes", ["read:yes"]],
    ["-(state:open or read:yes)", "no", ["state:open"]],
    ["waiting:>2h -tag:3", "yes", ["waiting:>2h", "tag:3"]],
    ["-rating:<3", "no", ["rating:<3"]],
    ["state:open created:<7d", "unknown", ["created:<7d"]],
    ["state:closed created:<7d", "no", ["state:closed"]],
    ["team:my-teams", "yes", ["team:my-teams"]],
    ["", "yes", []],
  ])("%j is %s because of %j", (line, verdict, terms) => {
    expect(told(line)).toEqual({ verdict, terms });
  });

  it("is not let in by a term that means nothing here, and the others still tell", () => {
    const { tree } = parse("assignee:Nobody-Known state:closed");
    expect(explain(tree, facts, env)).toEqual({ verdict: "no", reasons: [{ path: [1], verdict: "no" }] });
    expect(matches(tree, facts, env)).toBe("unknown");
  });
});

const leaf = fc.constantFrom(
  "state:open",
  "state:closed",
  "tag:1",
  "tag:9",
  "read:yes",
  "rating:>2",
  "waiting:<1h",
  "created:<7d",
  "subject:~parcel",
);
const lineOf = (depth: number): fc.Arbitrary<string> =>
  depth === 0
    ? leaf
    : fc.oneof(
        leaf,
        lineOf(depth - 1).map((line) => `-(${line})`),
        fc
          .tuple(fc.constantFrom(" ", " or "), fc.array(lineOf(depth - 1), { minLength: 2, maxLength: 3 }))
          .map(([by, lines]) => lines.map((line) => `(${line})`).join(by)),
      );

/** With every term that is no reason taken for unknown. */
const byReasonsAlone = (tree: Query, reasons: ReadonlyMap<string, Verdict>): Verdict => {
  const look = (query: Query, negated: boolean, path: Path): Verdict => {
    if (query.kind === "term") return reasons.get(path.join(".")) ?? "unknown";
    if (query.kind === "not") return look(query.item, !negated, [...path, 0]);
    const verdicts = query.items.map((item, index) => look(item, negated, [...path, index]));
    const all = (query.kind === "and") !== negated;
    const decides = all ? "no" : "yes";
    if (verdicts.includes(decides)) return decides;
    return verdicts.includes("unknown") ? "unknown" : all ? "yes" : "no";
  };
  return look(tree, false, []);
};

it("gives the verdict of the search, and reasons that suffice for it", () => {
  fc.assert(
    fc.property(lineOf(3), (line) => {
      const { tree } = parse(line);
      const { verdict, reasons } = explain(tree, facts, env);
      expect(verdict).toBe(matches(tree, facts, env));
      expect(reasons.length).toBeGreaterThan(0);
      for (const reason of reasons) {
        expect(reason.verdict).toBe(verdict);
        expect(at(tree, reason.path)?.kind).toBe("term");
      }
      const known = new Map(reasons.map((reason) => [reason.path.join("."), reason.verdict]));
      expect(byReasonsAlone(tree, known)).toBe(verdict);
    }),
  );
});

describe("how each term stands", () => {
  it.each([
    ["state:open -tag:1 read:yes", "no", ["yes", "no!", "no!"]],
    ["state:closed or read:no", "yes", ["no", "yes!"]],
    ["-(state:open read:yes)", "yes", ["no", "yes!"]],
    ["state:open created:<7d", "unknown", ["yes", "unknown!"]],
    ["", "yes", []],
  ])("%j is %s, term by term %j", (line, verdict, terms) => {
    const { tree } = parse(line);
    const told = standings(tree, facts, env);
    expect(told.verdict).toBe(verdict);
    expect(told.terms.map((term) => `${term.verdict}${term.decides ? "!" : ""}`)).toEqual(terms);
  });

  it("tells of every term of the query once, in its order, and each as if it stood alone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...lines), (line) => {
        const { tree } = parse(line);
        const told = standings(tree, facts, env).terms;
        const signed = signedTerms(tree);
        expect(told.map(({ path }) => path)).toEqual(signed.map(({ path }) => path));
        for (const [index, { term, negated }] of signed.entries()) {
          const alone: Query = negated ? { kind: "not", item: term } : term;
          expect(told[index]?.verdict).toBe(matches(alone, facts, env));
        }
      }),
    );
  });
});

const lines: readonly string[] = [
  "state:open -tag:1 read:yes",
  "-(state:open or (read:yes -team:11))",
  "waiting:>2h (tag:3 or -rating:<3) created:<7d",
];
