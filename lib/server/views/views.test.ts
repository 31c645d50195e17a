import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import { putViewOrder } from "@/lib/api/views";
import { mostOrdered, mostViews, type View, type ViewContent } from "@/lib/search/view";
import type { Ctx } from "@/lib/server/context";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { createView } from "./create-view";
import { deleteView, restoreView } from "./delete-view";
import { getView } from "./get-view";
import { listViews } from "./list-views";
import { orderViews } from "./order-views";
import { updateView } from "./update-view";

let switchyard: TestSwitchyard;
let desk: Desk;
const members = new Map<string, { readonly id: string; readonly role: Role }>();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  // Nothing here asks Intercom.
  desk = createDesk({ url: "http://127.0.0.1:9", token: "none" });
  for (const [name, role] of [
    ["ann", "agent"],
    ["ben", "agent"],
    ["lea", "lead"],
    ["olaf", "owner"],
  ] as const) {
    members.set(name, { id: (await createTestMember({ role })).id, role });
  }
});
afterAll(async () => {
  await desk.close();
  await switchyard.stop();
});
beforeEach(() => runSql("truncate views cascade"));

const as = (name: string): Ctx => {
  const member = members.get(name);
  if (!member) throw new Error(`no member ${name}`);
  return desk.ctxFor({ memberId: member.id, role: member.role });
};
const content = (change: Partial<ViewContent> = {}): ViewContent => ({
  name: "Late VIPs",
  icon: "flame",
  query: "tag:9 state:open waiting:>2h",
  sort: "waiting",
  columns: ["contact", "waiting"],
  groupBy: "team",
  audience: "me",
  ...change,
});
const make = (name: string, change: Partial<ViewContent> = {}): Promise<View> =>
  createView(as(name), { ...content(change), id: randomUUID() });
const seen = async (name: string): Promise<readonly string[]> =>
  (await listViews(as(name))).views.map((view) => view.name);
const failure = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

describe("who sees what", () => {
  it("shows private views to their maker alone, shared ones to whom they are for", async () => {
    await make("ann", { name: "Ann's" });
    await make("lea", { name: "Lea's" });
    await make("lea", { name: "Leads'", audience: "leads" });
    await make("olaf", { name: "All's", audience: "everyone" });
    expect(await seen("ann")).toEqual(["Ann's", "All's"]);
    expect(await seen("ben")).toEqual(["All's"]);
    expect(await seen("lea")).toEqual(["Lea's", "Leads'", "All's"]);
    expect(await seen("olaf")).toEqual(["Leads'", "All's"]);
  });

  it("says whose it is and what the one who asks may do", async () => {
    const made = await make("lea", { audience: "everyone" });
    const [byAnn] = (await listViews(as("ann"))).views;
    const [byOlaf] = (await listViews(as("olaf"))).views;
    expect(byAnn).toMatchObject({ ownerName: "Test Member", mine: false, mayEdit: false });
    expect(byOlaf).toMatchObject({ mine: false, mayEdit: true });
    expect(made).toMatchObject({
      ...content({ audience: "everyone" }),
      mine: true,
      mayEdit: true,
      version: 1,
    });
  });

  it("lets agents keep views for themselves only", async () => {
    for (const audience of ["leads", "everyone"] as const) {
      expect(await failure(make("ann", { audience }))).toMatchObject({
        code: "forbidden",
        fields: [{ path: "audience" }],
      });
    }
    const mine = await make("ann");
    const change = updateView(as("ann"), { ...content({ audience: "everyone" }), id: mine.id, version: 1 });
    expect(await failure(change)).toMatchObject({ code: "forbidden" });
    expect(await seen("ben")).toEqual([]);
  });
});

describe("saving", () => {
  it("keeps the query as it is printed, and refuses one that is none with the place", async () => {
    expect((await make("ann", { query: '  state:open   AND tag:"9" or  read:no' })).query).toBe(
      'state:open tag:"9" or read:no',
    );
    expect(await failure(make("ann", { query: "state:ope (" }))).toMatchObject({
      code: "invalid_query",
      fields: [{ path: "query:6-9" }, { path: expect.stringMatching(/^query:/) }],
    });
    expect(await seen("ann")).toHaveLength(1);
  });

  it("makes one view of a save that is repeated, and none over somebody else's", async () => {
    const id = randomUUID();
    const save = () => createView(as("ann"), { ...content(), id });
    const [first, again] = await Promise.all([save(), save()]);
    expect(again).toEqual(first);
    expect(await seen("ann")).toHaveLength(1);
    expect(await failure(createView(as("ben"), { ...content(), id }))).toMatchObject({ code: "not_found" });
    const shared = await make("lea", { audience: "everyone" });
    expect(await failure(createView(as("ben"), { ...content(), id: shared.id }))).toMatchObject({
      code: "conflict",
    });
  });

  it("lets one of two who change the same version win, whole, and tells the other", async () => {
    const { id } = await make("lea", { audience: "everyone" });
    const change = (name: string, title: string) =>
      updateView(as(name), { ...content({ name: title, audience: "everyone" }), id, version: 1 });
    const both = await Promise.allSettled([change("lea", "Lea's way"), change("olaf", "Olaf's way")]);
    expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((one) => one.status === "rejected");
    expect(lost?.reason).toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/(?:Lea|Olaf)'s way/),
    });
    const [view] = (await listViews(as("ann"))).views;
    expect(view?.version).toBe(2);
  });

  it("does not let an agent change what is shared, nor anybody what is another's own", async () => {
    const shared = await make("lea", { audience: "everyone" });
    const own = await make("lea");
    const change = (name: string, { id }: View) =>
      failure(updateView(as(name), { ...content({ name: "Mine now" }), id, version: 1 }));
    expect(await change("ann", shared)).toMatchObject({ code: "forbidden" });
    expect(await change("olaf", own)).toMatchObject({ code: "not_found" });
    expect(await failure(deleteView(as("ann"), { id: shared.id, version: 1 }))).toMatchObject({
      code: "forbidden",
    });
    expect(await failure(deleteView(as("olaf"), { id: own.id, version: 1 }))).toMatchObject({
      code: "not_found",
    });
  });

  it("leaves a lead's shared views with the team when they are a lead no more: seen, and changed by leads alone", async () => {
    const shared = await make("lea", { audience: "everyone" });
    const forLeads = await make("lea", { name: "Leads'", audience: "leads" });
    const own = await make("lea", { name: "Own" });
    const { memberId } = as("lea").actor;
    const demoted = desk.ctxFor({ memberId, role: "agent" });
    expect((await listViews(demoted)).views.map((view) => [view.name, view.mine, view.mayEdit])).toEqual([
      ["Late VIPs", true, false],
      ["Leads'", true, false],
      ["Own", true, true],
    ]);
    for (const { id } of [shared, forLeads]) {
      for (const audience of ["me", "everyone"] as const)
        expect(
          await failure(updateView(demoted, { ...content({ audience }), id, version: 1 })),
        ).toMatchObject({ code: "forbidden" });
      expect(await failure(deleteView(demoted, { id, version: 1 }))).toMatchObject({ code: "forbidden" });
    }
    expect(await seen("olaf")).toEqual(["Late VIPs", "Leads'"]);
    expect(await updateView(demoted, { ...content(), id: own.id, version: 1 })).toMatchObject({ version: 2 });
    await deleteView(as("olaf"), { id: shared.id, version: 1 });
    expect(await failure(restoreView(demoted, { id: shared.id }))).toMatchObject({ code: "forbidden" });
  });

  it("says in words that only its maker keeps a shared view for themselves, and leaves it shared", async () => {
    const { id } = await make("lea", { audience: "everyone" });
    const change = (name: string) => updateView(as(name), { ...content({ audience: "me" }), id, version: 1 });
    expect(await failure(change("olaf"))).toMatchObject({
      code: "forbidden",
      fields: [{ path: "audience" }],
    });
    expect(await seen("ann")).toEqual(["Late VIPs"]);
    expect(await change("lea")).toMatchObject({ audience: "me", version: 2 });
  });

  it("refuses one view too many in words", async () => {
    const ann = members.get("ann")?.id;
    await runSql(
      `insert into views (id, owner_id, name, icon, query, sort, columns, audience, created_at, updated_at)
       select gen_random_uuid(), '${ann}', 'v', 'star', '', 'waiting', '[]', 'me', now(), now() from generate_series(1, ${mostViews})`,
    );
    expect(await failure(make("ann"))).toMatchObject({ code: "conflict" });
    await make("ben");
  });
});

describe("deleting", () => {
  it("can be taken back, by whoever may edit, with everything as it was", async () => {
    const made = await make("lea", { audience: "everyone" });
    await deleteView(as("olaf"), { id: made.id, version: 1 });
    expect(await seen("ann")).toEqual([]);
    const restored = await restoreView(as("lea"), { id: made.id });
    expect(restored).toEqual({ ...made, version: 3 });
    expect(await seen("ann")).toEqual(["Late VIPs"]);
  });

  it("is told to those who may take it back, and to nobody else", async () => {
    const { id } = await make("lea", { audience: "everyone" });
    await deleteView(as("olaf"), { id, version: 1 });
    expect(await getView(as("lea"), { id })).toMatchObject({
      view: { name: "Late VIPs", updatedByName: "Test Member" },
      deleted: { byName: "Test Member" },
    });
    expect(await failure(getView(as("ann"), { id }))).toMatchObject({ code: "not_found" });
    await restoreView(as("lea"), { id });
    expect(await getView(as("ann"), { id })).toMatchObject({ deleted: null });
  });

  it("is not done to a version that one has not seen, and done once however often it is asked", async () => {
    const { id } = await make("ann");
    await updateView(as("ann"), { ...content({ name: "Changed" }), id, version: 1 });
    expect(await failure(deleteView(as("ann"), { id, version: 1 }))).toMatchObject({ code: "conflict" });
    await deleteView(as("ann"), { id, version: 2 });
    await deleteView(as("ann"), { id, version: 2 });
    expect(await seen("ann")).toEqual([]);
    const late = updateView(as("ann"), { ...content(), id, version: 3 });
    expect(await failure(late)).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("deleted"),
    });
  });

  it("is for good after thirty days", async () => {
    const old = await make("ann");
    const other = await make("ann");
    await deleteView(as("ann"), { id: old.id, version: 1 });
    desk.clock.advance(31 * 86_400_000);
    await deleteView(as("ann"), { id: other.id, version: 1 });
    expect(await failure(restoreView(as("ann"), { id: old.id }))).toMatchObject({ code: "not_found" });
    await restoreView(as("ann"), { id: other.id });
  });
});

describe("order", () => {
  it("is each member's own, passes over what they may not see, and puts new views last", async () => {
    const a = await make("lea", { name: "a", audience: "everyone" });
    const b = await make("lea", { name: "b", audience: "everyone" });
    const secret = await make("lea", { name: "secret" });
    const order = (name: string, ...ids: string[]) =>
      orderViews(as(name), { views: ids.map((id) => ({ id, pinned: id !== a.id })) });
    const { views } = await order("ann", b.id, secret.id, a.id, b.id);
    expect(views.map((view) => [view.name, view.pinned])).toEqual([
      ["b", true],
      ["a", false],
    ]);
    expect(await seen("ben")).toEqual(["a", "b"]);
    const twice = [b, a, { id: randomUUID() }, b].map(({ id }, index) => ({ id, pinned: index < 2 }));
    const again = await orderViews(as("ann"), { views: twice });
    expect(again.views.map((view) => [view.name, view.pinned])).toEqual([
      ["b", true],
      ["a", true],
    ]);
    await make("olaf", { name: "c", audience: "everyone" });
    expect(await seen("ann")).toEqual(["b", "a", "c"]);
  });

  it("holds one's own views and all that are shared with one, however many", async () => {
    const [ann, lea] = ["ann", "lea"].map((name) => members.get(name)?.id);
    await runSql(
      `insert into views (id, owner_id, name, icon, query, sort, columns, audience, created_at, updated_at)
       select gen_random_uuid(), (array['${ann}', '${lea}']::uuid[])[1 + n % 2], 'v' || n, 'star', '', 'waiting', '[]',
         case n % 2 when 0 then 'me' else 'everyone' end, now(), now() from generate_series(1, ${mostViews * 2}) n`,
    );
    const all = (await listViews(as("ann"))).views.map(({ id, pinned }) => ({ id, pinned }));
    expect(all).toHaveLength(mostViews * 2);
    const wanted = { views: all.toReversed() };
    expect(JSON.stringify({ views: Array(mostOrdered).fill(all[0]) }).length).toBeLessThan(
      putViewOrder.maxBytes,
    );
    const input = (await putViewOrder.input()).parse(wanted);
    const { views } = await orderViews(as("ann"), input);
    expect(views.map(({ id }) => id)).toEqual(wanted.views.map(({ id }) => id));
  });

  it("is kept also where moves come all at once, from two tabs or by a held key", async () => {
    const a = await make("ann", { name: "a" });
    const b = await make("ann", { name: "b" });
    const moves = Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? [a, b] : [b, a]));
    const answers = await Promise.allSettled(
      moves.map((views) => orderViews(as("ann"), { views: views.map(({ id }) => ({ id, pinned: true })) })),
    );
    expect(answers.map(({ status }) => status)).toEqual(moves.map(() => "fulfilled"));
  });
});
