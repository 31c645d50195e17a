import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/api/connection/probe/route";
import { type SearchManners, usualManners } from "@/lib/demo/search/manners";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { isComplete } from "@/lib/search/findings";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, writeTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { mergedFindings, probe } from "./probe";
import { probeStored } from "./probe-soon";
import { closeRuntime } from "./runtime";
import { findConnection } from "./store";

let demo: DemoWorkspace;
let desk: Desk;
captureLog();

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 200, recordDir: process.env.SWITCHYARD_RECORD_DIR });
});
afterAll(() => demo.close());
beforeEach(() => {
  demo.control.clearFaults();
  demo.control.setManners(usualManners);
  desk = createDesk(demo);
});
afterEach(() => desk.close());

const found = () => probe(desk.intercom, 5);
const searches = () => demo.control.ledger().filter(({ path }) => path === "/conversations/search");

describe("probing", () => {
  it("finds what the workspace does, by a dozen small searches at most", async () => {
    demo.control.clearLedger();
    expect(await found()).toEqual({
      unassigned: "zero",
      sort: "works",
      waitingSort: "unset-last",
      atLeast: true,
      inclusive: false,
      totalCount: true,
      probedAtMs: 5,
    });
    expect(searches().length).toBeLessThanOrEqual(12);
  });

  it.each([
    [{ unassigned: "zero" }, { unassigned: "zero" }],
    [{ unassigned: "null" }, { unassigned: "null" }],
    [{ unassigned: "neither" }, { unassigned: "neither" }],
    [{ sort: "ignored" }, { sort: "ignored" }],
    [{ sort: "refused" }, { sort: "refused", waitingSort: "refused" }],
    [{ unset: "first" }, { waitingSort: "unset-first" }],
    [{ atLeast: false }, { atLeast: false }],
    [{ inclusive: true }, { inclusive: true }],
    [{ totalCount: false }, { totalCount: false }],
  ] satisfies readonly (readonly [Partial<SearchManners>, object])[])(
    "tells of a workspace with %j",
    async (manners, expected) => {
      demo.control.setManners(manners);
      expect(await found()).toMatchObject(expected);
    },
  );

  it.each(["status", "hang", "reset", "html", "empty", "garbage"] as const)(
    "knows nothing, and keeps what was known, where Intercom answers with %s",
    async (kind) => {
      const before = await found();
      await desk.close();
      desk = createDesk({ ...demo, patienceMs: 500 });
      demo.control.addFault({ match: "POST /conversations/search", kind, times: null, status: 503 });
      const nothing = await found();
      expect(isComplete(nothing)).toBe(false);
      expect(nothing).toMatchObject({ unassigned: null, sort: null, totalCount: null, inclusive: null });
      expect(mergedFindings(before, nothing)).toEqual(before);
    },
  );

  it("knows nothing of an empty workspace", async () => {
    const empty = await startDemoWorkspace({ conversations: 0 });
    const other = createDesk(empty);
    expect(await probe(other.intercom, 5)).toMatchObject({ unassigned: null, sort: null, atLeast: null });
    await other.close();
    await empty.close();
  });
});

describe("the connection", () => {
  let switchyard: TestSwitchyard;
  let owner: string;
  let agent: string;

  beforeAll(async () => {
    switchyard = await startTestSwitchyard({ intercomUrl: demo.url });
    owner = await cookieFor((await createTestMember({ role: "owner" })).id);
    agent = await cookieFor((await createTestMember({ role: "agent" })).id);
    process.env.INTERCOM_ACCESS_TOKEN = "demo-token";
  });
  beforeEach(() => seedConnection());
  afterEach(async () => {
    await closeRuntime();
    await runSql("truncate connections");
  });
  afterAll(async () => {
    delete process.env.INTERCOM_ACCESS_TOKEN;
    await switchyard.stop();
  });

  const ask = (cookie: string): Promise<Response> =>
    call(POST, writeTo("/api/connection/probe", "POST", {}, cookie));

  it("keeps what an owner has found out anew, and lets nobody else ask", async () => {
    demo.control.setManners({ unassigned: "null" });
    expect((await ask(agent)).status).toBe(403);
    expect((await findConnection())?.findings).toBeNull();
    expect((await (await ask(owner)).json()).findings).toMatchObject({ unassigned: "null" });
    expect((await findConnection())?.findings).toMatchObject({ unassigned: "null" });
  });

  it("is probed once where nothing is known, and again where a fault left something open", async () => {
    demo.control.addFault({ match: "POST /conversations/search", kind: "status", status: 503, times: null });
    expect(await probeStored()).toBe(false);
    expect((await findConnection())?.findings).toMatchObject({ sort: null });
    demo.control.clearFaults();
    await closeRuntime();
    expect(await probeStored()).toBe(true);
    expect((await findConnection())?.findings).toMatchObject({ sort: "works" });
    demo.control.clearLedger();
    expect(await probeStored()).toBe(true);
    expect(searches()).toEqual([]);
  });
});
