import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { QueueNote, QueuePage, Sort } from "@/lib/api/queue";
import type { ConversationSummary } from "@/lib/conversation/model";
import type { DemoConversation } from "@/lib/demo/model";
import { type SearchManners, usualManners } from "@/lib/demo/search/manners";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import type { Findings } from "@/lib/search/findings";
import type { AskedSort } from "@/lib/search/sorts";
import { probe } from "@/lib/server/connection/probe";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { listQueue } from "./list-queue";

let workspace: DemoWorkspace;
let desk: Desk;

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 240, recordDir: process.env.SWITCHYARD_RECORD_DIR });
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.control.clearFaults();
  workspace.control.clearLedger();
  workspace.control.setManners(usualManners);
  desk = createDesk(workspace);
});
afterEach(() => desk.close());

const searches = () => workspace.control.ledger().filter(({ path }) => path.endsWith("/search"));
const conversations = (): readonly DemoConversation[] => [
  ...workspace.control.store().conversations.values(),
];
const list = (q: string, sort: Sort = "updated", cursor?: string): Promise<QueuePage> =>
  listQueue(desk.ctxFor(), { q, sort, cursor });

type Scrolled = {
  readonly ids: readonly string[];
  readonly rows: ConversationSummary[];
  readonly pages: QueuePage[];
};

/** Page after page to the end, as the server gives them. */
const scroll = async (q: string, sort: Sort, between?: () => void): Promise<Scrolled> => {
  const pages: QueuePage[] = [];
  let cursor: string | undefined;
  do {
    const page: QueuePage = await list(q, sort, cursor);
    pages.push(page);
    cursor = page.nextCursor ?? undefined;
    between?.();
  } while (cursor);
  const rows = pages.flatMap((page) =>
    page.rows.filter((row): row is ConversationSummary => row.kind === "conversation"),
  );
  return { ids: rows.map((row) => row.id), rows, pages };
};

const matching = (fits: (one: DemoConversation) => boolean): readonly string[] =>
  conversations()
    .filter(fits)
    .map((one) => one.id)
    .toSorted();

const noteOf = <K extends QueueNote["kind"]>(page: QueuePage | undefined, kind: K) =>
  page?.notes.find((note): note is Extract<QueueNote, { kind: K }> => note.kind === kind);

const keys: Record<AskedSort, (row: ConversationSummary) => number> = {
  updated: (row) => -row.updatedAt,
  created: (row) => -row.createdAt,
  oldest: (row) => row.createdAt,
  waiting: (row) => row.waitingSince ?? Number.MAX_SAFE_INTEGER,
};

/** Twenty-two alternatives of two conditions each: more than one search takes, and many match several of them. */
const wide = Array.from({ length: 22 }, (_, n) => `(parts:>${n + 3} reopens:<${(n % 3) + 1})`).join(" or ");
const fitsWide = ({ statistics: s }: DemoConversation): boolean =>
  Array.from({ length: 22 }, (_, n) => n).some(
    (n) => s.countConversationParts > n + 3 && s.countReopens < (n % 3) + 1,
  );

describe("a query that takes several searches", () => {
  it.each(["updated", "created", "oldest", "waiting"] as const)(
    "is one list, sorted by %s, without doubles or holes",
    async (sort) => {
      const { ids, rows, pages } = await scroll(wide, sort);
      expect(ids.toSorted()).toEqual(matching(fitsWide));
      expect(rows.map(keys[sort])).toEqual(rows.map(keys[sort]).toSorted((a, b) => a - b));
      expect(new Set(pages.flatMap((page) => page.notes.map((note) => note.kind)))).toEqual(
        new Set(["split"]),
      );
      expect(pages[0]?.notes).toEqual([{ kind: "split", queries: 2 }]);
    },
  );

  it("says at least how many there are, and in the end how many", async () => {
    const { ids, pages } = await scroll(wide, "updated");
    expect(pages.length).toBeGreaterThan(3);
    expect(pages[0]).toMatchObject({ totalIsExact: false });
    for (const page of pages) expect(page.total ?? 0).toBeLessThanOrEqual(ids.length);
    expect(pages.at(-1)).toMatchObject({ total: ids.length, totalIsExact: true });
  });

  it("loses nobody while others change under it", async () => {
    const store = workspace.control.store();
    const before = matching(fitsWide);
    let turn = 0;
    const touched: string[] = [];
    const { ids } = await scroll(wide, "updated", () => {
      turn += 1;
      const one = conversations().filter(fitsWide)[turn * 7];
      const stored = one && store.conversations.get(one.id);
      if (!stored) return;
      stored.updatedAt = Math.floor(Date.now() / 1000) + turn;
      touched.push(stored.id);
    });
    const calm = before.filter((id) => !touched.includes(id));
    expect(touched.length).toBeGreaterThan(3);
    for (const id of calm) expect(ids.filter((one) => one === id)).toHaveLength(1);
  });

  it.each([
    [{ sort: "ignored" }, false],
    [{ sort: "refused" }, false],
    [{ sort: "ignored" }, true],
    [{ sort: "refused" }, true],
  ] satisfies readonly (readonly [Partial<SearchManners>, boolean])[])(
    "holds everybody where Intercom does not sort: %j, known by probing: %s",
    async (manners, isKnown) => {
      workspace.control.setManners(manners);
      await withFindings(isKnown);
      const { ids, pages } = await scroll(wide, "created");
      expect([...new Set(ids)].toSorted()).toEqual(matching(fitsWide));
      expect(pages.every((page) => noteOf(page, "loaded-rows-sorted"))).toBe(true);
      for (const page of pages) expect(page.total ?? 0).toBeLessThanOrEqual(new Set(ids).size);
      for (const page of pages) {
        const order = page.rows.map((row) => (row.kind === "conversation" ? keys.created(row) : 0));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
    },
  );

  it.each([
    [{ sort: "refused" }, false],
    [{ sort: "ignored" }, true],
  ] satisfies readonly (readonly [Partial<SearchManners>, boolean])[])(
    "counts those who wait with all the others where Intercom does not sort: %j, known by probing: %s",
    async (manners, isKnown) => {
      workspace.control.setManners(manners);
      await withFindings(isKnown);
      const { ids, pages } = await scroll(wide, "waiting");
      expect([...new Set(ids)].toSorted()).toEqual(matching(fitsWide));
      expect(pages.at(-1)).toMatchObject({ total: new Set(ids).size, totalIsExact: true });
    },
  );
});

const withFindings = async (isKnown: boolean): Promise<void> => {
  const findings: Findings | null = isKnown ? await probe(desk.intercom, 1) : null;
  await desk.close();
  desk = createDesk({ ...workspace, findings });
};

const severity = (one: DemoConversation) => one.customAttributes.Severity;

describe("what Intercom cannot search", () => {
  it.each([
    ["attr.Severity:High", (c: DemoConversation) => severity(c) === "High"],
    [
      "attr.severity:high,low state:open",
      (c: DemoConversation) => ["High", "Low"].includes(String(severity(c))) && c.state === "open",
    ],
    ["-attr.Severity:none", (c: DemoConversation) => (severity(c) ?? null) !== null],
    [
      'attr."Orders affected":>5',
      (c: DemoConversation) => Number(c.customAttributes["Orders affected"] ?? 0) > 5,
    ],
    ["attr.Reproducible:yes", (c: DemoConversation) => c.customAttributes.Reproducible === true],
    [
      'attr."Affected features":Labels',
      (c: DemoConversation) => [c.customAttributes["Affected features"]].flat().includes("Labels"),
    ],
    [
      'attr."Root cause":~a',
      (c: DemoConversation) =>
        String(c.customAttributes["Root cause"] ?? "")
          .toLowerCase()
          .includes("a"),
    ],
    ["title:none", (c: DemoConversation) => c.title === null],
    ["sla:missed", (c: DemoConversation) => c.sla?.status === "missed"],
    ["-subject:^Re", (c: DemoConversation) => !c.source.subject.toLowerCase().startsWith("re")],
    [
      "attr.Severity:High or priority:yes",
      (c: DemoConversation) => severity(c) === "High" || c.priority !== "none",
    ],
  ] as const)("%s is looked at after loading", async (q, fits) => {
    for (const sort of ["updated", "waiting"] as const) {
      const { ids, rows, pages } = await scroll(q, sort);
      expect(ids.toSorted()).toEqual(matching(fits));
      expect(rows.map(keys[sort])).toEqual(rows.map(keys[sort]).toSorted((a, b) => a - b));
      expect(pages.at(-1)).toMatchObject({ total: ids.length, totalIsExact: true });
      expect(noteOf(pages.at(-1), "filtered-after-loading")?.found).toBe(ids.length);
    }
  });

  it("finds some of each, so that none of this is about nothing", () => {
    for (const name of ["Severity", "Orders affected", "Reproducible", "Affected features", "Root cause"])
      expect(
        conversations().filter((one) => one.customAttributes[name] != null).length,
        name,
      ).toBeGreaterThan(3);
  });

  it("says how many were read so far, and asks a bounded number of pages", async () => {
    const first = await list('attr."Root cause":~zzz-nowhere', "updated");
    expect(first.rows).toEqual([]);
    expect(first).toMatchObject({ total: 0, totalIsExact: true, nextCursor: null });
    expect(noteOf(first, "filtered-after-loading")).toMatchObject({
      fields: [{ name: "attr.Root cause", label: "Root cause" }],
      read: conversations().length,
      found: 0,
    });
    expect(searches().length).toBeLessThanOrEqual(8);
  });

  it("goes on where it stopped, and does not know the number before the end", async () => {
    const { pages } = await scroll("-title:~zzz", "updated");
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]).toMatchObject({ total: null, totalIsExact: false });
    expect(noteOf(pages[0], "filtered-after-loading")).toMatchObject({ read: 100, of: 240, found: 100 });
    expect(pages.at(-1)).toMatchObject({ total: 240, totalIsExact: true });
  });

  it("refuses an attribute that there is not, at its words, and one of the wrong type", async () => {
    await expect(list("attr.Severty:High")).rejects.toMatchObject({
      code: "invalid_query",
      message: expect.stringContaining("Severity"),
    });
    await expect(list("attr.Severity:Hgh")).rejects.toMatchObject({ code: "invalid_query" });
    await expect(list('attr."Orders affected":many')).rejects.toMatchObject({ code: "invalid_query" });
    expect(searches()).toEqual([]);
  });
});

describe("tickets", () => {
  const tickets = () => [...workspace.control.store().tickets.values()];
  const conversationsOfTickets = (fits: (state: string) => boolean): readonly string[] => {
    const { ticketStates } = workspace.control.store().world;
    const found = tickets()
      .filter((ticket) => fits(ticketStates.find((state) => state.id === ticket.stateId)?.category ?? ""))
      .flatMap((ticket) => ticket.conversationIds.slice(0, 1));
    return [...new Set(found)].toSorted();
  };

  it("are listed as the conversations that they belong to", async () => {
    const { ids, pages } = await scroll("ticket.state:in_progress,submitted", "updated");
    expect(ids.toSorted()).toEqual(
      conversationsOfTickets((state) => state === "in_progress" || state === "submitted"),
    );
    expect(ids.length).toBeGreaterThan(0);
    expect(noteOf(pages.at(-1), "tickets")).toBeDefined();
    expect(searches().map(({ path }) => path)).toContain("/tickets/search");
  });

  it("are narrowed by what their conversations are, after loading", async () => {
    const all = await scroll("-ticket.state:resolved", "updated");
    const open = await scroll("-ticket.state:resolved state:open", "updated");
    const isOpen = new Set(matching((one) => one.state === "open"));
    expect(open.ids).toEqual(all.ids.filter((id) => isOpen.has(id)));
    expect(noteOf(open.pages[0], "filtered-after-loading")?.fields).toEqual([
      { name: "state", label: "State" },
    ]);
  });

  it("are never said to be at least as many as the tickets, some of which have no conversation", async () => {
    const { tickets: stored } = workspace.control.store();
    const [one] = stored.values();
    if (!one) throw new Error("no ticket");
    for (let n = 0; n < 300; n += 1) {
      const id = `9900${n}`;
      stored.set(id, { ...one, id, conversationIds: [] });
    }
    const { ids, pages } = await scroll("ticket.created:>0d", "updated");
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page.total ?? 0).toBeLessThanOrEqual(ids.length);
    expect(noteOf(pages.at(-1), "tickets")?.without).toBeGreaterThanOrEqual(300);
    expect(pages.at(-1)).toMatchObject({ total: ids.length, totalIsExact: true });
    for (let n = 0; n < 300; n += 1) stored.delete(`9900${n}`);
  });

  it("are looked for among few conversations each, though a tracker is linked to many", async () => {
    const { tickets: stored } = workspace.control.store();
    const [one] = stored.values();
    if (!one) throw new Error("no ticket");
    const many = conversations().map(({ id }) => id);
    for (let n = 0; n < 10; n += 1) {
      const id = `9901${n}`;
      stored.set(id, { ...one, id, conversationIds: [...many.slice(n * 20), ...many.slice(0, n * 20)] });
    }
    const first = await list("ticket.created:>0d", "updated");
    expect(first.rows.length).toBeGreaterThan(10);
    const asked = (path: string) => searches().filter((one) => one.path === path).length;
    expect(asked("/conversations/search")).toBe(asked("/tickets/search"));
    for (let n = 0; n < 10; n += 1) stored.delete(`9901${n}`);
  });

  it("know their types by name", async () => {
    const [type] = workspace.control.store().world.ticketTypes.filter((one) => !one.archived);
    const { ids } = await scroll(`ticket.type:"${type?.name}"`, "updated");
    const wanted = tickets().filter((one) => one.ticketTypeId === type?.id);
    for (const id of ids) expect(wanted.some((one) => one.conversationIds.includes(id))).toBe(true);
  });
});

describe("what probing found", () => {
  it.each([
    [{ unassigned: "zero" }],
    [{ unassigned: "null" }],
    [{ unassigned: "neither" }],
    [{ inclusive: true }],
    [{ unset: "first" }],
    [{ atLeast: false, totalCount: false }],
  ] satisfies readonly (readonly [Partial<SearchManners>])[])(
    "lets the same query find the same with %j",
    async (manners) => {
      workspace.control.setManners(manners);
      await withFindings(true);
      const nobody = await scroll("assignee:none state:open", "waiting");
      expect(nobody.ids.toSorted()).toEqual(
        matching((one) => one.adminAssigneeId === null && one.state === "open"),
      );
      const somebody = await scroll("-assignee:none parts:>5", "updated");
      expect(somebody.ids.toSorted()).toEqual(
        matching((one) => one.adminAssigneeId !== null && one.statistics.countConversationParts > 5),
      );
      expect(nobody.rows.map(keys.waiting)).toEqual(nobody.rows.map(keys.waiting).toSorted((a, b) => a - b));
    },
  );

  it.each(["ignored", "refused"] as const)(
    "or, where sorting is %s, says that only what is loaded is sorted",
    async (sort) => {
      workspace.control.setManners({ sort });
      for (const isKnown of [false, true]) {
        await withFindings(isKnown);
        for (const by of ["created", "waiting"] as const) {
          const { ids, rows, pages } = await scroll("-state:snoozed", by);
          expect([...new Set(ids)].toSorted()).toEqual(matching((one) => one.state !== "snoozed"));
          // All who wait fit a page here, so that they do stand in order.
          if (by === "created") expect(noteOf(pages[0], "loaded-rows-sorted")).toBeDefined();
          else expect(rows.map(keys.waiting)).toEqual(rows.map(keys.waiting).toSorted((a, b) => a - b));
        }
      }
    },
  );
});
