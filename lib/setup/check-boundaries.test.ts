import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { checkBoundaries } from "@/lib/setup/check-boundaries";
import { inRoot } from "@/lib/setup/project";
import { scratchFolder } from "@/lib/setup/testing/scratch";

/** A small project under this one's rules. */
const projectWith = (files: Readonly<Record<string, string>>): string => {
  const folder = scratchFolder();
  for (const name of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"])
    cpSync(inRoot(name), path.join(folder, name));
  symlinkSync(inRoot("node_modules"), path.join(folder, "node_modules"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
};

const leaf = "export const leaf = 1;\n";

test("what may be imported passes, and every file was read", () => {
  const folder = projectWith({
    "lib/core/leaf.ts": leaf,
    "lib/search/model.ts": 'import { leaf } from "@/lib/core/leaf";\nexport const model = leaf;\n',
  });
  expect(checkBoundaries(folder)).toEqual({ problems: [], read: 2, exist: 2 });
});

test.each([
  ["core-is-the-leaf", "lib/core/a.ts", "lib/search/leaf.ts"],
  ["pure-libs-not-each-other", "lib/search/a.ts", "lib/ticket/leaf.ts"],
  ["demo-shares-nothing-with-what-it-tests", "lib/demo/a.ts", "lib/intercom/leaf.ts"],
  ["server-knows-every-lib-but-demo", "lib/server/a.ts", "lib/demo/leaf.ts"],
  ["ui-knows-nothing-of-ours", "components/ui/a.ts", "lib/core/leaf.ts"],
  ["feature-not-feature", "components/queue/a.ts", "components/conversation/leaf.ts"],
  ["browser-never-reaches-the-server", "components/screens/a.ts", "lib/server/leaf.ts"],
])("%s: %s may not import %s", (rule, from, to) => {
  const folder = projectWith({
    [to]: leaf,
    [from]: `import { leaf } from "@/${to.replace(".ts", "")}";\nexport const a = leaf;\n`,
  });
  expect(checkBoundaries(folder).problems).toContain(`${rule}: ${from} → ${to}`);
});

test("a relative path does not get around a rule", () => {
  const folder = projectWith({
    "lib/search/leaf.ts": leaf,
    "lib/core/a.ts": 'import { leaf } from "../search/leaf";\nexport const a = leaf;\n',
  });
  expect(checkBoundaries(folder).problems).toContain("core-is-the-leaf: lib/core/a.ts → lib/search/leaf.ts");
});

test("a server file that does not say so is refused", () => {
  const folder = projectWith({ "lib/server/a.ts": leaf });
  expect(checkBoundaries(folder).problems.join()).toContain("server-files-say-so");
});

test("a check that read nothing is a failed one", () => {
  const folder = projectWith({ "lib/core/leaf.mjs": "export const leaf = 1;\n", "lib/core/unread.ts": "" });
  const rules = path.join(folder, ".dependency-cruiser.cjs");
  writeFileSync(rules, 'module.exports = { forbidden: [], options: { includeOnly: "nothing" } };\n');
  expect(checkBoundaries(folder).problems).toEqual(["Only 0 of 2 source files were read."]);
});
