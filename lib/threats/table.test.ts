import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "@/lib/setup/project";
import { filesNamed } from "./run";
import { threats } from "./table";

const ids = Array.from({ length: 32 }, (_, index) => `T${index + 1}`);

test("the table has each threat once, in order", () => {
  expect(threats.map(({ id }) => id)).toEqual(ids);
});

test("every file that a row names exists, and is of the kind that it is named as", () => {
  const units = filesNamed(threats, "unit");
  const stories = filesNamed(threats, "story");
  expect([...units, ...stories].filter((file) => !existsSync(inRoot(file)))).toEqual([]);
  expect(units.filter((file) => !/\.test\.tsx?$/.test(file))).toEqual([]);
  expect(stories.filter((file) => !/^e2e\/.*\.spec\.ts$/.test(file))).toEqual([]);
});

test("every row is tried against the production build, or says why only a unit test can show it", () => {
  const bare = threats.filter(
    ({ parts, unitOnly = "" }) => parts.every(({ kind }) => kind === "unit") && unitOnly.length < 40,
  );
  expect(bare.map(({ id }) => id)).toEqual([]);
});
