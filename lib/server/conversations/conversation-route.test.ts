import { afterAll, beforeAll, expect, it } from "vitest";
import { GET } from "@/app/api/conversations/[id]/route";
import { getConversation as endpoint } from "@/lib/api/conversations";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { closeRuntime } from "@/lib/server/connection/runtime";
import { handle } from "@/lib/server/http/handle";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { call, cookieFor, requestTo } from "@/lib/server/testing/requests";
import { createTestMember, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { getConversation } from "./get-conversation";

let demo: DemoWorkspace;
let switchyard: TestSwitchyard;
let cookie: string;

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  switchyard = await startTestSwitchyard({ intercomUrl: demo.url });
  cookie = await cookieFor((await createTestMember({ role: "agent" })).id);
  process.env.INTERCOM_ACCESS_TOKEN = "demo-token";
  await seedConnection();
});
afterAll(async () => {
  delete process.env.INTERCOM_ACCESS_TOKEN;
  await closeRuntime();
  await switchyard.stop();
  await demo.close();
});

/** The same answer without the JSON that is kept. */
const plain = handle(endpoint, "read", getConversation);

it("answers a conversation word for word as JSON has it, however often it is asked for and whatever is said in it", async () => {
  const subject = '"}],"stale":true,"fetchedAtMs":1}</script>\u2028\\';
  const id = demo.control.addConversation({
    subject,
    parts: [{ part_type: "comment", body: '<p>{"stale":true}</p>' }],
  });
  const ask = (route: typeof GET) => call(route, requestTo(`/api/conversations/${id}`, { cookie }), { id });
  const expected = await ask(plain);
  const text = await expected.text();
  expect(JSON.parse(text)).toMatchObject({ id, subject, stale: false });
  for (let asked = 0; asked < 3; asked += 1) {
    const answer = await ask(GET);
    expect([answer.status, await answer.text()]).toEqual([200, text]);
    expect([...answer.headers]).toEqual([...expected.headers]);
  }
});
