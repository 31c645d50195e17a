import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { inRoot, root } from "@/lib/setup/project";

const documents = ["README.md", "SECURITY.md", "lib/README.md", "lib/search/README.md"].filter((name) =>
  existsSync(inRoot(name)),
);

/** Words in backticks that are a path of this project by their first folder, or a file's name with an ending. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)]
    .map(([, word]) => word ?? "")
    .filter(
      (word) =>
        /^(app|components|lib|e2e|public|\.ci)\/[\w./()[\]-]*$/.test(word) ||
        /^[\w.-]+\.(ts|json|md|js|mjs|cjs)$/.test(word),
    );

/** Links to files beside the document, e.g. a screenshot. */
const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)#:\s]+)\)/g)].map(([, link]) => link ?? "");

/** A bare file name stands for a file of that name wherever it lies in the project. */
const names = new Set([
  ...readdirSync(root),
  ...["app", "components", "lib", "e2e"].flatMap((folder) =>
    readdirSync(inRoot(folder), { recursive: true }).map((file) => path.basename(String(file))),
  ),
]);

const missingIn = (document: string): readonly string[] => {
  const text = readFileSync(inRoot(document), "utf8");
  const beside = path.dirname(document);
  const exists = (name: string) =>
    existsSync(inRoot(name)) || existsSync(inRoot(beside, name)) || names.has(name);
  return [...pathsIn(text), ...linksIn(text)].filter((name) => !exists(name));
};

test.each(documents)("%s names only files and folders that exist", (document) => {
  expect(missingIn(document)).toEqual([]);
});

test("a path that does not exist is noticed", () => {
  expect(pathsIn("see `lib/core/errors.ts`, `npm test` and `knip.json`")).toEqual([
    "lib/core/errors.ts",
    "knip.json",
  ]);
  expect(linksIn("![the queue](docs/queue.png) and [a page](https://example.com)")).toEqual([
    "docs/queue.png",
  ]);
});

test(".env.example has a line for each setting that is read, and for no other", () => {
  const source = ["lib/server/env.ts", "lib/server/env-sign-in.ts"]
    .map((file) => readFileSync(inRoot(file), "utf8"))
    .join("\n");
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): (?:z$|z\.|credential\.)/gm)].map(([, name]) => name);
  const example = readFileSync(inRoot(".env.example"), "utf8");
  const offered = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(read.length).toBeGreaterThan(5);
  expect([...offered].sort()).toEqual([...read].sort());
  for (const name of offered) expect(example).toMatch(new RegExp(`^# .+\\n${name}=$`, "m"));
});

test("npm scripts and CI call files that exist", () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(inRoot("package.json"), "utf8"),
  );
  const files = Object.values(scripts).flatMap((line) => line.match(/lib\/[\w./-]+/g) ?? []);
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  expect(readFileSync(inRoot(".ci/run"), "utf8")).toContain("npm test");
});
