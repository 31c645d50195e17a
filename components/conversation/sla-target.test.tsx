// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SlaStory } from "@/lib/conversation/sla-story";
import { SlaTarget } from "./sla-target";
import { showPart } from "./testing/panel";

const applied = 1_795_000_000;
const story: SlaStory = {
  name: "First reply",
  status: "active",
  appliedAt: applied,
  pausedAt: null,
  missedAt: null,
  pausedSeconds: 0,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** The countdown to a target of half an hour, with so many seconds of it left. */
const show = (left: number) => {
  vi.setSystemTime((applied + 1800 - left) * 1000);
  showPart(<SlaTarget story={story} />, { settings: { slaTargets: { "First reply": 1800 } } });
};
const wait = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
const shown = () => screen.getByRole("timer").textContent;
const isLate = () => screen.getByRole("timer").className.includes("text-late");

it("counts down before one's eyes: by minutes, then by seconds, then how long it is past", async () => {
  show(660);
  expect(shown()).toBe("11 min left");
  await wait(1);
  expect(shown()).toBe("10 min left");
  await wait(60);
  expect(shown()).toBe("9:59 left");
  await wait(1);
  expect(shown()).toBe("9:58 left");
  await wait(598);
  expect([shown(), isLate()]).toEqual(["0:00 left", false]);
  await wait(1);
  expect([shown(), isLate()]).toEqual(["1 s past it", true]);
  await wait(119);
  expect([shown(), isLate()]).toEqual(["2 min past it", true]);
});
