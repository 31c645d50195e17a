import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { keep as Keep, OnDisk, readAll as ReadAll } from "./draft-disk";

/** A browser's database whose writings reach the disk when the test says so. */
const browserDatabase = () => {
  const rows = new Map<string, OnDisk>();
  const begun: { puts: OnDisk[]; durability: string | undefined; committed: boolean; done: () => void }[] =
    [];
  const answering = <T>(result: T) => {
    const request: { result: T; onsuccess?: () => void } = { result };
    queueMicrotask(() => request.onsuccess?.());
    return request;
  };
  const transaction = (_: string, __?: string, options?: { durability?: string }) => {
    const writing: { oncomplete?: () => void } = {};
    const puts: OnDisk[] = [];
    const one = {
      puts,
      durability: options?.durability,
      committed: false,
      done: () => {
        for (const row of puts) rows.set(row.place, row);
        writing.oncomplete?.();
      },
    };
    return Object.assign(writing, {
      objectStore: () => ({
        put: (row: OnDisk) => {
          if (puts.push(row) === 1) begun.push(one);
        },
        getAll: () => answering([...rows.values()]),
        delete: (place: string) => rows.delete(place),
      }),
      commit: () => {
        one.committed = true;
      },
    });
  };
  return { rows, begun, indexedDB: { open: () => answering({ transaction }) } };
};

let browser = browserDatabase();
let keep: typeof Keep;
let readAll: typeof ReadAll;
beforeEach(async () => {
  browser = browserDatabase();
  vi.stubGlobal("indexedDB", browser.indexedDB);
  vi.resetModules();
  ({ keep, readAll } = await import("./draft-disk"));
});
afterEach(() => vi.unstubAllGlobals());

const row = (json: string | null, at = 1, place = "a"): OnDisk => ({ place, at, json });
const begun = (count: number) => vi.waitFor(() => expect(browser.begun).toHaveLength(count));

it("writes one after another, and then the newest of each place", async () => {
  keep(row("1"));
  await begun(1);
  for (const one of [row("2"), row("b", 1, "b"), row("3")]) keep(one);
  expect(browser.begun).toHaveLength(1);
  browser.begun[0]?.done();
  await begun(2);
  expect(browser.begun[1]?.puts).toEqual([row("3"), row("b", 1, "b")]);
  browser.begun[1]?.done();
  expect(browser.rows.get("a")?.json).toBe("3");
});

it("has each writing on the disk when it ends, and lets none go with the page", async () => {
  keep(row("1"));
  await begun(1);
  expect(browser.begun[0]).toMatchObject({ durability: "strict", committed: true });
});

it("does not keep what is gone waiting, nor writes anything of it after that", async () => {
  keep(row("1"));
  await begun(1);
  keep(row("2"));
  keep(row(null));
  await begun(2);
  expect(browser.begun[1]?.puts).toEqual([row(null)]);
  for (const one of browser.begun) one.done();
  await vi.waitFor(() => expect(browser.rows.get("a")?.json).toBeNull());
  keep(row("4", 1, "b"));
  await begun(3);
  expect(browser.begun[2]?.puts).toEqual([row("4", 1, "b")]);
});

it("gives back what it has, and forgets what is gone for a day", async () => {
  const now = Date.now();
  const rows = [row("1", now - 90_000_000), row(null, now - 1000, "b"), row(null, now - 90_000_000, "c")];
  for (const one of rows) browser.rows.set(one.place, one);
  await expect(readAll()).resolves.toEqual(rows);
  await vi.waitFor(() => expect([...browser.rows.keys()]).toEqual(["a", "b"]));
});

it("is done without where the browser opens none", async () => {
  vi.stubGlobal("indexedDB", {
    open: () => {
      throw new Error("Not in a private window.");
    },
  });
  vi.resetModules();
  ({ keep, readAll } = await import("./draft-disk"));
  for (const one of [row("1"), row(null), row("2")]) keep(one);
  await expect(readAll()).rejects.toThrow("private window");
});
