import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as RESTORE } from "@/app/api/drafts/[place]/restore/route";
import { DELETE, PUT } from "@/app/api/drafts/[place]/route";
import { GET } from "@/app/api/drafts/route";
import type { DraftContent, DraftSaved, StoredDraft } from "@/lib/api/drafts";
import { inTransaction } from "@/lib/server/db/database";
import { call, cookieFor, requestTo, writeTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { forgetSentDraft } from "./store";

let switchyard: TestSwitchyard;
let annId: string;
let ann: string;
let ben: string;
beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  annId = (await createTestMember()).id;
  ann = await cookieFor(annId);
  ben = await cookieFor((await createTestMember()).id);
});
afterAll(() => switchyard.stop());
beforeEach(() => runSql("truncate drafts"));

const [phone, desk] = [randomUUID(), randomUUID()];
const content = (text: string): DraftContent => ({
  text,
  mode: "reply",
  key: randomUUID(),
  files: [],
  urls: [],
  contactId: null,
});
const put = async (
  text: string | DraftContent,
  base = 0,
  device = desk,
  who = ann,
  place = "7",
): Promise<DraftSaved> => {
  const body = {
    content: typeof text === "string" ? content(text) : text,
    base,
    device,
    deviceName: device === phone ? "phone" : "desk",
  };
  const response = await call(PUT, writeTo(`/api/drafts/${place}`, "PUT", body, who), { place });
  return response.json();
};
const versionOf = (saved: DraftSaved): number => (saved.saved ? saved.version : -1);
const list = async (who = ann): Promise<readonly StoredDraft[]> =>
  (await (await call(GET, requestTo("/api/drafts", { cookie: who }))).json()).drafts;
const drop = async (version: number, who = ann) =>
  (await call(DELETE, writeTo("/api/drafts/7", "DELETE", { version }, who), { place: "7" })).json();

describe("drafts on the server", () => {
  it("are there for every device of their writer, and for nobody else", async () => {
    await put("Half a thought");
    expect(await list()).toMatchObject([
      { place: "7", content: { text: "Half a thought" }, deviceName: "desk" },
    ]);
    expect(await list(ben)).toEqual([]);
  });

  it("are never overwritten by a device that did not know of them", async () => {
    const first = await put("From the desk");
    expect(await put("From the phone", 0, phone)).toMatchObject({
      saved: false,
      theirs: { content: { text: "From the desk" }, deviceName: "desk" },
    });
    expect((await list())[0]?.content.text).toBe("From the desk");
    expect(await put("From the phone", versionOf(first), phone)).toMatchObject({ saved: true });
    expect(await put("From the desk again", versionOf(first))).toMatchObject({ saved: false });
  });

  it("go on from one device, in whichever order its writings come", async () => {
    await put("a");
    expect(await put("ab", 0)).toMatchObject({ saved: true });
    expect((await list())[0]?.content.text).toBe("ab");
  });

  it("leave with the message that they became, on the server at once", async () => {
    const sent = content("Sent");
    const saved = await put(sent);
    await inTransaction((db) =>
      forgetSentDraft(db, annId, { kind: "conversation", id: "7" }, { key: randomUUID(), version: 1 }),
    );
    expect(await list()).toHaveLength(1);
    await inTransaction((db) =>
      forgetSentDraft(db, annId, { kind: "conversation", id: "7" }, { key: sent.key, version: 0 }),
    );
    expect(await list()).toEqual([]);
    const next = await put("A letter behin", versionOf(saved));
    await inTransaction((db) =>
      forgetSentDraft(
        db,
        annId,
        { kind: "conversation", id: "7" },
        { key: randomUUID(), version: versionOf(next) },
      ),
    );
    expect(await list()).toEqual([]);
  });

  it("can be had back after they were deleted, unless another one has begun", async () => {
    const version = versionOf(await put("Deleted by mistake"));
    expect(await drop(version - 1)).toEqual({ deleted: false });
    expect(await drop(version, ben)).toEqual({ deleted: false });
    expect(await drop(version)).toEqual({ deleted: true });
    expect(await list()).toEqual([]);
    const back = () =>
      call(RESTORE, writeTo("/api/drafts/7/restore", "POST", { version }, ann), { place: "7" });
    expect((await back()).status).toBe(200);
    expect((await list())[0]?.content.text).toBe("Deleted by mistake");
    await drop(version);
    await put("A new one");
    expect((await back()).status).toBe(404);
  });

  it("stand apart for a ticket and a conversation with the same id, and go only with their own message", async () => {
    await put("To the customer");
    const onTicket = content("On the ticket");
    await put(onTicket, 0, desk, ann, "ticket-7");
    expect((await list()).map(({ place }) => place).toSorted()).toEqual(["7", "ticket-7"]);
    const sent = { key: onTicket.key, version: 0 };
    await inTransaction((db) => forgetSentDraft(db, annId, { kind: "conversation", id: "7" }, sent));
    expect(await list()).toHaveLength(2);
    await inTransaction((db) => forgetSentDraft(db, annId, { kind: "ticket", id: "7" }, sent));
    expect((await list()).map(({ place }) => place)).toEqual(["7"]);
  });

  it("have no place that is neither", async () => {
    expect(await put("x", 0, desk, ann, "contact-7")).toMatchObject({ error: { code: "bad_request" } });
  });

  it("keep any text that a person can type", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 80 }), async (text) => {
        await put(text);
        expect((await list())[0]?.content.text).toBe(text.replaceAll("\u0000", ""));
      }),
      { numRuns: 25 },
    );
  });
});
