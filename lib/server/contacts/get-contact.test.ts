import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { getTicket } from "@/lib/server/tickets/get-ticket";
import { getContact } from "./get-contact";

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
  it("is shown with companies, tags, attributes and earlier conversations", async () => {
    const wanted = somebody();
    const read = await getContact(desk.ctxFor(), { id: wanted.id });
    expect(read).toMatchObject({ id: wanted.id, name: wanted.name, email: wanted.email, missing: [] });
    expect(read.companies.map(({ id }) => id).toSorted()).toEqual(wanted.companyIds.toSorted());
    expect(read.tags.map(({ id }) => id).toSorted()).toEqual(wanted.tagIds.toSorted());
    const own = [...workspace.control.store().conversations.values()].filter((c) =>
      c.contactIds.includes(wanted.id),
    );
    expect(read.earlierTotal).toBe(own.length);
    expect(read.earlier.length).toBe(Math.min(10, own.length));
    const times = read.earlier.map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it.each([
    ["GET /contacts/:id/companies", "Companies"],
    ["GET /contacts/:id/tags", "Tags"],
    ["POST /conversations/search", "Earlier conversations"],
  ])("without %s names what is missing and has the rest", async (match, what) => {
    workspace.control.addFault({ match, kind: "status", status: 500, times: null });
    const read = await getContact(desk.ctxFor(), { id: somebody().id });
    expect(read.missing).toEqual([expect.stringContaining(`${what}: `)]);
    expect(read.id).toBe(somebody().id);
  });

  it("that is not there says so", async () => {
    await expect(getContact(desk.ctxFor(), { id: "0".repeat(24) })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it.each(["..%2Fadmins", "../me", "1", "g".repeat(24), `${"a".repeat(24)}/notes`])(
    "with the id %j never leaves the house",
    async (id) => {
      await expect(getContact(desk.ctxFor(), { id })).rejects.toMatchObject({ code: "bad_request" });
    },
  );
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
      for (const { name, type: kind } of read.attributes)
        expect(kind).toBe(type?.attributes.find((attribute) => attribute.name === name)?.dataType);
      expect(read.attributes.map(({ name }) => name)).not.toContain("_default_title_");
      for (const { name, value } of read.attributes) {
        const items = type?.attributes.find((attribute) => attribute.name === name)?.listItems ?? [];
        if (items.length > 0 && value !== null) expect(items.map((item) => item.name)).toContain(value);
      }
    }
  });

  it("that is not there says so", async () => {
    await expect(getTicket(desk.ctxFor(), { id: "1" })).rejects.toMatchObject({ code: "not_found" });
    await expect(getTicket(desk.ctxFor(), { id: "../me" })).rejects.toMatchObject({ code: "bad_request" });
  });
});
