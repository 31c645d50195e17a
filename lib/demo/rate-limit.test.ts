import { expect, test } from "vitest";
import { createRateLimit } from "./rate-limit";

test("a window lets its limit through and the next one starts afresh", () => {
  let now = 1000;
  const limit = createRateLimit(() => now);
  limit.configure({ limit: 2 });
  expect(limit.take()).toEqual({ limit: 2, remaining: 1, resetAt: 1010, exceeded: false });
  expect(limit.take()).toMatchObject({ remaining: 0, exceeded: false });
  now = 1009.9;
  expect(limit.take()).toMatchObject({ remaining: 0, exceeded: true });
  now = 1010;
  expect(limit.take()).toEqual({ limit: 2, remaining: 1, resetAt: 1020, exceeded: false });
});

test("without being told otherwise 1,666 calls fit into ten seconds", () => {
  const limit = createRateLimit(() => 5);
  for (let n = 0; n < 1666; n += 1) expect(limit.take().exceeded).toBe(false);
  expect(limit.take().exceeded).toBe(true);
});
