import { describe, expect, it } from "vitest";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { createServerCache } from "./server-cache";

const start = 1_000_000;

const set = (maxEntries = 100, maxBytes = 1_000_000) => {
  const clock = { ms: start, now: () => clock.ms };
  return { clock, cache: createServerCache({ clock, maxEntries, maxBytes }) };
};

/** A load that ends when told to; counts its calls and remembers its signals. */
const controlled = <T>() => {
  const calls: { resolve: (value: T) => void; reject: (error: unknown) => void; signal: AbortSignal }[] = [];
  const load = (signal: AbortSignal): Promise<T> =>
    new Promise((resolve, reject) => calls.push({ resolve, reject, signal }));
  const call = (index: number) => {
    const found = calls[index];
    if (!found) throw new Error(`no load ${index}`);
    return found;
  };
  return { load, calls, call };
};

const list = { freshSeconds: 10, staleSeconds: 60 };
const settle = () => new Promise((resolve) => setImmediate(resolve));
const outage = (code: ErrorCode = "intercom_unavailable") => new AppError(code, "Intercom is down.");
const never = () => Promise.reject(new Error("should not be asked"));

describe("coalescing", () => {
  it("shares one load between a hundred identical reads", async () => {
    const { cache } = set();
    const { load, calls, call } = controlled<number>();
    const reads = Array.from({ length: 100 }, () =>
      cache.read("k", list, load, new AbortController().signal),
    );
    call(0).resolve(7);
    const values = await Promise.all(reads);
    expect(calls).toHaveLength(1);
    expect(values.every((read) => read.value === 7 && !read.stale && read.fetchedAtMs === start)).toBe(true);
  });

  it("loads once a key, so the count above is not a constant", async () => {
    const { cache } = set();
    const { load, calls } = controlled<number>();
    for (let n = 0; n < 100; n += 1) cache.read(`k${n}`, list, load).catch(() => undefined);
    expect(calls).toHaveLength(100);
  });

  it("gives a failure to everybody and keeps nothing of it", async () => {
    const { cache } = set();
    const { load, calls, call } = controlled<number>();
    const reads = [cache.read("k", list, load), cache.read("k", list, load)];
    call(0).reject(outage());
    for (const result of await Promise.allSettled(reads)) expect(result.status).toBe("rejected");
    cache.read("k", list, load).catch(() => undefined);
    expect(calls).toHaveLength(2);
  });
});

describe("leaving", () => {
  it("aborts the load only when the last one who waits has left", async () => {
    const { cache } = set();
    const { load, call, calls } = controlled<number>();
    const first = new AbortController();
    const second = new AbortController();
    const reads = [cache.read("k", list, load, first.signal), cache.read("k", list, load, second.signal)].map(
      (read) => read.catch((error: unknown) => error),
    );
    first.abort(new Error("left"));
    expect(call(0).signal.aborted).toBe(false);
    expect(await reads[0]).toMatchObject({ message: "left" });
    second.abort(new Error("left too"));
    expect(call(0).signal.aborted).toBe(true);
    expect(await reads[1]).toMatchObject({ message: "left too" });
    cache.read("k", list, load).catch(() => undefined);
    expect(calls).toHaveLength(2);
  });

  it("does not abort for somebody without a signal, who never leaves", async () => {
    const { cache } = set();
    const { load, call } = controlled<number>();
    const leaver = new AbortController();
    const stays = cache.read("k", list, load);
    const leaves = cache.read("k", list, load, leaver.signal).catch(() => "left");
    leaver.abort();
    expect(await leaves).toBe("left");
    expect(call(0).signal.aborted).toBe(false);
    call(0).resolve(1);
    expect((await stays).value).toBe(1);
  });

  it("asks nothing for somebody who has left already", async () => {
    const { cache } = set();
    await expect(cache.read("k", list, never, AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
  });

  it("does not abort a refresh in the background", async () => {
    const { cache, clock } = set();
    cache.write("k", 1);
    clock.ms += 11_000;
    const { load, call } = controlled<number>();
    const leaver = new AbortController();
    await cache.read("k", list, load, leaver.signal);
    const waits = cache.read("k", { ...list, refresh: true }, load, leaver.signal).catch(() => "left");
    leaver.abort();
    expect(await waits).toBe("left");
    expect(call(0).signal.aborted).toBe(false);
    call(0).resolve(2);
    await settle();
    expect((await cache.read("k", list, never)).value).toBe(2);
  });
});

describe("age", () => {
  it("serves what is fresh without asking, up to the last millisecond", async () => {
    const { cache, clock } = set();
    cache.write("k", 1);
    clock.ms += 10_000;
    expect(await cache.read("k", list, never)).toEqual({ value: 1, fetchedAtMs: start, stale: false });
  });

  it("shows what is stale at once and has the new value for the next read", async () => {
    const { cache, clock } = set();
    cache.write("k", 1);
    clock.ms += 10_001;
    const { load, call, calls } = controlled<number>();
    expect(await cache.read("k", list, load)).toEqual({ value: 1, fetchedAtMs: start, stale: true });
    expect(await cache.read("k", list, load)).toMatchObject({ value: 1, stale: true });
    expect(calls).toHaveLength(1);
    call(0).resolve(2);
    await settle();
    expect(await cache.read("k", list, never)).toEqual({ value: 2, fetchedAtMs: clock.ms, stale: false });
  });

  it("waits instead when asked to", async () => {
    const { cache, clock } = set();
    cache.write("k", 1);
    clock.ms += 10_001;
    expect(await cache.read("k", { ...list, waitWhenStale: true }, async () => 2)).toMatchObject({
      value: 2,
      stale: false,
    });
  });

  it("serves nothing that is older than fresh and stale together", async () => {
    const { cache, clock } = set();
    cache.write("k", 1);
    clock.ms += 70_001;
    await expect(cache.read("k", list, () => Promise.reject(outage()))).rejects.toThrow("down");
    expect((await cache.read("k", list, async () => 2)).value).toBe(2);
  });

  it("serves what is older than that in an outage, where it may, and in nothing else", async () => {
    const { cache, clock } = set();
    const patient = { ...list, outageSeconds: 3600 };
    cache.write("k", 1);
    clock.ms += 3_600_000;
    expect(await cache.read("k", patient, () => Promise.reject(outage()))).toMatchObject({
      value: 1,
      stale: true,
    });
    await expect(cache.read("k", list, () => Promise.reject(outage()))).rejects.toThrow();
    const { load, call } = controlled<number>();
    const read = cache.read("k", patient, load);
    call(0).resolve(2);
    expect(await read).toMatchObject({ value: 2, stale: false });
    clock.ms += 3_610_001;
    await expect(cache.read("k", patient, () => Promise.reject(outage()))).rejects.toThrow();
  });

  it("asks at once when told to refresh", async () => {
    const { cache } = set();
    cache.write("k", 1);
    expect(await cache.read("k", { ...list, refresh: true }, async () => 2)).toMatchObject({
      value: 2,
      stale: false,
    });
  });

  it("forgets the least lately used beyond its bytes, and never keeps what is larger than all of it", async () => {
    const { cache } = set(100, 50_000);
    const large = "x".repeat(10_000);
    cache.write("a", large);
    cache.write("b", large);
    await cache.read("a", list, never);
    cache.write("c", large);
    expect(["a", "b", "c"].map((key) => cache.peek(key) !== null)).toEqual([true, false, true]);
    const huge = { parts: [{ html: "x".repeat(30_000) }] };
    expect((await cache.read("d", list, async () => huge)).value).toBe(huge);
    expect(["a", "c", "d"].map((key) => cache.peek(key) !== null)).toEqual([true, true, false]);
  });

  it("says of what it read when Intercom was asked, not when it answered", async () => {
    const { cache, clock } = set();
    const { load, call } = controlled<string>();
    const read = cache.read("k", list, load);
    clock.ms += 3000;
    call(0).resolve("slow");
    expect(await read).toMatchObject({ fetchedAtMs: start });
    expect(cache.peek("k")).toMatchObject({ fetchedAtMs: start });
  });

  it("forgets the least lately used beyond its size", async () => {
    const { cache } = set(2);
    cache.write("a", 1);
    cache.write("b", 2);
    await cache.read("a", list, never);
    cache.write("c", 3);
    expect(cache.peek("b")).toBeNull();
    expect(cache.peek("a")).toMatchObject({ value: 1 });
  });
});

describe("an outage", () => {
  it.each([
    "intercom_unavailable",
    "intercom_timeout",
    "intercom_rate_limited",
    "intercom_invalid_response",
  ] as const)("is bridged by what is known: %s", async (code) => {
    const { cache, clock } = set();
    cache.write("k", 1);
    clock.ms += 11_000;
    const options = { ...list, waitWhenStale: true };
    expect(await cache.read("k", options, () => Promise.reject(outage(code)))).toEqual({
      value: 1,
      fetchedAtMs: start,
      stale: true,
    });
  });

  it.each([
    "conversation_gone",
    "intercom_token_rejected",
    "intercom_forbidden",
    "intercom_refused",
  ] as const)("is not what this is, so it is told: %s", async (code) => {
    const { cache, clock } = set();
    cache.write("k", 1);
    clock.ms += 11_000;
    const options = { ...list, waitWhenStale: true };
    await expect(cache.read("k", options, () => Promise.reject(outage(code)))).rejects.toMatchObject({
      code,
    });
    expect(cache.peek("k")).toBeNull();
  });

  it("in a refresh in the background disturbs nobody, and a plain answer of no ends the stale value", async () => {
    const { cache, clock } = set();
    cache.write("k", 1);
    clock.ms += 11_000;
    await cache.read("k", list, () => Promise.reject(outage()));
    await settle();
    expect((await cache.read("k", list, () => Promise.reject(outage("conversation_gone")))).value).toBe(1);
    await settle();
    expect(cache.peek("k")).toBeNull();
  });
});

describe("expire", () => {
  it("makes the next read ask, and still bridges an outage with what was known", async () => {
    const { cache } = set();
    cache.write("k", 1);
    cache.expire("k");
    expect(await cache.read("k", list, () => Promise.reject(outage()))).toEqual({
      value: 1,
      fetchedAtMs: start,
      stale: true,
    });
    expect(await cache.read("k", list, async () => 2)).toMatchObject({ value: 2, stale: false });
    expect(await cache.read("k", list, never)).toMatchObject({ value: 2, stale: false });
  });

  it("goes by the beginning of the key and leaves the others", async () => {
    const { cache } = set();
    const keys = ["queue:1", "queue:2", "counts:1", "conversation:1"];
    for (const key of keys) cache.write(key, "old");
    cache.expire("queue:", "counts:");
    const read = await Promise.all(keys.map((key) => cache.read(key, list, async () => "new")));
    expect(read.map(({ value }) => value)).toEqual(["new", "new", "new", "old"]);
  });

  it("keeps nothing of a load that began before, and gives its waiters what one made after it brings", async () => {
    const { cache } = set();
    cache.write("k", "long ago");
    const { load, calls, call } = controlled<string>();
    const early = cache.read("k", { ...list, refresh: true }, load);
    cache.expire("k");
    call(0).resolve("before");
    await settle();
    expect(calls).toHaveLength(2);
    call(1).resolve("after");
    expect(await early).toMatchObject({ value: "after", stale: false });
    expect(cache.peek("k")).toMatchObject({ value: "after" });
  });

  it("that goes on and on lets its waiters have what there is, and says that it is old", async () => {
    const { cache } = set();
    const { load, calls, call } = controlled<string>();
    const early = cache.read("k", list, load);
    for (const value of ["first", "second"]) {
      cache.expire("k");
      call(calls.length - 1).resolve(value);
      await settle();
    }
    expect(await early).toMatchObject({ value: "second", stale: true });
    expect(cache.peek("k")).toBeNull();
  });
});

describe("write", () => {
  it("keeps what a load brings when nothing came between, so the tests around it see the guard", async () => {
    const { cache } = set();
    const old = controlled<string>();
    const early = cache.read("queue:1", list, old.load);
    old.call(0).resolve("before");
    await early;
    expect(cache.peek("queue:1")).toMatchObject({ value: "before" });
  });

  it("lets a load under way not undo what was written meanwhile, and gives its waiters the newer value", async () => {
    const { cache } = set();
    const old = controlled<string>();
    const early = cache.read("k", list, old.load);
    cache.write("k", "written");
    old.call(0).resolve("before");
    expect((await early).value).toBe("written");
    expect(cache.peek("k")).toMatchObject({ value: "written" });
  });
});
