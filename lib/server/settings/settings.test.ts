import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PUT } from "@/app/api/settings/route";
import { defaultSettings, type Settings } from "@/lib/api/settings-model";
import { readSettings, settingsChange } from "@/lib/api/settings-schema";
import { call, cookieFor, writeTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { settingsOf } from "./store";

let switchyard: TestSwitchyard;
let ann: string;
let ben: string;
beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  ann = (await createTestMember({ role: "agent" })).id;
  ben = (await createTestMember({ role: "agent" })).id;
});
afterAll(() => switchyard.stop());
beforeEach(() => runSql("truncate member_settings"));

const put = async (member: string, body: unknown): Promise<Response> =>
  call(PUT, writeTo("/api/settings", "PUT", body, await cookieFor(member)));

describe("a member's settings", () => {
  it("are as they come before anything was set, and each member's own", async () => {
    expect(await settingsOf(ann)).toEqual(defaultSettings);
    expect((await put(ann, { keys: { e: "y", t: null }, afterClose: "stay" })).status).toBe(200);
    expect(await settingsOf(ann)).toEqual({
      ...defaultSettings,
      keys: { e: "y", t: null },
      afterClose: "stay",
    });
    expect(await settingsOf(ben)).toEqual(defaultSettings);
  });

  it("keep what another tab has set meanwhile, but for the very same one", async () => {
    await Promise.all([
      put(ann, { singleKeys: false }),
      put(ann, { panelOrder: ["contact", "tickets"] }),
      put(ann, { imagesFrom: ["news@acme.test"] }),
    ]);
    const answer = await put(ann, { panelOrder: ["tickets"] });
    const after = { singleKeys: false, panelOrder: ["tickets"], imagesFrom: ["news@acme.test"] };
    expect(await answer.json()).toEqual({ ...defaultSettings, ...after });
    expect(await settingsOf(ann)).toEqual({ ...defaultSettings, ...after });
  });

  it("are those of the one who asks, whoever the body names", async () => {
    await put(ann, { memberId: ben, member_id: ben, singleKeys: false });
    expect((await settingsOf(ben)).singleKeys).toBe(true);
    expect((await settingsOf(ann)).singleKeys).toBe(false);
  });

  it.each([
    ["a word for yes or no", { singleKeys: "no" }],
    ["an unknown way after closing", { afterClose: "lunch" }],
    ["part of the checks", { checksBeforeClose: { draft: false } }],
    ["too long a key", { keys: { e: "x".repeat(25) } }],
    ["too many senders", { imagesFrom: Array.from({ length: 201 }, (_, at) => `${at}@acme.test`) }],
    ["too many keys", { keys: Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`k${at}`, null])) }],
  ])("refuse %s and stay as they were", async (_, body) => {
    await put(ann, { afterClose: "list" });
    expect((await put(ann, body)).status).toBe(422);
    expect(await settingsOf(ann)).toEqual({ ...defaultSettings, afterClose: "list" });
  });

  it("take any text that a person can send", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "binary", maxLength: 60 }), { maxLength: 5 }),
        async (words) => {
          expect((await put(ann, { panelOrder: words })).status).toBe(200);
          expect((await settingsOf(ann)).panelOrder).toHaveLength(words.length);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe("what was kept by another version", () => {
  it("is read setting by setting: what cannot be read is as it comes", () => {
    expect(readSettings({ afterClose: "lunch", singleKeys: false, keys: 7, gone: true })).toEqual({
      ...defaultSettings,
      singleKeys: false,
    });
    expect(readSettings(null)).toEqual(defaultSettings);
    fc.assert(
      fc.property(fc.anything(), (kept) => {
        expect(Object.keys(readSettings(kept))).toEqual(Object.keys(defaultSettings));
      }),
    );
  });

  it("has a place in every change that can be sent", () => {
    const every: Settings = { ...defaultSettings, keys: { e: null }, imagesFrom: ["a@b.test"] };
    expect(settingsChange.parse(every)).toEqual(every);
  });
});
