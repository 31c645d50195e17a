import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import type { Lane } from "./call";
import { createLanes, type Lanes } from "./lanes";
import type { RateHeaders } from "./rate-headers";
import { readRateHeaders } from "./rate-headers";
import { createTestTime, type TestTime } from "./testing/time";

const none: RateHeaders = { limit: null, remaining: null, resetMs: null };
const forever = Number.POSITIVE_INFINITY;

const start = (random = () => 0.5): { lanes: Lanes; time: TestTime; told: number[] } => {
  const time = createTestTime();
  const told: number[] = [];
  const lanes = createLanes({
    clock: time,
    sleep: time.sleep,
    random,
    onRateLimit: ({ untilMs }) => told.push(untilMs),
  });
  return { lanes, time, told };
};

const reported = (time: TestTime, limit: number, remaining: number, resetInMs = 9_000): RateHeaders => ({
  limit,
  remaining,
  resetMs: time.now() + resetInMs,
});

/** Sends and finishes calls until one would have to wait. */
const room = async (lanes: Lanes, lane: Lane, time: TestTime): Promise<number> => {
  for (let sent = 0; sent < 5_000; sent += 1) {
    const admitted = await lanes.admit(lane, time.now(), undefined).then(
      () => true,
      () => false,
    );
    if (!admitted) return sent;
    lanes.finished(null);
  }
  return Number.POSITIVE_INFINITY;
};

describe("a window of ten seconds", () => {
  it("takes 90 % of Intercom's limit from people and leaves a tenth", async () => {
    const { lanes, time } = start();
    lanes.finished(reported(time, 100, 100));
    await lanes.admit("interactive", forever, undefined);
    expect((await room(lanes, "interactive", time)) + 1).toBeGreaterThanOrEqual(89);
    expect(await room(lanes, "interactive", time)).toBe(0);
  });

  it("takes 30 % from batches", async () => {
    const { lanes, time } = start();
    await lanes.admit("batch", forever, undefined);
    lanes.finished(reported(time, 100, 99));
    expect(await room(lanes, "batch", time)).toBe(29);
    expect(await room(lanes, "interactive", time)).toBeGreaterThan(50);
  });

  it("takes prefetches only while less than half of it is used", async () => {
    const { lanes, time } = start();
    await lanes.admit("interactive", forever, undefined);
    lanes.finished(reported(time, 100, 49));
    await expect(lanes.admit("prefetch", forever, undefined)).rejects.toThrow(AppError);
    expect(await room(lanes, "interactive", time)).toBeGreaterThan(0);
  });

  it("starts anew when Intercom's window ends", async () => {
    const { lanes, time } = start();
    await lanes.admit("interactive", forever, undefined);
    lanes.finished(reported(time, 100, 0, 4_000));
    expect(await room(lanes, "interactive", time)).toBe(0);
    time.advance(4_000);
    expect(await room(lanes, "interactive", time)).toBe(90);
  });

  it("counts for itself at Intercom's usual limit where no answer tells of one", async () => {
    const { lanes, time } = start();
    expect(await room(lanes, "interactive", time)).toBe(1_500);
  });

  it("counts what is under way, so that a burst does not overshoot", async () => {
    const { lanes, time } = start();
    await lanes.admit("interactive", forever, undefined);
    lanes.finished(reported(time, 20, 19));
    const burst = Array.from({ length: 50 }, () => lanes.admit("interactive", time.now(), undefined));
    const admitted = (await Promise.allSettled(burst)).filter((result) => result.status === "fulfilled");
    expect(admitted.length).toBeLessThanOrEqual(18);
  });

  it("is not used up by calls that were held back after all", async () => {
    const { lanes, time } = start();
    for (let i = 0; i < 3_000; i += 1) {
      await lanes.admit("interactive", time.now(), undefined);
      lanes.unsent("interactive");
    }
    expect(await room(lanes, "interactive", time)).toBe(1_500);
  });
});

describe("several people", () => {
  const answerOf = async (asked: Promise<void>): Promise<boolean> =>
    asked.then(
      () => true,
      () => false,
    );

  it("leave room for each other: one alone gets half a window, and the next one is not kept waiting", async () => {
    const { lanes, time } = start();
    await lanes.admit("interactive", forever, undefined, "ada");
    lanes.finished(reported(time, 100, 99));
    let ada = 1;
    while (await answerOf(lanes.admit("interactive", time.now(), undefined, "ada"))) {
      ada += 1;
      lanes.finished(null);
    }
    expect(ada).toBe(50);
    expect(await answerOf(lanes.admit("interactive", time.now(), undefined, "luis"))).toBe(true);
  });

  it("take turns where they have to wait, however many calls one of them asked for first", async () => {
    const { lanes, time } = start();
    await lanes.admit("interactive", forever, undefined, "ada");
    lanes.finished(reported(time, 100, 0, 4_000));
    const order: string[] = [];
    const ask = (who: string) =>
      lanes.admit("interactive", forever, undefined, who).then(() => {
        order.push(who);
        lanes.finished(null);
      });
    const all = [...Array.from({ length: 20 }, () => ask("ada")), ask("luis"), ask("luis")];
    await Promise.all(all);
    expect(order.slice(0, 4).toSorted()).toEqual(["ada", "ada", "luis", "luis"]);
  });

  it("are not charged for calls that were held back after all", async () => {
    const { lanes, time } = start();
    for (let i = 0; i < 3_000; i += 1) {
      await lanes.admit("interactive", time.now(), undefined, "ada");
      lanes.unsent("interactive", "ada");
    }
    expect(await answerOf(lanes.admit("interactive", time.now(), undefined, "ada"))).toBe(true);
  });
});

describe("a pause after a 429", () => {
  it("lasts to the reset and a little jitter, and is told", async () => {
    const { lanes, time, told } = start();
    lanes.pause(reported(time, 100, 0, 4_000));
    expect(told).toEqual([time.now() + 4_500]);
    expect(lanes.pausedUntilMs()).toBe(time.now() + 4_500);
    const asked = time.now();
    await lanes.admit("interactive", asked + 10_000, undefined);
    expect(time.now() - asked).toBeGreaterThanOrEqual(4_500);
    expect(lanes.pausedUntilMs()).toBeNull();
  });

  it.each([
    ["without headers", () => none],
    ["with a reset in the past", (time: TestTime) => reported(time, 100, 0, -5_000)],
  ])("lasts a window's length %s", (_name, rate) => {
    const { lanes, time, told } = start();
    lanes.pause(rate(time));
    expect(told).toEqual([time.now() + 10_500]);
  });

  it("lasts a minute at most, even if the reset is an hour ahead", () => {
    const { lanes, time, told } = start();
    lanes.pause(reported(time, 100, 0, 3_600_000));
    expect(told).toEqual([time.now() + 60_500]);
  });

  it("turns people away at once when it outlasts their patience, with the time to wait", async () => {
    const { lanes, time } = start();
    lanes.pause(reported(time, 100, 0, 30_000));
    const error = await lanes
      .admit("interactive", time.now() + 10_000, undefined)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "intercom_rate_limited", retryAfterSeconds: 31 });
    expect(time.slept).toEqual([]);
  });

  it("lets those who wait out in the order in which they came, people before batches", async () => {
    const { lanes, time } = start();
    lanes.pause(none);
    const order: string[] = [];
    const enter = async (lane: Lane, name: string) => {
      await lanes.admit(lane, forever, undefined);
      order.push(name);
    };
    await Promise.all([
      enter("batch", "b1"),
      enter("interactive", "i1"),
      enter("batch", "b2"),
      enter("interactive", "i2"),
    ]);
    expect(order).toEqual(["i1", "i2", "b1", "b2"]);
    expect(time.now()).toBeGreaterThan(0);
  });

  it("lets fifty out over more than a second and not in one herd", async () => {
    const { lanes, time } = start();
    lanes.pause(none);
    const times: number[] = [];
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        await lanes.admit("interactive", forever, undefined);
        times.push(time.now());
      }),
    );
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThanOrEqual(1_000);
  });

  it("is left at once by one who gives up", async () => {
    const { lanes } = start();
    lanes.pause(none);
    const leaving = new AbortController();
    const waiting = lanes.admit("interactive", forever, leaving.signal);
    leaving.abort(new Error("left"));
    await expect(waiting).rejects.toThrow("left");
  });

  it("ends for all when the client is closed", async () => {
    const { lanes } = start();
    lanes.pause(none);
    const waiting = lanes.admit("batch", forever, undefined);
    lanes.close();
    await expect(waiting).rejects.toThrow();
    await expect(lanes.admit("interactive", forever, undefined)).rejects.toThrow();
  });
});

describe("rate-limit headers", () => {
  const now = Date.UTC(2026, 10, 21, 12, 0, 0);

  it("are read relative to the answer's own date, so that a wrong clock here does no harm", () => {
    const theirs = now + 600_000;
    const rate = readRateHeaders(
      {
        date: new Date(theirs).toUTCString(),
        "x-ratelimit-limit": "1666",
        "x-ratelimit-remaining": "12",
        "x-ratelimit-reset": String(theirs / 1000 + 4),
      },
      now,
    );
    expect(rate).toEqual({ limit: 1666, remaining: 12, resetMs: now + 4_000 });
  });

  it.each(["", "abc", "-1", "1.5", "NaN", "9".repeat(40), "1, 2"])(
    "that are no numbers (%j) say nothing",
    (value) => {
      const headers = {
        "x-ratelimit-limit": value,
        "x-ratelimit-remaining": value,
        "x-ratelimit-reset": value,
      };
      expect(readRateHeaders(headers, now)).toEqual(none);
    },
  );
});
