import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/media/route";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, requestTo } from "@/lib/server/testing/requests";
import { createTestMember, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { processMediaLinks } from "./process-links";

let workspace: DemoWorkspace;
let switchyard: TestSwitchyard;
let cookie = "";

captureLog();

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 60 });
  switchyard = await startTestSwitchyard({ intercomUrl: workspace.url });
  cookie = await cookieFor((await createTestMember()).id);
});
afterAll(async () => {
  await switchyard.stop();
  await workspace.close();
});

/** An image as the demo workspace's own messages hold them. */
const imageUrl = async (): Promise<string> => {
  const id = workspace.control.addConversation({
    attachments: [{ name: "cat.png", content_type: "image/png" }],
  });
  const response = await fetch(`${workspace.url}/conversations/${id}`, {
    headers: { authorization: `Bearer ${workspace.token}`, "intercom-version": "2.10" },
  });
  const body: { source: { attachments: { url: string }[] } } = await response.json();
  return body.source.attachments[0]?.url ?? "";
};

describe("GET /api/media", () => {
  it("passes an image on to somebody who is signed in, with headers that let it do nothing", async () => {
    const address = processMediaLinks().link(await imageUrl()) ?? "";
    const response = await call(GET, requestTo(address, { cookie }));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("cache-control")).toContain("no-store");
  });

  it("gives a stranger nothing, and the signature alone opens nothing", async () => {
    const address = processMediaLinks().link(await imageUrl()) ?? "";
    expect((await call(GET, requestTo(address))).status).toBe(401);
  });

  it("refuses what it did not sign, in words", async () => {
    const response = await call(GET, requestTo("/api/media?u=aHR0cHM6Ly9h&s=AAAA", { cookie }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "bad_request" } });
  });
});
