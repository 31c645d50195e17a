import { afterAll, beforeAll, expect, test } from "vitest";
import { liveStep } from "./live";
import { type Running, startForTest } from "./testing/client";

let demo: Running;

beforeAll(async () => {
  demo = await startForTest({ conversations: 50 });
});

afterAll(() => demo.close());

test("customers write something new and answer what is open", () => {
  const store = demo.control.store();
  const topics: string[] = [];
  store.listeners.add((event) => topics.push(event.topic));
  for (let n = 0; n < 40; n += 1) liveStep(store, n);
  expect(topics).toHaveLength(40);
  expect(new Set(topics)).toEqual(new Set(["conversation.user.created", "conversation.user.replied"]));
});
