import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { getConversation } from "@/lib/server/conversations/get-conversation";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { getTicket } from "@/lib/server/tickets/get-ticket";
import { getContact } from "./get-contact";
import { getConversations } from "./get-conversations";
import { getGroups } from "./get-groups";
import { getNotes } from "./notes";

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

/** Somebody who has all that can be shown. */
const somebody = () => {
  const found = workspace.control
    .store()
    .world.contacts.find(
      (contact) => contact.companyIds.length > 0 && contact.tagIds.length > 0 && contact.mergedInto === null,
    );
  if (!found) throw new Error("nobody has a company and a tag");
  return found;
};

describe("a contact", () => {
  it("is shown with all that Intercom knows of the person, in one call", async () => {
    const wanted = somebody();
    const read = await getContact(desk.ctxFor(), { id: wanted.id });
    expect(read).toMatchObject({
      id: wanted.id,
      name: wanted.name,
      email: wanted.email,
      externalId: wanted.externalId,
      role: wanted.role,
      signedUpAt: wanted.signedUpAt,
      lastContactedAt: wanted.lastContactedAt,
      unsubscribed: wanted.unsubscribedFromEmails,
      attributes: wanted.customAttributes,
    });
    expect(read.location).toContain(wanted.location.country);
    expect(workspace.control.ledger().map(({ method, pattern }) => `${method} ${pattern}`)).toEqual([
      "GET /contacts/:id",
    ]);
  });

  it("has each of its moments as Intercom tells it, and none where Intercom tells none", async () => {
    const wanted = somebody();
    const moments = {
      createdAt: 1_790_000_001,
      signedUpAt: 1_790_000_002,
      lastSeenAt: 1_790_000_003,
      lastContactedAt: 1_790_000_004,
      lastRepliedAt: 1_790_000_005,
    };
    const { createdAt, signedUpAt, lastSeenAt, lastContactedAt, lastRepliedAt } = wanted;
    Object.assign(wanted, moments);
    expect(await getContact(desk.ctxFor(), { id: wanted.id })).toMatchObject(moments);
    desk = createDesk(workspace);
    wanted.lastSeenAt = null;
    expect((await getContact(desk.ctxFor(), { id: wanted.id })).lastSeenAt).toBeNull();
    Object.assign(wanted, { createdAt, signedUpAt, lastSeenAt, lastContactedAt, lastRepliedAt });
  });

  it("has only such profiles and sites as lead to the open web", async () => {
    const wanted = somebody();
    const before = { profiles: wanted.socialProfiles };
    wanted.socialProfiles = [
      { name: "Bad", url: "javascript:alert(1)" },
      { name: "Odd", url: "/settings" },
      { name: "Good", url: "https://social.example/nora" },
    ];
    const company = workspace.control.store().company(wanted.companyIds[0] ?? "");
    if (!company) throw new Error("no company");
    company.website = "data:text/html,<script>1</script>";
    const read = await getContact(desk.ctxFor(), { id: wanted.id });
    expect(read.profiles).toEqual([{ name: "Good", href: "https://social.example/nora" }]);
    expect((await getGroups(desk.ctxFor(), { id: wanted.id })).companies[0]?.href).toBeNull();
    company.website = "harbourline.example/shop";
    desk = createDesk(workspace);
    expect((await getGroups(desk.ctxFor(), { id: wanted.id })).companies[0]?.href).toBe(
      "https://harbourline.example/shop",
    );
    wanted.socialProfiles = before.profiles;
  });

  it("has its companies, tags and segments by name", async () => {
    const wanted = somebody();
    const read = await getGroups(desk.ctxFor(), { id: wanted.id });
    expect(read.missing).toEqual([]);
    expect(read.companies.map(({ id }) => id).toSorted()).toEqual(wanted.companyIds.toSorted());
    expect(read.tags.map(({ id }) => id).toSorted()).toEqual(wanted.tagIds.toSorted());
    expect(read.segments.map(({ id }) => id).toSorted()).toEqual(wanted.segmentIds.toSorted());
    for (const { name } of [...read.companies, ...read.tags, ...read.segments]) expect(name).not.toBe("");
  });

  it.each([
    ["GET /contacts/:id/companies", "Companies"],
    ["GET /contacts/:id/tags", "Tags"],
    ["GET /contacts/:id/segments", "Segments"],
  ])(
    "without %s names what is missing, has the rest, and asks for that alone next time",
    async (match, what) => {
      workspace.control.addFault({ match, kind: "status", status: 500, times: null });
      const ctx = desk.ctxFor();
      expect((await getGroups(ctx, { id: somebody().id })).missing).toEqual([
        expect.stringContaining(`${what}: `),
      ]);
      workspace.control.clearFaults();
      desk.clock.advance(60_000);
      expect((await getGroups(ctx, { id: somebody().id })).missing).toEqual([]);
    },
  );

  it("is shown as it was while Intercom cannot be asked, and says so", async () => {
    const { id, name } = somebody();
    const ctx = desk.ctxFor();
    expect((await getContact(ctx, { id })).stale).toBe(false);
    desk.clock.advance(120_000);
    workspace.control.addFault({ match: "GET /contacts/:id", kind: "status", status: 500, times: null });
    expect(await getContact(ctx, { id })).toMatchObject({ name, stale: true });
  });

  it("that is not there says so", async () => {
    for (const read of [getContact, getNotes])
      await expect(read(desk.ctxFor(), { id: "0".repeat(24) })).rejects.toMatchObject({ code: "not_found" });
  });

  it.each(["..%2Fadmins", "../me", "1", "g".repeat(24), `${"a".repeat(24)}/notes`])(
    "with the id %j never leaves the house",
    async (id) => {
      for (const read of [getContact, getNotes])
        await expect(read(desk.ctxFor(), { id })).rejects.toMatchObject({ code: "bad_request" });
    },
  );
});

describe("what a contact has written before", () => {
  /** Somebody with more conversations than one page holds, the oldest of which is open. */
  const talker = () => {
    const { world, conversations } = workspace.control.store();
    const [who] = world.contacts;
    if (!who) throw new Error("nobody is there");
    const theirs = [...conversations.values()].slice(0, 23).sort((a, b) => a.createdAt - b.createdAt);
    for (const [index, one] of theirs.entries()) {
      one.contactIds = [who.id];
      one.state = index === 0 ? "open" : "closed";
    }
    const own = [...conversations.values()].filter(({ contactIds }) => contactIds.includes(who.id));
    for (const one of own) if (!theirs.includes(one)) one.contactIds = ["f".repeat(24)];
    return { who, theirs };
  };

  it("comes page by page, newest first, with what is not closed named on the first page", async () => {
    const { who, theirs } = talker();
    const ctx = desk.ctxFor();
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await getConversations(ctx, { id: who.id, cursor });
      expect(page.total).toBe(theirs.length);
      expect(page.unclosed.map(({ id }) => id)).toEqual(pages === 0 ? [theirs[0]?.id] : []);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
      pages += 1;
    } while (cursor !== undefined);
    expect(pages).toBe(3);
    expect(seen).toEqual(theirs.map(({ id }) => id).toReversed());
  });

  it("costs one call where it fits one page", async () => {
    const { who, theirs } = talker();
    for (const one of theirs.slice(5)) one.contactIds = ["f".repeat(24)];
    workspace.control.clearLedger();
    const page = await getConversations(desk.ctxFor(), { id: who.id });
    expect(page.rows).toHaveLength(5);
    expect(page.unclosed).toHaveLength(1);
    expect(workspace.control.ledger()).toHaveLength(1);
  });
});

describe("opening a conversation", () => {
  it("costs one call to Intercom; its contact is asked for after it, and once for everybody who looks", async () => {
    const one = [...workspace.control.store().conversations.values()].find(({ contactIds }) =>
      workspace.control.store().contacts.has(contactIds[0] ?? ""),
    );
    const contactId = one?.contactIds[0] ?? "";
    const ctx = desk.ctxFor();
    await getConversation(ctx, { id: one?.id ?? "" });
    const operations = () => workspace.control.ledger().map(({ method, pattern }) => `${method} ${pattern}`);
    expect(operations()).toEqual(["GET /conversations/:id"]);
    workspace.control.clearLedger();
    const panel = () =>
      Promise.all([
        getContact(ctx, { id: contactId }),
        getGroups(ctx, { id: contactId }),
        getNotes(ctx, { id: contactId }),
        getConversations(ctx, { id: contactId }),
      ]);
    await Promise.all([panel(), panel(), panel()]);
    expect(operations().toSorted()).toEqual([
      "GET /contacts/:id",
      "GET /contacts/:id/companies",
      "GET /contacts/:id/notes",
      "GET /contacts/:id/segments",
      "GET /contacts/:id/tags",
      "POST /conversations/search",
    ]);
  });
});

describe("a ticket", () => {
  it("is shown with its type, state and attributes by their names", async () => {
    const { world } = workspace.control.store();
    for (const wanted of world.tickets.slice(0, 20)) {
      const read = await getTicket(desk.ctxFor(), { id: wanted.id });
      const type = world.ticketTypes.find(({ id }) => id === wanted.ticketTypeId);
      const state = world.ticketStates.find(({ id }) => id === wanted.stateId);
      expect(read).toMatchObject({
        id: wanted.id,
        number: wanted.ticketNumber,
        title: wanted.attributes._default_title_ ?? null,
        typeName: type?.name,
        state: state?.category,
      });
      expect(read.stateLabel).not.toBe("");
      const names = wanted.contactIds.map((id) => world.contacts.find((one) => one.id === id)?.name ?? null);
      expect(read.contacts.map(({ name }) => name)).toEqual(names.map((name) => name || null));
      for (const { name, type: kind } of read.fields)
        expect(kind).toBe(type?.attributes.find((attribute) => attribute.name === name)?.dataType);
      for (const { name, value } of read.fields) {
        const items = type?.attributes.find((attribute) => attribute.name === name)?.listItems ?? [];
        if (items.length > 0 && value !== null) expect(items.map((item) => item.id)).toContain(value);
      }
    }
  });

  it("that is not there says so", async () => {
    await expect(getTicket(desk.ctxFor(), { id: "1" })).rejects.toMatchObject({ code: "not_found" });
    await expect(getTicket(desk.ctxFor(), { id: "../me" })).rejects.toMatchObject({ code: "bad_request" });
  });
});
