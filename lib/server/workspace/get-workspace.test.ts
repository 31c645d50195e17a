import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { getWorkspace } from "./get-workspace";

let workspace: DemoWorkspace;
let desk: Desk;

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 5 });
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.control.clearFaults();
  workspace.control.clearLedger();
  desk = createDesk(workspace);
});
afterEach(() => desk.close());

describe("the workspace", () => {
  it("is who looks, who works there, and what there is to choose from", async () => {
    const read = await getWorkspace(desk.ctxFor());
    const { world } = workspace.control.store();
    expect(read.me).toMatchObject({ teammateId: "6120401", role: "agent" });
    expect(read.teammates.map(({ id }) => id).toSorted()).toEqual(
      world.admins.map(({ id }) => id).toSorted(),
    );
    expect(read.teams.map(({ id }) => id).toSorted()).toEqual(world.teams.map(({ id }) => id).toSorted());
    expect(read.tags.length).toBe(world.tags.length);
    expect(read.ticketTypes.map(({ id }) => id)).toEqual(
      world.ticketTypes.filter((type) => !type.archived).map(({ id }) => id),
    );
    expect(read.missing).toEqual([]);
    expect(read.inboxUrl).toBeNull();
    expect(read.timeZone).toBe(world.app.timezone);
  });

  it("has ticket types with fields in order, required ones marked, lists by id, none archived", async () => {
    const { ticketTypes } = await getWorkspace(desk.ctxFor());
    const bug = ticketTypes.find(({ id }) => id === "81");
    expect(bug?.attributes.slice(0, 2).map(({ label }) => label)).toEqual(["Title", "Description"]);
    const severity = bug?.attributes.find(({ name }) => name === "Severity");
    expect(severity).toMatchObject({ type: "list", required: true });
    expect(severity?.items.map(({ name }) => name)).toEqual(["Critical", "High", "Normal", "Low"]);
    expect(bug?.attributes.some(({ name }) => name === "Browser")).toBe(false);
    expect(bug?.attributes.find(({ name }) => name === "Steps to reproduce")?.multiline).toBe(true);
  });

  it("knows the type of its own attributes, so that a date is not taken for a number", async () => {
    const { attributes } = await getWorkspace(desk.ctxFor());
    const find = (rows: typeof attributes.contact, name: string) => rows.find((one) => one.name === name);
    expect(find(attributes.contact, "renewal_date")?.type).toBe("date");
    expect(find(attributes.conversation, "Promised by")?.type).toBe("datetime");
    expect(find(attributes.contact, "email")).toBeUndefined();
  });

  it("is read once for everybody", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => getWorkspace(desk.ctxFor({ memberId: `m${n}` }))));
    expect(workspace.control.ledger()).toHaveLength(7);
  });

  it("is read anew for a new token, which may be allowed to list more", async () => {
    const ctx = desk.ctxFor();
    const [team] = (await getWorkspace(ctx)).teams;
    const before = workspace.control.rename("team", team?.id ?? "", "Now visible");
    const rotated = { ...ctx, connection: { ...ctx.connection, tokenVersion: 2 } };
    const named = async (asks: typeof ctx) =>
      (await getWorkspace(asks)).teams.find(({ id }) => id === team?.id)?.name;
    expect(await named(ctx)).toBe(before);
    expect(await named(rotated)).toBe("Now visible");
    workspace.control.rename("team", team?.id ?? "", before);
  });

  it.each([
    ["GET /admins", "teammates", /^Teammates: /],
    ["GET /teams", "teams", /^Teams: /],
    ["GET /tags", "tags", /^Tags: /],
    ["GET /ticket_types", "ticketTypes", /^Ticket types: /],
  ] as const)("without %s names what is missing and has the rest", async (match, part, named) => {
    workspace.control.addFault({
      match,
      kind: "status",
      status: 403,
      code: "api_plan_restricted",
      times: null,
    });
    const read = await getWorkspace(desk.ctxFor());
    expect(read.missing).toEqual([expect.stringMatching(named)]);
    for (const key of ["teammates", "teams", "tags", "ticketTypes"] as const) {
      expect(read[key].length > 0, key).toBe(key !== part);
    }
  });

  it("without its time zone says so, and has the rest", async () => {
    workspace.control.addFault({ match: "GET /me", kind: "status", status: 403, times: null });
    const read = await getWorkspace(desk.ctxFor());
    expect(read.timeZone).toBeNull();
    expect(read.missing).toEqual([expect.stringMatching(/^Time zone: /)]);
    expect(read.teammates.length).toBeGreaterThan(0);
  });

  it("still knows who asks when Intercom refuses the token, so that an owner can give a new one", async () => {
    workspace.control.setToken(null);
    const known = await getWorkspace(desk.ctxFor({ role: "owner" }));
    workspace.control.setToken(workspace.token);
    expect(known).toMatchObject({ me: { role: "owner" }, teammates: [], tags: [] });
    expect(known.missing).toHaveLength(7);
    expect(known.missing[0]).toContain("access token");
  });

  it("of a real connection has an address of its inbox", async () => {
    const ctx = desk.ctxFor();
    const connection = { ...ctx.connection, isLocal: false, region: "eu", workspaceId: "ab/12" } as const;
    expect((await getWorkspace({ ...ctx, connection })).inboxUrl).toBe(
      "https://app.eu.intercom.com/a/inbox/ab%2F12/inbox",
    );
  });
});
