import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { digestOfInputs } from "@/lib/setup/build";
import { scratchFolder } from "@/lib/setup/testing/scratch";

const projectWith = (files: Readonly<Record<string, string>>): string => {
  const folder = scratchFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
};

const sources = { "app/page.tsx": "one", "lib/core/a.ts": "two", "package-lock.json": "{}" };
const digestOf = (files: Readonly<Record<string, string>>) => digestOfInputs(projectWith(files));
const digest = () => digestOf(sources);

test("the same sources need no new build, wherever they lie", () => {
  expect(digest()).toBe(digest());
});

test.each([
  ["a changed file", { ...sources, "app/page.tsx": "changed" }],
  ["a new file", { ...sources, "components/ui/new.tsx": "" }],
  ["a moved file", { "app/moved.tsx": "one", "lib/core/a.ts": "two", "package-lock.json": "{}" }],
  ["other packages", { ...sources, "package-lock.json": "{ }" }],
  ["a proxy", { ...sources, "proxy.ts": "" }],
])("%s asks for a new build", (_, files) => {
  expect(digestOf(files)).not.toBe(digest());
});

test.each([
  ["a test", { ...sources, "lib/core/a.test.ts": "" }],
  ["the set-up", { ...sources, "lib/setup/cli.ts": "" }],
  ["the demo workspace", { ...sources, "lib/demo/main.ts": "" }],
  ["a document", { ...sources, "README.md": "" }],
])("%s is in no build and asks for none", (_, files) => {
  expect(digestOf(files)).toBe(digest());
});
