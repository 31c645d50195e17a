import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { QueuePage, Sort } from "@/lib/api/queue";
import type { ConversationSummary, QueueRow } from "@/lib/conversation/model";
import { isAppError } from "@/lib/core/errors";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { renewLists } from "@/lib/server/conversations/get-conversation";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { listQueue } from "./list-queue";

let workspace: DemoWorkspace;
let desk: Desk;

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 200 });
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.control.clearFaults();
  workspace.control.clearLedger();
  desk = createDesk(workspace);
});
afterEach(() => desk.close());

const impatient = async () => {
  await desk.close();
  desk = createDesk({ ...workspace, patienceMs: 700 });
};

const ada = "6120401";
const match = "POST /conversations/search";
const list = (q: string, sort: Sort = "updated", cursor?: string, ctx = desk.ctxFor()): Promise<QueuePage> =>
  listQueue(ctx, { q, sort, cursor });
const searches = () => workspace.control.ledger().filter(({ path }) => path === "/conversations/search");
const conversations = () => [...workspace.control.store().conversations.values()];
const readable = (rows: readonly QueueRow[]): readonly ConversationSummary[] =>
  rows.filter((row): row is ConversationSummary => row.kind === "conversation");
const idsOf = (rows: readonly QueueRow[]) => readable(rows).map((row) => row.id);

const everyPage = async (q: string, sort: Sort): Promise<readonly string[]> => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page: QueuePage = await list(q, sort, cursor);
    ids.push(...idsOf(page.rows));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
};

describe("a list", () => {
  it("holds exactly what matches, over all pages, each once", async () => {
    const ids = await everyPage("state:open assignee:none", "updated");
    const wanted = conversations().filter((c) => c.state === "open" && c.adminAssigneeId === null);
    expect(ids.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
    expect(wanted.length).toBeGreaterThan(0);
  });

  it("says how many match and that it is fresh", async () => {
    const page = await list("state:closed");
    expect(page.total).toBe(conversations().filter((c) => c.state === "closed").length);
    expect(page.stale).toBe(false);
    expect(page.rows.length).toBeLessThanOrEqual(30);
  });

  it("with an empty query holds everything", async () => {
    expect((await list("")).total).toBe(conversations().length);
  });

  it.each([
    ["updated", (c: ConversationSummary) => -c.updatedAt],
    ["created", (c: ConversationSummary) => -c.createdAt],
    ["oldest", (c: ConversationSummary) => c.createdAt],
    ["waiting", (c: ConversationSummary) => c.waitingSince ?? Number.POSITIVE_INFINITY],
  ] as const)("is in the order asked for: %s", async (sort, key) => {
    const rows = readable((await list("state:open -waiting:none", sort)).rows);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map(key)).toEqual(rows.map(key).toSorted((a, b) => a - b));
  });

  it("means by me and my-teams the one who asks, and does not mix them up in its cache", async () => {
    const mine = async (teammateId: string) =>
      idsOf((await list("assignee:me", "updated", undefined, desk.ctxFor({ teammateId }))).rows);
    const [ada_, luis] = [await mine(ada), await mine("6120402")];
    const owned = (id: string) =>
      conversations()
        .filter((c) => c.adminAssigneeId === id)
        .map((c) => c.id);
    expect(owned(ada)).toEqual(expect.arrayContaining([...ada_]));
    expect(owned("6120402")).toEqual(expect.arrayContaining([...luis]));
    expect(ada_).not.toEqual(luis);
    const teams = ["5017691", "5017692"];
    const rows = readable((await list("team:my-teams")).rows);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(teams).toContain(row.teamId);
  });

  it("completes names of teammates, teams and tags", async () => {
    const rows = readable((await list('team:Billing assignee:"Mirela Popescu"')).rows);
    for (const row of rows) expect([row.teamId, row.assigneeId]).toEqual(["5017691", "6120406"]);
  });

  it("keeps the moment that its first page counted from, so that its pages fit together", async () => {
    const first = await list("created:<60d", "created");
    expect(first.nextCursor).not.toBeNull();
    desk.clock.advance(3_600_000);
    await list("created:<60d", "created", first.nextCursor ?? "");
    const [one, two] = searches().map(({ body }) =>
      typeof body === "object" && body !== null && "query" in body ? body.query : null,
    );
    expect(two).toEqual(one);
  });
});

describe("a query that cannot be sent", () => {
  it.each([
    ["colour:red", "0", /colour/],
    ["state:open team:Biling", "16", /Billing/],
    ["(state:open", "0", /bracket/],
    ["assignee:Nobodyknows", "9", /Nobodyknows/],
  ])("%s points at its words, and Intercom never sees it", async (q, from, message) => {
    const error = await list(q).catch((caught: unknown) => caught);
    expect(isAppError(error) && error.code).toBe("invalid_query");
    if (!isAppError(error)) return;
    expect(error.message).toMatch(message);
    expect(error.fields?.[0]?.path).toMatch(new RegExp(`^q:${from}-\\d+$`));
    expect(searches()).toEqual([]);
  });

  it("as one that asks for mine of somebody who is no teammate", async () => {
    await expect(
      list("assignee:me", "updated", undefined, desk.ctxFor({ teammateId: null })),
    ).rejects.toMatchObject({ code: "invalid_query" });
  });
});

describe("a cursor", () => {
  it("goes with its list only, whole and unchanged", async () => {
    const { nextCursor } = await list("state:open,closed");
    const good = nextCursor ?? "";
    const damaged = Buffer.from(Buffer.from(good, "base64url").toString().replace(/\d/, "9")).toString(
      "base64url",
    );
    for (const [q, sort, cursor] of [
      ["state:closed", "updated", good],
      ["state:open,closed", "created", good],
      ["state:open,closed", "updated", damaged],
      ["state:open,closed", "updated", good.slice(0, -3)],
      ["state:open,closed", "updated", "x"],
      ["state:open,closed", "updated", "bnVsbA"],
    ] as const) {
      await expect(list(q, sort, cursor), `${q} ${sort}`).rejects.toMatchObject({ code: "bad_request" });
    }
    expect(good).not.toBe("");
    expect(searches()).toHaveLength(1);
    expect((await list("state:open,closed", "updated", good)).rows.length).toBeGreaterThan(0);
  });

  it("that Intercom no longer takes says to start again", async () => {
    const { nextCursor } = await list("state:open,closed");
    workspace.control.addFault({ match, kind: "status", status: 400, code: "client_error" });
    await expect(list("state:open,closed", "updated", nextCursor ?? "")).rejects.toMatchObject({
      code: "bad_request",
      message: expect.stringContaining("Start again"),
    });
  });
});

describe("the cache", () => {
  it("makes one call of a hundred identical reads, by whoever", async () => {
    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        list("state:open waiting:>2h", "waiting", undefined, desk.ctxFor({ memberId: `m${n}` })),
      ),
    );
    expect(searches()).toHaveLength(1);
  });

  it("shows what is known at once after twelve seconds while it asks again", async () => {
    const first = await list("state:open");
    desk.clock.advance(12_001);
    const second = await list("state:open");
    expect(second).toEqual({ ...first, stale: true });
    await expect.poll(() => searches().length).toBe(2);
  });

  it("asks anew after an action, and when somebody refreshes", async () => {
    await list("state:open");
    renewLists(desk.ctxFor());
    await list("state:open");
    await listQueue(desk.ctxFor(), { q: "state:open", sort: "updated", fresh: "1" });
    expect(searches()).toHaveLength(3);
  });

  it("bridges hours of outage, names and teams included", async () => {
    const known = await list("team:my-teams tag:vip");
    workspace.control.addFault({ match: "*", kind: "status", status: 503, times: null });
    desk.clock.advance(6 * 3_600_000);
    expect(await list("team:my-teams tag:vip")).toEqual({ ...known, stale: true });
  });

  it.each(["status", "hang", "reset", "html", "empty", "garbage", "wrong-types"] as const)(
    "bridges Intercom answering with %s",
    async (kind) => {
      if (kind === "hang") await impatient();
      const known = await list("state:open");
      workspace.control.addFault({ match, kind, times: null });
      const page = await listQueue(desk.ctxFor(), { q: "state:open", sort: "updated", fresh: "1" });
      expect(page).toEqual({ ...known, stale: true });
    },
  );
});

describe("a row that nobody can read", () => {
  it("keeps its place and says so", async () => {
    const page = await list("state:open");
    const victim = idsOf(page.rows)[2] ?? "";
    const stored = workspace.control.store().conversations.get(victim);
    if (!stored) throw new Error("no such conversation");
    const { updatedAt } = stored;
    Object.assign(stored, { createdAt: "yesterday" });
    const again = await listQueue(desk.ctxFor(), { q: "state:open", sort: "updated", fresh: "1" });
    Object.assign(stored, { createdAt: updatedAt });
    expect(again.rows[2]).toEqual({ kind: "unreadable", id: victim });
    expect(again.rows).toHaveLength(page.rows.length);
  });
});
