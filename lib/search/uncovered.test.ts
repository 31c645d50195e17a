import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Facts, matches } from "./evaluate";
import type { Env } from "./moments";
import { parse } from "./parse";
import { uncoveredBy } from "./uncovered";

const hour = 3600;
const now = Date.parse("2026-11-21T11:00:00Z") / 1000;
const env: Env = { now, me: "1", myTeamIds: ["7"], timeZone: "UTC" };

const facts: fc.Arbitrary<Facts> = fc.record({
  state: fc.constantFrom("open", "snoozed", "closed"),
  assignee: fc.constantFrom(null, "1", "2"),
  team: fc.constantFrom(null, "7", "8"),
  tag: fc.subarray(["4", "5"]),
  priority: fc.boolean(),
  waiting: fc.constantFrom(null, now - hour, now - 3 * hour, now - 30 * hour),
  created: fc.constantFrom(now - hour, now - 50 * hour),
});

const lines = [
  "state:open assignee:none",
  "waiting:>2h",
  "-waiting:>2h",
  "waiting:1h..4h tag:4",
  "waiting:today",
  "-waiting:yesterday",
  "waiting:none,today priority:yes",
  "team:7 or tag:4,5",
  "-(team:7 tag:5)",
  "priority:yes created:<1d",
  "state:snoozed",
  "state:open,closed team:8 waiting:none",
  "-tag:4",
];

const viewsOf = (queries: readonly string[]) => queries.map((query, index) => ({ id: String(index), query }));
const holds = (query: string, of: Facts): boolean => matches(parse(query).tree, of, env) === "yes";

describe("what no view holds", () => {
  it("is exactly what is open and in none of them", () => {
    fc.assert(
      fc.property(fc.subarray(lines), facts, (queries, of) => {
        const { q, exact } = uncoveredBy(viewsOf(queries));
        const uncovered = holds("state:open", of) && !queries.some((query) => holds(query, of));
        expect(q !== null && holds(q, of)).toBe(uncovered);
        expect(exact).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("is nothing where one view holds all that is open", () => {
    expect(uncoveredBy(viewsOf(["tag:4", "state:open,snoozed"])).q).toBeNull();
    expect(uncoveredBy(viewsOf([""])).q).toBeNull();
  });

  it("leaves out views that mean something else for each who looks, or nothing at all", () => {
    expect(uncoveredBy(viewsOf(["assignee:me", "team:my-teams", "state:opn", "tag:4"]))).toEqual({
      q: "state:open -tag:4",
      leftOut: ["0", "1", "2"],
      exact: true,
    });
  });

  it("says when it may miss what has no value to compare", () => {
    expect(uncoveredBy(viewsOf(["rating:<3"]))).toMatchObject({ exact: false });
  });
});
