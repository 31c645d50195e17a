import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { packedChromium, works } from "@/lib/setup/packed-chromium";
import { scratchFolder } from "@/lib/setup/testing/scratch";

vi.setConfig({ testTimeout: 60_000 });

test("the Chromium of the npm package runs from a folder of its own, also with the libraries that it brings", async () => {
  const folder = scratchFolder();
  const temporary = os.tmpdir();
  const file = await packedChromium(folder);
  expect(path.dirname(path.dirname(file ?? ""))).toBe(folder);
  expect(works(path.join(path.dirname(file ?? ""), "run"))).toBe(true);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(os.tmpdir()).toBe(temporary);
});

test("what a killed unpacking left is not taken for the whole", async () => {
  const folder = scratchFolder();
  const left = path.join(folder, "chromium-153.0.0.1.unfinished");
  mkdirSync(left);
  writeFileSync(path.join(left, "chromium"), "half", { mode: 0o755 });
  expect(await packedChromium(folder)).toMatch(/chromium-[\d.]+\/chromium$/);
});
