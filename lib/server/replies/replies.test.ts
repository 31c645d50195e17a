import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { POST as RESTORE } from "@/app/api/replies/[id]/restore/route";
import { DELETE, PUT } from "@/app/api/replies/[id]/route";
import { GET, POST } from "@/app/api/replies/route";
import type { Replies } from "@/lib/api/replies";
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
let [agent, other, lead] = ["", "", ""];
captureLog();
beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  switchyard = await startTestSwitchyard({ intercomUrl: workspace.url });
  process.env.INTERCOM_ACCESS_TOKEN = workspace.token;
  await seedConnection();
  delete process.env.INTERCOM_ACCESS_TOKEN;
  agent = await cookieFor((await createTestMember({ teammateId: "1" })).id);
  other = await cookieFor((await createTestMember({ teammateId: "2" })).id);
  lead = await cookieFor((await createTestMember({ role: "lead", teammateId: "3" })).id);
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
