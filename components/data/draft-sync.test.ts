// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DraftContent, StoredDraft } from "@/lib/api/drafts";
import { draftStore } from "./draft-store";
import { flushDrafts, reconcileDrafts, saveDraftSoon } from "./draft-sync";

const [owner, id] = ["ann", "7"];
const now = () => draftStore.get(owner, id);
const write = (text: string) => {
  draftStore.write(owner, id, { text });
  saveDraftSoon(owner, id);
};
const content = (text: string): DraftContent => ({
  text,
  mode: "reply",
  key: crypto.randomUUID(),
  files: [],
  urls: [],
  contactId: null,
});
const stored = (text: string, version: number): StoredDraft => ({
  place: id,
  name: null,
  content: content(text),
  version,
  device: "other",
  deviceName: "phone",
  updatedAtMs: 0,
});

type Sent = {
  method: string;
  body: { content: DraftContent; base: number; device: string };
  keepalive: boolean;
};
let sent: Sent[] = [];
let answer: unknown = null;
let fails = false;

beforeEach(() => {
  localStorage.clear();
  draftStore.reload();
  sent = [];
  answer = { saved: true, version: 1 };
  fails = false;
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    sent.push({
      method: init.method ?? "",
      body: JSON.parse(String(init.body)),
      keepalive: init.keepalive === true,
    });
    if (fails) throw new TypeError("offline");
    return Response.json(answer);
  });
});
afterEach(async () => {
  draftStore.clear(owner, id);
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("telling the server", () => {
  it("happens within five seconds of the first letter, however long one types on", async () => {
    for (let at = 0; at < 12; at += 1) {
      write("x".repeat(at + 1));
      await vi.advanceTimersByTimeAsync(400);
    }
    expect(sent.length).toBeGreaterThan(0);
    expect(now().draft.base).toBe(1);
  });

  it("says what stands there at last, and that it is kept", async () => {
    write("Half");
    write("Half a thought");
    await vi.advanceTimersByTimeAsync(1500);
    expect(sent).toMatchObject([{ method: "PUT", body: { content: { text: "Half a thought" }, base: 0 } }]);
    expect(now().draft.dirty).toBe(false);
  });

  it("tries again by itself once the server can be reached", async () => {
    fails = true;
    write("Offline");
    await vi.advanceTimersByTimeAsync(1500);
    expect(now().draft.dirty).toBe(true);
    fails = false;
    await vi.advanceTimersByTimeAsync(6000);
    expect(now().draft).toMatchObject({ dirty: false, base: 1 });
  });

  it("overwrites nothing that another device has written: both are kept, and a person decides", async () => {
    const theirs = stored("From the phone", 9);
    answer = { saved: false, theirs };
    write("From the desk");
    await vi.advanceTimersByTimeAsync(1500);
    expect(now()).toMatchObject({ draft: { text: "From the desk" }, theirs: { version: 9 } });
    write("From the desk, more");
    await vi.advanceTimersByTimeAsync(9000);
    expect(sent).toHaveLength(1);
    answer = { saved: true, version: 10 };
    draftStore.insist(owner, id, 9);
    saveDraftSoon(owner, id);
    await vi.advanceTimersByTimeAsync(1500);
    expect(sent.at(-1)?.body).toMatchObject({ base: 9, content: { text: "From the desk, more" } });
  });

  it("does not repeat what was refused for good, until something is changed", async () => {
    vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
      sent.push({ method: init.method ?? "", body: JSON.parse(String(init.body)), keepalive: false });
      return Response.json({ error: { code: "too_large", message: "Too large." } }, { status: 413 });
    });
    write("A log of ten megabytes");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(now().draft).toMatchObject({ text: "A log of ten megabytes", dirty: true });
    write("A log");
    await vi.advanceTimersByTimeAsync(1500);
    expect(sent).toHaveLength(2);
  });

  it("sends along what it has not told yet when the page leaves", async () => {
    write("Leaving");
    flushDrafts();
    expect(sent).toMatchObject([{ method: "PUT", keepalive: true, body: { content: { text: "Leaving" } } }]);
  });

  it("has the server forget what it was being told as the message was handed over", async () => {
    write("A letter behin");
    let told = () => {};
    const slow = new Promise<void>((resolve) => {
      told = resolve;
    });
    vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
      sent.push({ method: init.method ?? "", body: JSON.parse(String(init.body)), keepalive: false });
      if (init.method === "PUT") await slow;
      return Response.json(init.method === "PUT" ? { saved: true, version: 7 } : { deleted: true });
    });
    await vi.advanceTimersByTimeAsync(1500);
    write("A letter behind");
    const going = now().draft;
    draftStore.handOver(owner, id, going);
    draftStore.handedOver(owner, id, going.key);
    told();
    await vi.advanceTimersByTimeAsync(6000);
    expect(sent.map(({ method }) => method)).toEqual(["PUT", "DELETE"]);
    expect(sent.at(-1)?.body).toMatchObject({ version: 7 });
    expect(now().draft).toMatchObject({ base: 0, dirty: false });
  });

  it("deletes what was emptied", async () => {
    write("Something");
    await vi.advanceTimersByTimeAsync(1500);
    write("");
    await vi.advanceTimersByTimeAsync(1500);
    expect(sent.map(({ method }) => method)).toEqual(["PUT", "DELETE"]);
  });

  it("does not repeat either a deletion that was refused for good", async () => {
    write("Something");
    await vi.advanceTimersByTimeAsync(1500);
    vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
      sent.push({ method: init.method ?? "", body: JSON.parse(String(init.body)), keepalive: false });
      return Response.json({ error: { code: "forbidden", message: "Not yours." } }, { status: 403 });
    });
    write("");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent.map(({ method }) => method)).toEqual(["PUT", "DELETE"]);
  });
});

describe("what the server has", () => {
  const none = new Set<string>();

  it("comes into an empty field, with its key: sent from two devices it is one message", () => {
    const draft = stored("From the phone", 3);
    reconcileDrafts(owner, { drafts: [draft], askedAtMs: Date.now() }, none);
    expect(now().draft).toMatchObject({ ...draft.content, base: 3, dirty: false });
  });

  it("takes the place of what was not changed here since", () => {
    reconcileDrafts(owner, { drafts: [stored("One", 3)], askedAtMs: Date.now() }, none);
    reconcileDrafts(owner, { drafts: [stored("One, two", 4)], askedAtMs: Date.now() }, none);
    expect(now().draft.text).toBe("One, two");
  });

  it("never takes the place of what was written here", () => {
    write("Mine");
    reconcileDrafts(owner, { drafts: [stored("Theirs", 3)], askedAtMs: Date.now() }, none);
    expect(now()).toMatchObject({ draft: { text: "Mine" }, theirs: { content: { text: "Theirs" } } });
  });

  it("takes away what was sent or deleted on another device, but not what was written here", () => {
    reconcileDrafts(owner, { drafts: [stored("One", 3)], askedAtMs: Date.now() }, none);
    reconcileDrafts(owner, { drafts: [], askedAtMs: Date.now() }, none);
    expect(now().draft.text).toBe("");
    write("Mine");
    reconcileDrafts(owner, { drafts: [], askedAtMs: Date.now() }, none);
    expect(now().draft.text).toBe("Mine");
  });

  it("brings nothing back that has been handed over", () => {
    const draft = stored("Sent", 3);
    reconcileDrafts(owner, { drafts: [draft], askedAtMs: Date.now() }, new Set([draft.content.key]));
    expect(now().draft.text).toBe("");
  });

  it("leaves what was saved since it was asked for as it was saved, though it had none of it, or less", async () => {
    const askedAtMs = Date.now();
    write("Hello, the whole answer");
    await vi.advanceTimersByTimeAsync(1500);
    expect(now().draft).toMatchObject({ base: 1, dirty: false });
    // Another tab of this browser asked before as well, and has it from where both keep it.
    draftStore.reload();
    reconcileDrafts(owner, { drafts: [], askedAtMs }, none);
    expect(now().draft.text).toBe("Hello, the whole answer");
    reconcileDrafts(owner, { drafts: [stored("Hello", 3)], askedAtMs }, none);
    expect(now().draft.text).toBe("Hello, the whole answer");
    await vi.advanceTimersByTimeAsync(1500);
    reconcileDrafts(owner, { drafts: [], askedAtMs: Date.now() }, none);
    expect(now().draft.text).toBe("");
  });

  it("is no news where this browser wrote it itself, and the answer to that was lost", async () => {
    fails = true;
    write("Hello");
    await vi.advanceTimersByTimeAsync(1500);
    const device = sent.at(-1)?.body.device ?? "";
    write("Hello, and more");
    fails = false;
    reconcileDrafts(owner, { drafts: [{ ...stored("Hello", 3), device }], askedAtMs: Date.now() }, none);
    expect(now()).toMatchObject({ draft: { text: "Hello, and more" }, theirs: null });
    await vi.advanceTimersByTimeAsync(6000);
    expect(sent.at(-1)?.body.content.text).toBe("Hello, and more");
    expect(now().draft.dirty).toBe(false);
  });
});
