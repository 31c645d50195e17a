// @vitest-environment happy-dom
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { OnDisk } from "./draft-disk";
import { readSafe } from "./draft-safe";
import { draftStore } from "./draft-store";
import { draftsQuery } from "./draft-sync";

const disk = vi.hoisted(() => ({ kept: new Map<string, OnDisk>(), broken: false, reads: 0 }));
vi.mock("./draft-disk", () => ({
  keep: (one: OnDisk) => disk.kept.set(one.place, one),
  readAll: async () => {
    disk.reads += 1;
    if (disk.broken) throw new Error("No such place.");
    return [...disk.kept.values()];
  },
}));

const [owner, id, place] = ["ann", "7", "switchyard:draft:ann:7"];
const text = () => draftStore.get(owner, id).draft.text;
const write = (words: string) => {
  vi.setSystemTime(Date.now() + 100);
  draftStore.write(owner, id, { text: words });
};
const written = (json: string | null | undefined) =>
  vi.waitFor(() => expect(disk.kept.get(place)?.json).toBe(json));
/** The browser was killed, and what it kept beside the page is as it was at some time before. */
const killed = (before: string | null) => {
  if (before === null) localStorage.removeItem(place);
  else localStorage.setItem(place, before);
  draftStore.reload();
};
const restore = async () => draftStore.restore(await readSafe());

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubGlobal("indexedDB", {});
  localStorage.clear();
  draftStore.reload();
  disk.kept.clear();
  disk.broken = false;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("after a browser was killed, a draft", () => {
  it.each([
    ["nothing", null],
    ["an older one", "Half"],
  ])("is as it was last, where beside the page was left %s", async (_, older) => {
    if (older !== null) write(older);
    const left = localStorage.getItem(place);
    write("Half a thought");
    await written(localStorage.getItem(place));
    const { key } = draftStore.get(owner, id).draft;
    killed(left);
    expect(text()).toBe(older ?? "");
    await restore();
    expect(text()).toBe("Half a thought");
    expect(draftStore.get(owner, id).draft).toMatchObject({ key, dirty: true });
    expect(localStorage.getItem(place)).toBe(disk.kept.get(place)?.json);
  });

  it("that had gone does not come back", async () => {
    write("Sent long ago");
    const left = localStorage.getItem(place);
    vi.setSystemTime(Date.now() + 100);
    draftStore.clear(owner, id);
    await written(null);
    killed(left);
    expect(text()).toBe("Sent long ago");
    await restore();
    expect(text()).toBe("");
    expect(localStorage.getItem(place)).toBeNull();
  });

  it("is not what it was, where it has been written on since", async () => {
    write("Half a thought");
    await written(localStorage.getItem(place));
    const then = disk.kept.get(place);
    write("A whole thought");
    await written(localStorage.getItem(place));
    if (then) disk.kept.set(place, then);
    await restore();
    expect(text()).toBe("A whole thought");
  });

  it("stands where the page alone has it", async () => {
    write("Half");
    await written(localStorage.getItem(place));
    const kept = disk.kept.get(place);
    vi.stubGlobal("localStorage", {
      getItem: () => null,
      setItem: () => {
        throw new Error("full");
      },
      removeItem: () => undefined,
    });
    write("Half a thought");
    if (kept) draftStore.restore([kept]);
    expect(text()).toBe("Half a thought");
    draftStore.clear(owner, id);
  });

  it("is told to those who look, once and only where something changed", async () => {
    write("Half a thought");
    await written(localStorage.getItem(place));
    killed(null);
    const told = vi.fn();
    const stop = draftStore.subscribe(told);
    await restore();
    expect(told).toHaveBeenCalled();
    told.mockClear();
    await restore();
    draftStore.clear(owner, id);
    await written(null);
    told.mockClear();
    await restore();
    expect(told).not.toHaveBeenCalled();
    stop();
  });

  it("does without, where the browser has no such place", async () => {
    disk.broken = true;
    await expect(readSafe()).resolves.toEqual([]);
    vi.stubGlobal("indexedDB", undefined);
    write("Half a thought");
    await expect(readSafe()).resolves.toEqual([]);
    expect(text()).toBe("Half a thought");
    await vi.dynamicImportSettled();
    expect(disk.kept.size).toBe(0);
  });

  it("is not looked for where this browser has never kept one", async () => {
    const before = disk.reads;
    vi.stubGlobal("indexedDB", { databases: async () => [] });
    await expect(readSafe()).resolves.toEqual([]);
    expect(disk.reads).toBe(before);
    vi.stubGlobal("indexedDB", { databases: async () => [{ name: "switchyard-drafts" }] });
    await readSafe();
    expect(disk.reads).toBe(before + 1);
  });

  it("is there before the server is asked for what it has, which is older", async () => {
    write("Half a thought");
    await written(localStorage.getItem(place));
    killed(null);
    let atAsking = "";
    vi.stubGlobal("fetch", async () => {
      atAsking = text();
      return Response.json({ drafts: [] });
    });
    await new QueryClient().fetchQuery(draftsQuery());
    expect(atAsking).toBe("Half a thought");
  });
});
