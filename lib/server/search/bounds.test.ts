import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { QueueNote, QueuePage, Sort } from "@/lib/api/queue";
import type { DemoConversation, DemoTicket } from "@/lib/demo/model";
import { usualManners } from "@/lib/demo/search/manners";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { listQueue } from "./list-queue";

let workspace: DemoWorkspace;
let desk: Desk;

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 320 });
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.control.clearLedger();
  workspace.control.setManners(usualManners);
  desk = createDesk(workspace);
});
afterEach(() => desk.close());

const searches = () => workspace.control.ledger().filter(({ path }) => path.endsWith("/search"));
const conversations = (): readonly DemoConversation[] => [
  ...workspace.control.store().conversations.values(),
];

type Read = { readonly page: QueuePage; readonly calls: number };

/** Page after page as the server gives them, each with what it cost. */
const scroll = async (q: string, sort: Sort = "updated"): Promise<readonly Read[]> => {
  const reads: Read[] = [];
  for (let cursor: string | undefined; ; ) {
    const before = searches().length;
    const page = await listQueue(desk.ctxFor(), { q, sort, cursor });
    reads.push({ page, calls: searches().length - before });
    expect(page.nextCursor?.length ?? 0).toBeLessThan(10_240);
    if (page.nextCursor === null) return reads;
    cursor = page.nextCursor;
  }
};

const idsOf = (reads: readonly Read[]) => reads.flatMap(({ page }) => page.rows.map((row) => row.id));
const noteOf = <K extends QueueNote["kind"]>({ page }: Read, kind: K) =>
  page.notes.find((note): note is Extract<QueueNote, { kind: K }> => note.kind === kind);

/** More than one search takes, and most that match one half match the other. */
const wide = Array.from({ length: 22 }, (_, n) => `(parts:>${n % 11} reopens:<${n + 1})`).join(" or ");

it("shows each once, though hundreds were changed in one second", async () => {
  const second = Math.floor(Date.now() / 1000) - 5000;
  for (const [index, one] of conversations().entries()) {
    if (index < 200) one.updatedAt = second;
  }
  const reads = await scroll(wide);
  expect(reads.length).toBeGreaterThan(5);
  const ids = idsOf(reads);
  expect(new Set(ids).size).toBe(ids.length);
  expect(reads.at(-1)?.page).toMatchObject({ total: ids.length, totalIsExact: true });
});

it("claims no number once more were changed in one second than it can remember", async () => {
  const second = Math.floor(Date.now() / 1000) - 4000;
  for (const one of conversations()) one.updatedAt = second;
  const reads = await scroll(wide);
  const wanted = conversations().filter((one) => one.statistics.countConversationParts > 0);
  expect(wanted.length).toBeGreaterThan(256);
  expect(new Set(idsOf(reads)).size).toBe(wanted.length);
  const last = reads.at(-1)?.page;
  expect(last?.totalIsExact).toBe(false);
  expect(last?.total ?? 0).toBeLessThanOrEqual(wanted.length);
});

describe("tickets", () => {
  const planted: DemoTicket[] = [];
  const plant = (fields: Partial<DemoTicket>): void => {
    const store = workspace.control.store();
    const [one] = store.tickets.values();
    if (!one) throw new Error("no ticket");
    const ticket = { ...one, id: `990${String(planted.length).padStart(5, "0")}`, ...fields };
    planted.push(ticket);
    store.addTicket(ticket);
  };
  afterEach(() => {
    const store = workspace.control.store();
    for (const ticket of planted.splice(0)) {
      for (const id of [...ticket.conversationIds]) store.unlink(ticket, id);
      store.tickets.delete(ticket.id);
    }
  });

  it("are looked through with eight calls a page, which then says that it stopped there", async () => {
    const all = conversations();
    for (let n = 0; n < 400; n += 1) {
      plant({ conversationIds: [0, 1, 2, 3].map((k) => all[(n * 4 + k) % 100]?.id ?? "") });
    }
    const reads = await scroll("ticket.created:>0d subject:~zzz-nowhere");
    expect(Math.max(...reads.map(({ calls }) => calls))).toBeLessThanOrEqual(8);
    expect(idsOf(reads)).toEqual([]);
    expect(reads.length).toBeGreaterThan(2);
    expect(reads.map((read) => noteOf(read, "stopped")?.calls ?? null)).toEqual([
      ...reads.slice(1).map(() => 8),
      null,
    ]);
    expect(reads.at(-1)?.page).toMatchObject({ total: 0, totalIsExact: true });
  });

  it("of one conversation count once, however far apart they stand", async () => {
    const [one, ...others] = conversations();
    if (!one) throw new Error("nothing there");
    const now = Math.floor(Date.now() / 1000);
    for (const ago of [0, 1000, 2000]) plant({ conversationIds: [one.id], updatedAt: now - ago });
    for (const [n, { id }] of others.slice(0, 90).entries()) {
      plant({ conversationIds: [id], updatedAt: now - (n < 45 ? 1 : 1001) - n });
    }
    const reads = await scroll("ticket.created:>0d");
    const ids = idsOf(reads);
    expect(ids.filter((id) => id === one.id)).toHaveLength(1);
    expect(reads.at(-1)?.page).toMatchObject({ total: ids.length, totalIsExact: true });
  });

  it.each(["works", "ignored"] as const)(
    "without a conversation are counted once each, where several searches find them and sorting is %s",
    async (sort) => {
      workspace.control.setManners({ sort });
      const longAgo = Math.floor(Date.now() / 1000) - 100 * 86_400;
      for (let n = 0; n < 45; n += 1) {
        // By the time of their latest change, which is how they come unsorted, the first page is in order and the second is not.
        const createdAt = longAgo + (n < 15 ? 100 - n : n);
        plant({ conversationIds: [], createdAt, updatedAt: longAgo + n * 1000 });
      }
      const two = Array.from({ length: 22 }, (_, n) => `(ticket.created:>${50 + n}d ticket.updated:>${n}h)`);
      const reads = await scroll(two.join(" or "), "created");
      const first = reads[0];
      expect(first && noteOf(first, "split")?.queries).toBe(2);
      const last = reads.at(-1);
      expect(last && noteOf(last, "tickets")?.without).toBe(45);
    },
  );
});
