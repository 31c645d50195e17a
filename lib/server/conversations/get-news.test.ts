import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { revisionOf } from "@/lib/conversation/revision";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { getConversation } from "./get-conversation";
import { getNews } from "./get-news";

let workspace: DemoWorkspace;
let desk: Desk;

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.control.clearFaults();
  workspace.control.clearLedger();
  desk = createDesk(workspace);
});
afterEach(() => desk.close());

const plant = (): string =>
  workspace.control.addConversation({
    body: "<p>one</p>",
    attachments: [{ name: "a.png", content_type: "image/png" }],
  });
const open = async (id: string) => {
  const conversation = await getConversation(desk.ctxFor(), { id });
  desk.clock.advance(30_000);
  return { conversation, look: () => getNews(desk.ctxFor(), { id, revision: revisionOf(conversation) }) };
};

it("is nothing where nothing has come, though Intercom signs its files anew, and costs one call", async () => {
  const { look } = await open(plant());
  expect(await look()).toEqual({ conversation: null, stale: false });
  expect(workspace.control.ledger()).toHaveLength(2);
});

it("is the conversation as it is now where a colleague has done something", async () => {
  const id = plant();
  const { look } = await open(id);
  await fetch(`${workspace.url}/conversations/${id}/parts`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${workspace.token}`,
      "content-type": "application/json",
      "intercom-version": "2.10",
    },
    body: JSON.stringify({ message_type: "close", type: "admin", admin_id: "6120404" }),
  });
  const { conversation } = await look();
  expect(conversation?.state).toBe("closed");
  expect(conversation?.parts.at(-1)?.partType).toBe("close");
});

it("says that Intercom cannot be asked, and asks nobody for what was read a moment ago", async () => {
  const id = plant();
  const { conversation, look } = await open(id);
  workspace.control.addFault({ match: "GET /conversations/:id", times: null, kind: "status", status: 503 });
  expect(await look()).toEqual({ conversation: null, stale: true });
  workspace.control.clearFaults();
  await getConversation(desk.ctxFor(), { id, fresh: "1" });
  workspace.control.clearLedger();
  expect(await getNews(desk.ctxFor(), { id, revision: revisionOf(conversation) })).toEqual({
    conversation: null,
    stale: false,
  });
  expect(workspace.control.ledger()).toEqual([]);
});

it("of what was deleted is that it is gone", async () => {
  const id = plant();
  const { look } = await open(id);
  workspace.control.addFault({
    match: "GET /conversations/:id",
    kind: "status",
    status: 404,
    code: "not_found",
  });
  await expect(look()).rejects.toMatchObject({ code: "conversation_gone" });
});
