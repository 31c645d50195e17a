import { describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import type { People } from "@/lib/search/names";
import { longestViewName, type View, type ViewContent } from "@/lib/search/view";
import { writeViewFile } from "@/lib/search/view-file";
import { freeName } from "./content";
import { planImport, standingOf } from "./import-plan";

const people: People = {
  admins: [{ id: "1", name: "Ana" }],
  teams: [{ id: "11", name: "Billing" }],
  tags: [{ id: "9", name: "vip" }],
};
const late: ViewContent = {
  name: "Late VIPs",
  icon: "flame",
  query: "state:open tag:9",
  sort: "waiting",
  columns: [],
  groupBy: null,
  audience: "everyone",
};
const here: View = {
  ...late,
  id: "6f1d2c7e-0b7a-4b8e-9c1d-2f3a4b5c6d7e",
  ownerName: "Luis",
  mine: false,
  mayEdit: false,
  version: 1,
  pinned: true,
  updatedAtMs: 0,
  updatedByName: "Luis",
};

const plan = (views: readonly Partial<ViewContent>[], role: Role = "lead") =>
  planImport(writeViewFile(views.map((view) => ({ ...late, ...view }))), {
    existing: [here],
    people,
    role,
    uuid: () => crypto.randomUUID(),
  });

describe("what an import would bring", () => {
  it("takes what is new, leaves what is here already, and tells which is which", () => {
    const { items } = plan([{}, { name: "Other" }]);
    expect(items.map(({ known, wanted }) => [known, wanted])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it("gives another name to what asks something else under the same name", () => {
    const { items } = plan([{ query: "state:closed" }, { query: "state:snoozed" }]);
    expect(items.map(({ content }) => content.name)).toEqual(["Late VIPs (2)", "Late VIPs (3)"]);
    expect(items[0]?.notes[0]).toContain("“Late VIPs (2)”");
  });

  it("keeps shared views of a file for oneself where one may not share, and says so", () => {
    const [item] = plan([{ name: "Other" }], "agent").items;
    expect(item?.content.audience).toBe("me");
    expect(item?.notes).toHaveLength(1);
    expect(plan([{ name: "Other" }]).items[0]?.content.audience).toBe("everyone");
  });

  it("shows names for ids, and points at those of another workspace with a way to do without them", () => {
    const [known, gone] = plan([{ name: "a" }, { name: "b", query: "state:open team:11,77" }]).items;
    if (!known || !gone) throw new Error("nothing was planned");
    expect(known.typed).toBe("state:open tag:vip");
    expect(standingOf(known, people)).toEqual({
      read: { query: "state:open tag:9", problem: null },
      gone: [],
    });
    expect(standingOf(gone, people).gone).toMatchObject([
      { message: expect.stringContaining("77"), mend: { text: "state:open team:11" } },
    ]);
  });

  it("says at the view what cannot be read of its query", () => {
    const [item] = plan([{ name: "a", query: "state:opn" }]).items;
    if (!item) throw new Error("nothing was planned");
    expect(standingOf(item, people).read.problem).toContain("opn");
  });
});

describe("a free name", () => {
  it("is the name itself, or the first that nobody has, never too long", () => {
    expect(freeName("a", new Set())).toBe("a");
    expect(freeName("a", new Set(["a", "a (2)"]))).toBe("a (3)");
    const long = "x".repeat(longestViewName);
    expect(freeName(long, new Set([long]))).toHaveLength(longestViewName);
  });
});
