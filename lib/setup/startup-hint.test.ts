import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { hintStartup, startupHint } from "@/lib/setup/startup-hint";
import { scratchFolder } from "@/lib/setup/testing/scratch";

const buildWith = (manifest: unknown): string => {
  const folder = scratchFolder();
  mkdirSync(path.join(folder, "static"));
  writeFileSync(path.join(folder, "build-manifest.json"), JSON.stringify(manifest));
  for (const name of ["react", "router", "page"]) {
    writeFileSync(path.join(folder, "static", `${name}.js`), `run("${name}")`);
  }
  return folder;
};
const read = (folder: string, name: string) =>
  readFileSync(path.join(folder, "static", `${name}.js`), "utf8");

test("the scripts that every page starts with carry the hint first, once, however often it is put there", () => {
  const folder = buildWith({ rootMainFiles: ["static/react.js", "static/router.js"] });
  expect(hintStartup(folder)).toBe(2);
  expect(hintStartup(folder)).toBe(0);
  expect(read(folder, "react")).toBe(`${startupHint}run("react")`);
  expect(read(folder, "router")).toBe(`${startupHint}run("router")`);
  expect(read(folder, "page")).toBe('run("page")');
});

test.each([[{}], [{ rootMainFiles: [] }], [[]]])(
  "a build that names none is an error, not a slow page: %j",
  (manifest) => {
    expect(() => hintStartup(buildWith(manifest))).toThrow("rootMainFiles");
  },
);
