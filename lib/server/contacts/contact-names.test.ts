import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "@/lib/conversation/model";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { withContactNames } from "./contact-names";

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

const named = () =>
  workspace.control.store().world.contacts.filter((c) => c.name !== null && c.mergedInto === null);
const nameless = (id: string): Person => ({ kind: "contact", id, name: null, email: null });

describe("contacts that a list gives by id only", () => {
  it("get their names in one call, once an hour", async () => {
    const wanted = named().slice(0, 5);
    const people = wanted.map(({ id }) => nameless(id));
    const read = await withContactNames(desk.ctxFor(), people);
    expect(read.map(({ name }) => name)).toEqual(wanted.map(({ name }) => name));
    await withContactNames(desk.ctxFor(), people);
    expect(workspace.control.ledger()).toHaveLength(1);
    desk.clock.advance(3_600_001);
    await withContactNames(desk.ctxFor(), people);
    expect(workspace.control.ledger()).toHaveLength(2);
  });

  it("are not asked for again at once when Intercom does not know them, but soon: it takes minutes to find new ones", async () => {
    const unknown = nameless("f".repeat(24));
    expect(await withContactNames(desk.ctxFor(), [unknown])).toEqual([unknown]);
    desk.clock.advance(119_000);
    expect(await withContactNames(desk.ctxFor(), [unknown])).toEqual([unknown]);
    expect(workspace.control.ledger()).toHaveLength(1);
    desk.clock.advance(2_000);
    await withContactNames(desk.ctxFor(), [unknown]);
    expect(workspace.control.ledger()).toHaveLength(2);
  });

  it("stay as they are when Intercom cannot be asked, and those who have names cost nothing", async () => {
    workspace.control.addFault({ match: "*", kind: "status", status: 500, times: null });
    const [one] = named();
    const person = nameless(one?.id ?? "");
    expect(await withContactNames(desk.ctxFor(), [person])).toEqual([person]);
    workspace.control.clearLedger();
    const known: Person = { ...person, name: "Known" };
    expect(await withContactNames(desk.ctxFor(), [known])).toEqual([known]);
    expect(workspace.control.ledger()).toEqual([]);
  });
});
