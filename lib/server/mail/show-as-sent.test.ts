import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { getConversation } from "@/lib/server/conversations/get-conversation";
import { getPlainText } from "@/lib/server/conversations/get-plain-text";
import { framePolicy } from "@/lib/server/http/security-headers";
import { getMedia } from "@/lib/server/media/get-media";
import { inputOf } from "@/lib/server/media/links";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { getTicket } from "@/lib/server/tickets/get-ticket";
import { showAsSent } from "./show-as-sent";

let workspace: DemoWorkspace;
let desk: Desk;
const show = showAsSent("conversation");

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 20, recordDir: process.env.SWITCHYARD_RECORD_DIR });
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.control.clearFaults();
  workspace.control.clearLedger();
  desk = createDesk(workspace);
});
afterEach(() => desk.close());

const plant = (fields: Record<string, unknown>): string => workspace.control.addConversation(fields);
const reads = () =>
  workspace.control.ledger().filter(({ pattern }) => pattern === "/conversations/:id").length;

const newsletter =
  '<style>@import url(//evil.example);.btn{color:#fff}</style><table bgcolor="#eee"><tr><td><table><tr><td style="background:#0a5">Weekly</td></tr></table><script>alert(1)</script></td></tr></table>';

describe("a message as it was sent", () => {
  it("is a page in which nothing runs and nothing is fetched", async () => {
    const id = plant({ body: newsletter });
    const response = await show(desk.ctxFor(), { id, part: "source" });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": framePolicy,
      "x-frame-options": "SAMEORIGIN",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
    });
    const page = await response.text();
    expect(page).toContain('<td style="background:#0a5">Weekly</td>');
    expect(page).toContain("<style>.btn{color:#fff}</style>");
    expect(page).toContain("content=\"default-src 'none'; img-src data:;");
    expect(page).not.toMatch(/script|evil|@import/);
  });

  it("has its images in it once they are asked for, and none before", async () => {
    const id = plant({
      body: '<table><tr><td><table><tr><td>One<img src="demo-file://in-1/a.png" width="90"><img src="https://nowhere.invalid/b.png" alt="B">two</td></tr></table></td></tr></table>',
    });
    const without = await (await show(desk.ctxFor(), { id, part: "source" })).text();
    expect(without).toContain('One<img width="90" alt="" /><img alt="B" />two');
    const page = await (await show(desk.ctxFor(), { id, part: "source", images: "1" })).text();
    expect(page).toMatch(
      /One<img src="data:image\/png;base64,[A-Za-z0-9+/=]{50,}" width="90" alt="" \/><img alt="B" \/>two/,
    );
  });

  it("is found among the parts, also one that came since the others were read", async () => {
    const id = plant({ body: "<p>first</p>", parts: [{ body: "<p>second</p>" }] });
    const ctx = desk.ctxFor();
    const part = (await getConversation(ctx, { id })).parts[1]?.id ?? "";
    expect(await (await show(ctx, { id, part })).text()).toContain("<p>second</p>");
    expect(reads()).toBe(2);
    await show(ctx, { id, part: "source" });
    expect(reads()).toBe(2);
    expect((await show(ctx, { id, part: "99999999" })).status).toBe(404);
    expect(reads()).toBe(3);
  });

  it.each([
    ["is gone", 404, { kind: "status", status: 404 }],
    ["cannot be had", 502, { kind: "status", status: 500, times: null }],
  ] as const)("says in the frame that it %s", async (_, status, fault) => {
    const id = plant({ body: "<p>first</p>" });
    workspace.control.addFault({ match: "GET /conversations/:id", ...fault });
    const response = await show(desk.ctxFor(), { id, part: "source" });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-security-policy")).toBe(framePolicy);
    expect(await response.text()).toContain('<p class="switchyard">');
  });

  it("leaves a refused token to the page", async () => {
    const id = plant({ body: "<p>first</p>" });
    workspace.control.addFault({ match: "GET /conversations/:id", kind: "status", status: 401 });
    await expect(show(desk.ctxFor(), { id, part: "source" })).rejects.toMatchObject({
      code: "intercom_token_rejected",
    });
  });
});

describe("an address that has expired", () => {
  const planted = async () => {
    const id = plant({
      body: '<p>first</p><img src="demo-file://in-2/b.png" width="90">',
      attachments: [{ name: "cat.png", content_type: "image/png" }],
    });
    const detail = await getConversation(desk.ctxFor(), { id });
    const [source] = detail.parts;
    const [cat] = source?.attachments ?? [];
    const inline = /data-src="([^"]*)"/.exec(source?.html ?? "")?.[1]?.replaceAll("&amp;", "&") ?? "";
    return { id, file: cat?.href ?? "", preview: cat?.preview ?? "", inline };
  };
  const get = (address: string) => getMedia(desk.ctxFor(), inputOf(address));

  it("is asked for anew once for all of a conversation, and the file comes as if nothing had been", async () => {
    const { file, preview, inline } = await planted();
    workspace.control.advanceClock(4 * 3600);
    workspace.control.clearLedger();
    for (const address of [file, preview, inline]) {
      const response = await get(address);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("image/png");
      await response.arrayBuffer();
    }
    expect(reads()).toBe(1);
  });

  it("is asked for anew of a ticket: of its thread, and of the files in its fields", async () => {
    const id = workspace.control.addTicket({
      contact: { email: "c@acme.test", name: "Cleo" },
      ticket_attributes: { _default_title_: "Printer", Screenshots: ["demo-file://in-3/c.png"] },
      parts: [{ body: '<p>first</p><img src="demo-file://in-4/d.png" width="90">' }],
    });
    const { fields, parts } = await getTicket(desk.ctxFor(), { id });
    const [shot] = fields.flatMap(({ files }) => files);
    const inline = parts.flatMap(({ html }) => /data-src="([^"]*)"/.exec(html ?? "")?.[1] ?? []);
    const addresses = [shot?.href ?? "", shot?.preview ?? "", ...inline].map((one) =>
      one.replaceAll("&amp;", "&"),
    );
    expect(addresses).toHaveLength(3);
    workspace.control.advanceClock(4 * 3600);
    workspace.control.clearLedger();
    for (const address of addresses) {
      const response = await get(address);
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/png"]);
      await response.arrayBuffer();
    }
    expect(workspace.control.ledger().filter(({ pattern }) => pattern === "/tickets/:id")).toHaveLength(1);
  });

  it("of a file that is gone for good says so, and Intercom is not asked for ever", async () => {
    const { id, file } = await planted();
    workspace.control.advanceClock(4 * 3600);
    workspace.control.addFault({ match: "GET /conversations/:id", kind: "status", status: 404 });
    await expect(get(file)).rejects.toMatchObject({ code: "not_found", message: /is gone/ });
    const other = plant({ body: "<p>x</p>", attachments: [{ name: "cat.png", content_type: "image/png" }] });
    const forged = desk.ctxFor().media.link(`${workspace.url}/__files/nobody/cat.png?sig=1`, {
      name: "cat.png",
      from: `c${other}.source`,
    });
    workspace.control.clearFaults();
    workspace.control.clearLedger();
    await expect(get(forged ?? "")).rejects.toMatchObject({ code: "not_found", message: /is gone/ });
    expect(reads()).toBe(1);
    expect(id).not.toBe(other);
  });

  it("of pictures that their own server refuses costs one call, however many they are", async () => {
    const bodies = Array.from(
      { length: 8 },
      (_, n) => `<img src="${workspace.url}/__files/x/${n}.png?sig=1">`,
    );
    const id = plant({ body: `<p>first</p>${bodies.join("")}` });
    const [source] = (await getConversation(desk.ctxFor(), { id })).parts;
    const addresses = [...(source?.html ?? "").matchAll(/data-src="([^"]*)"/g)].map(
      ([, address]) => address ?? "",
    );
    workspace.control.clearLedger();
    for (const address of addresses) {
      await expect(get(address.replaceAll("&amp;", "&"))).rejects.toMatchObject({ code: "not_found" });
    }
    expect(addresses).toHaveLength(8);
    expect(reads()).toBe(1);
  });

  it("is not told to be gone while Intercom cannot be asked", async () => {
    const { file } = await planted();
    workspace.control.advanceClock(4 * 3600);
    workspace.control.addFault({ match: "GET /conversations/:id", kind: "status", status: 503, times: null });
    await expect(get(file)).rejects.toMatchObject({ code: "intercom_unavailable" });
  });
});

describe("plain text", () => {
  it("is what Intercom makes of it, by part, asked for once", async () => {
    const id = plant({
      body: "<p>Hello <b>you</b></p><p>there</p>",
      parts: [{ body: "<ul><li>one</li></ul>" }],
    });
    const ctx = desk.ctxFor();
    const part = (await getConversation(ctx, { id })).parts[1]?.id ?? "";
    expect(await getPlainText(ctx, { id })).toEqual({
      texts: { source: "Hello you\nthere", [part]: "one" },
    });
    await getPlainText(ctx, { id });
    expect(
      workspace.control.ledger().filter(({ path }) => path.includes("display_as=plaintext")),
    ).toHaveLength(1);
  });
});
