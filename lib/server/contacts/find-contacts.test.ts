import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { findContacts } from "./find-contacts";

let workspace: DemoWorkspace;
let desk: Desk;
beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 50 });
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.control.clearFaults();
  workspace.control.clearLedger();
  desk = createDesk(workspace);
});
afterEach(() => desk.close());

const somebody = () => {
  const found = workspace.control
    .store()
    .world.contacts.find((one) => one.mergedInto === null && one.name && one.email);
  if (!found?.name || !found.email) throw new Error("nobody has a name and an address");
  return { id: found.id, name: found.name, email: found.email };
};

it("finds contacts by a part of their name or e-mail address, in one call and at most eight", async () => {
  const { id, name, email } = somebody();
  for (const q of [name, email, email.slice(0, 9)]) {
    workspace.control.clearLedger();
    const { contacts } = await findContacts(desk.ctxFor(), { q });
    expect(contacts.map((one) => one.id)).toContain(id);
    expect(contacts.length).toBeLessThanOrEqual(8);
    expect(workspace.control.ledger()).toHaveLength(1);
  }
});

it("finds nobody without failing", async () => {
  expect(await findContacts(desk.ctxFor(), { q: "zqzqzqzq" })).toEqual({ contacts: [] });
});

it("ends its call when the one who types goes on", async () => {
  workspace.control.addFault({ match: "POST /contacts/search", kind: "hang", times: 1 });
  const leave = new AbortController();
  const asked = findContacts(desk.ctxFor({}, leave.signal), { q: "nora" });
  leave.abort();
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
});
