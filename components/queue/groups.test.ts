import fc from "fast-check";
import { expect, it, vi } from "vitest";
import type { QueueRow } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { groupings } from "@/lib/search/view";
import { groupsOf } from "./groups";
import { inLoadedOrder } from "./order";

const now = 1_795_000_000;
const tag = fc.constantFrom(
  { id: "1", name: "vip" },
  { id: "2", name: "billing" },
  { id: "3", name: "<img src=x onerror=alert(1)>" },
);
const row: fc.Arbitrary<QueueRow> = fc.oneof(
  fc.record({ kind: fc.constant("unreadable" as const), id: fc.option(fc.nat().map(String)) }),
  fc
    .record({
      id: fc.nat().map(String),
      state: fc.constantFrom("open" as const, "snoozed" as const, "closed" as const),
      priority: fc.boolean(),
      assigneeId: fc.option(fc.constantFrom("7", "8")),
      teamId: fc.option(fc.constantFrom("20", "21")),
      waitingSince: fc.option(fc.nat(200_000).map((ago) => now - ago)),
      tags: fc.uniqueArray(tag, { selector: ({ id }) => id }),
      sla: fc.option(fc.record({ name: fc.string(), status: fc.constantFrom("active", "hit", "missed") })),
    })
    .map((over): QueueRow => detail(over)),
);
const list = fc.array(row, { maxLength: 60 });

it("puts every row under exactly one header, in the order of the list within each, whatever it is grouped by", () => {
  fc.assert(
    fc.property(list, fc.constantFrom(...groupings), (rows, by) => {
      const groups = groupsOf(rows, by, undefined, now);
      expect(groups.flatMap((group) => group.rows)).toHaveLength(rows.length);
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
      for (const group of groups) {
        const places = group.rows.map((one) => rows.indexOf(one));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(group.rows.length).toBeGreaterThan(0);
      }
    }),
  );
});

it("puts a conversation with two tags under the first by name", () => {
  const both = detail({
    id: "1",
    tags: [
      { id: "1", name: "vip" },
      { id: "2", name: "billing" },
    ],
  });
  expect(groupsOf([both], "tag", undefined, now).map(({ label }) => label)).toEqual(["billing"]);
});

it("says who it does not know by their ids, and puts nobody first", () => {
  const rows = [detail({ id: "1", assigneeId: "9" }), detail({ id: "2" })];
  expect(groupsOf(rows, "assignee", undefined, now).map(({ label }) => label)).toEqual([
    "Nobody",
    "Teammate 9",
  ]);
});

it("sorts loaded rows by what Intercom does not sort by, and leaves equals as they came", () => {
  fc.assert(
    fc.property(list, (rows) => {
      const byPriority = inLoadedOrder(rows, "priority");
      const urgent = rows.filter((one) => one.kind === "conversation" && one.priority);
      expect(byPriority.slice(0, urgent.length)).toEqual(urgent);
      const bySla = inLoadedOrder(rows, "sla");
      const missed = rows.filter((one) => one.kind === "conversation" && one.sla?.status === "missed");
      expect(bySla.slice(0, missed.length)).toEqual(missed);
      expect(inLoadedOrder(rows, "waiting")).toBe(rows);
    }),
  );
});

it("orders names in the language of the page, whatever the machine speaks that draws it", async () => {
  const { Collator } = Intl;
  // Swedish puts Å behind Z.
  class Swedish extends Collator {
    constructor(locale?: string, options?: Intl.CollatorOptions) {
      super(locale ?? "sv", options);
    }
  }
  vi.stubGlobal("Intl", { Collator: Swedish });
  vi.resetModules();
  const anew = await import("./groups");
  vi.unstubAllGlobals();
  const rows = ["Zoo", "Åland"].map((name): QueueRow => detail({ id: name, tags: [{ id: name, name }] }));
  expect(anew.groupsOf(rows, "tag", undefined, now).map(({ label }) => label)).toEqual(["Åland", "Zoo"]);
});
