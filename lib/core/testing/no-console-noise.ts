import { afterEach, beforeEach, expect, vi } from "vitest";

/** Unexpected console output fails the test that made it: noise is either a fault or a log line nobody reads. */
const levels = ["log", "info", "warn", "error"] as const;
const noise: string[] = [];

beforeEach(() => {
  noise.length = 0;
  for (const level of levels) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => {
      noise.push(`console.${level}: ${words.map(String).join(" ")}`);
    });
  }
});

afterEach(() => {
  expect(noise, "unexpected console output").toEqual([]);
});
