import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { captureLog } from "@/lib/server/testing/log";
import { startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { getTicket } from "@/lib/server/tickets/get-ticket";
import { performActionWith } from "./perform-action";

let workspace: DemoWorkspace;
let switchyard: TestSwitchyard;
let desk: Desk;

captureLog();

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 20 });
  switchyard = await startTestSwitchyard({ intercomUrl: workspace.url });
});
afterAll(async () => {
  await switchyard.stop();
  await workspace.close();
});
beforeEach(() => {
  desk = createDesk({ ...workspace, withJournal: true });
});
afterEach(() => desk.close());

const file = { uploadId: randomUUID(), name: "scan é.txt", contentType: "text/plain", sizeBytes: 2 };
const perform = performActionWith({
  pause: async () => undefined,
  files: async (_, refs) =>
    refs.map(({ name, contentType }) => ({ name, contentType, data: Buffer.from("hi").toString("base64") })),
});

it("a conversation becomes a ticket with the files that were uploaded for it, after those given by address", async () => {
  const id = workspace.control.addConversation({ body: "<p>x</p>", contact: { email: "c@acme.test" } });
  const type = workspace.control.store().ticketType("81");
  const severity = type?.attributes.find(({ name }) => name === "Severity")?.listItems[0]?.id ?? "";
  const { ticket } = await perform(desk.ctxFor(), {
    id,
    key: randomUUID(),
    action: {
      kind: "convert",
      ticketTypeId: "81",
      attributes: { _default_title_: "T", Severity: severity, Screenshots: ["https://files.test/a.png"] },
      files: { Screenshots: [file], Nonsense: [file] },
    },
  });
  const read = await getTicket(desk.ctxFor(), { id: ticket?.id ?? "", fresh: "1" });
  const files = read.fields.find(({ name }) => name === "Screenshots")?.files ?? [];
  expect(files.map(({ name }) => name)).toEqual(["a.png", file.name]);
  expect(files[1]).toMatchObject({ sizeBytes: 2, href: expect.stringMatching(/^\/api\/media\?/) });
});
