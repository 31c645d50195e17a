import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { POST as RESTORE } from "@/app/api/replies/[id]/restore/route";
import { DELETE, PUT } from "@/app/api/replies/[id]/route";
import { GET, POST } from "@/app/api/replies/route";
import type { Replies } from "@/lib/api/replies";
import { agentId, leadId, ownerId, teamIds } from "@/lib/demo/seed/workspace";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { sharedCache } from "@/lib/server/connection/runtime";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, requestTo, writeTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";

let workspace: DemoWorkspace;
let switchyard: TestSwitchyard;
let [agent, other, lead, viewer] = ["", "", "", ""];
captureLog();
beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  switchyard = await startTestSwitchyard({ intercomUrl: workspace.url });
  process.env.INTERCOM_ACCESS_TOKEN = workspace.token;
  await seedConnection();
  delete process.env.INTERCOM_ACCESS_TOKEN;
  agent = await cookieFor((await createTestMember({ teammateId: agentId, email: "agent@demo.test" })).id);
  other = await cookieFor((await createTestMember({ teammateId: ownerId, email: "owner@demo.test" })).id);
  lead = await cookieFor(
    (await createTestMember({ role: "lead", teammateId: leadId, email: "lead@demo.test" })).id,
  );
  viewer = await cookieFor((await createTestMember({ teammateId: null })).id);
});
afterAll(async () => {
  await switchyard.stop();
  await workspace.close();
});
afterEach(async () => {
  workspace.control.clearFaults();
  sharedCache().expire("");
  await runSql("truncate saved_replies");
});

const list = async (who: string): Promise<Replies> =>
  (await call(GET, requestTo("/api/replies", { cookie: who }))).json();
const names = async (who: string) => (await list(who)).replies.map(({ name }) => name);
const textOf = (macros: Replies["macros"], name: string) => macros.find((one) => one.name === name)?.text;
const post = (who: string, more: object = {}) => {
  const body = {
    id: randomUUID(),
    name: "Thanks",
    text: "Hello {{contact.first_name | there}}",
    shared: false,
    ...more,
  };
  return call(POST, writeTo("/api/replies", "POST", body, who)).then(async (response) => ({
    status: response.status,
    body: await response.json(),
  }));
};
const change = async (who: string, id: string, body: object) =>
  (await call(PUT, writeTo(`/api/replies/${id}`, "PUT", body, who), { id })).status;
const remove = async (who: string, id: string) =>
  (await call(DELETE, writeTo(`/api/replies/${id}`, "DELETE", {}, who), { id })).status;

describe("saved replies", () => {
  it("are one's own, and nobody else sees them", async () => {
    const { body } = await post(agent);
    expect(await names(agent)).toEqual(["Thanks"]);
    expect(await names(other)).toEqual([]);
    expect(await remove(other, body.id)).toBe(404);
    expect(await change(other, body.id, { version: 1, name: "x", text: "x", shared: false })).toBe(404);
  });

  it("are shared and changed for everybody by leads alone", async () => {
    expect((await post(agent, { shared: true })).status).toBe(403);
    const { body } = await post(lead, { shared: true, name: "For all" });
    expect(await names(agent)).toEqual(["For all"]);
    expect((await list(agent)).replies[0]?.mayChange).toBe(false);
    expect(await remove(agent, body.id)).toBe(403);
    expect(await change(lead, body.id, { version: 1, name: "Better", text: "x", shared: true })).toBe(200);
    expect(await names(agent)).toEqual(["Better"]);
  });

  it("are not overwritten where somebody has changed them since", async () => {
    const { body } = await post(agent);
    expect(await change(agent, body.id, { version: 1, name: "One", text: "x", shared: false })).toBe(200);
    expect(await change(agent, body.id, { version: 1, name: "Two", text: "x", shared: false })).toBe(409);
    expect(await names(agent)).toEqual(["One"]);
  });

  it("can be had back after they were deleted, and made only once", async () => {
    const id = randomUUID();
    await Promise.all([post(agent, { id }), post(agent, { id })]);
    expect(await names(agent)).toEqual(["Thanks"]);
    expect(await remove(agent, id)).toBe(200);
    expect(await names(agent)).toEqual([]);
    await call(RESTORE, writeTo(`/api/replies/${id}/restore`, "POST", {}, agent), { id });
    expect(await names(agent)).toEqual(["Thanks"]);
  });

  it.each([{ name: "" }, { name: "x".repeat(121) }, { text: " " }, { text: "x".repeat(60_001) }])(
    "are refused as %j",
    async (more) => {
      expect((await post(agent, more)).status).toBe(422);
    },
  );

  it("stand beside Intercom's macros, as words", async () => {
    const { macros, macrosMissing } = await list(agent);
    expect(macros.length).toBeGreaterThan(0);
    expect(macrosMissing).toBeNull();
    expect(JSON.stringify(macros)).not.toMatch(/<\/?(p|br|div)\b/);
    expect(textOf(macros, "Known incident")).toMatch(/^Hi \{\{user\.name\|fallback:"there"\}\}, we know/);
  });

  it("come from Intercom's HTML where there is no other text, with the same left open", async () => {
    const { macros } = workspace.control.store().world;
    const one = macros.find(({ name }) => name === "Known incident");
    if (one === undefined) throw new Error("The demo has lost a macro.");
    const [before, wanted] = [one.bodyText, textOf((await list(agent)).macros, one.name)];
    sharedCache().expire("");
    one.bodyText = null;
    const read = textOf((await list(agent)).macros, one.name);
    one.bodyText = before;
    expect(read).toBe(wanted);
    expect(read).toContain('{{user.email|fallback:"you"}}');
  });

  it("of Intercom are offered to the teams that they are for, and to everybody where they are for all", async () => {
    const { macros } = workspace.control.store().world;
    const withWords = macros.filter(({ bodyText }) => bodyText !== null);
    const forTeams = (...teams: readonly string[]) =>
      withWords
        .filter(
          (one) => one.visibleTo === "everyone" || one.visibleToTeamIds.some((id) => teams.includes(id)),
        )
        .map(({ name }) => name)
        .toSorted();
    const offered = async (who: string) => (await list(who)).macros.map(({ name }) => name).toSorted();
    const own = forTeams(teamIds.technical, teamIds.billing);
    expect(own).toContain("Refund confirmed");
    expect(await offered(agent)).toEqual(own);
    const others = forTeams(teamIds.escalations);
    expect(others).not.toContain("Refund confirmed");
    expect(await offered(other)).toEqual(others);
    expect(await offered(viewer)).toEqual(forTeams());
  });

  it("of some teams alone are held back while nobody knows who is in them, which is said", async () => {
    sharedCache().forget("");
    workspace.control.addFault({ match: "GET /teams", kind: "status", status: 500, times: null });
    const { macros, macrosMissing } = await list(agent);
    expect(textOf(macros, "Known incident")).toBeTruthy();
    expect(textOf(macros, "Refund confirmed")).toBeUndefined();
    expect(macrosMissing).toContain("for some teams alone");
  });

  it("serve where Intercom has no macros for us, which is said", async () => {
    workspace.control.addFault({
      match: "GET /macros",
      kind: "status",
      status: 400,
      code: "intercom_version_invalid",
      times: null,
    });
    await post(agent);
    const { replies, macros, macrosMissing } = await list(agent);
    expect(replies).toHaveLength(1);
    expect(macros).toEqual([]);
    expect(macrosMissing).toContain("does not give its macros");
  });
});
