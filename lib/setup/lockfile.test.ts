import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { completed, missingOptional, platformOf } from "./lockfile.mjs";
import { inRoot } from "./project";

const text = readFileSync(inRoot("package-lock.json"), "utf8");
type Entry = {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
};
const lock: { packages: Record<string, Entry> } = JSON.parse(text);
const table: { readonly asOf: string; readonly floors: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(inRoot("lib", "setup", "security-floor.json"), "utf8"),
);

const numbersOf = (version: string): readonly number[] => version.split("-")[0]?.split(".").map(Number) ?? [];

const isBelow = (version: string, floor: string): boolean => {
  const [ours, least] = [numbersOf(version), numbersOf(floor)];
  const place = ours.findIndex((number, index) => number !== least[index]);
  return place >= 0 && (ours[place] ?? 0) < (least[place] ?? 0);
};

const belowFloor = (packages: Readonly<Record<string, Entry>>): readonly string[] =>
  Object.entries(packages).flatMap(([place, { version = "0.0.0" }]) => {
    const floor = table.floors[place.split("node_modules/").at(-1) ?? ""];
    return floor !== undefined && isBelow(version, floor) ? [`${place} ${version} is below ${floor}`] : [];
  });

test("no package in the lock, wherever it is nested, is older than its security floor", () => {
  expect(belowFloor(lock.packages)).toEqual([]);
});

const mostDays = 60;
const daysOld = (asOf: string, nowMs: number): number => (nowMs - Date.parse(asOf)) / 86_400_000;

test("somebody has looked at the floors within two months: new advisories come every week", () => {
  expect(table.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  const age = daysOld(table.asOf, Date.now());
  expect(age, `lib/setup/security-floor.json is of ${table.asOf}: look at the advisories anew`).toBeLessThan(
    mostDays,
  );
  expect(age).toBeGreaterThan(-1);
  expect(daysOld("2026-01-01", Date.parse("2026-03-02"))).toBe(mostDays);
});

/** The versions of a package, wherever it is nested. */
const versionsOf = (name: string, packages: Readonly<Record<string, Entry>>): readonly string[] => [
  ...new Set(
    Object.entries(packages)
      .filter(([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`))
      .map(([, { version = "" }]) => version),
  ),
];

test.each(["next", "react", "react-dom", "next-auth"])("there is one %s, and no other below it", (name) => {
  expect(versionsOf(name, lock.packages)).toHaveLength(1);
});

test("there is at most one sharp, and a second version of anything is noticed", () => {
  expect(versionsOf("sharp", lock.packages).length).toBeLessThanOrEqual(1);
  const twice = {
    "node_modules/sharp": { version: "0.35.5" },
    "node_modules/next/node_modules/sharp": { version: "0.35.6" },
    "node_modules/react-sharp": { version: "1.0.0" },
  };
  expect(versionsOf("sharp", twice)).toEqual(["0.35.5", "0.35.6"]);
});

test("the table has a floor for what matters most, each of them a whole version", () => {
  const named = Object.keys(table.floors);
  expect(named).toEqual(expect.arrayContaining(["next", "react", "react-dom", "sharp", "next-auth"]));
  for (const [name, floor] of Object.entries(table.floors)) expect(floor, name).toMatch(/^\d+\.\d+\.\d+$/);
});

test("the floors refuse an older release that hides below a newer one", () => {
  expect(belowFloor({ "node_modules/next": { version: "16.4.4" } })).toEqual([
    "node_modules/next 16.4.4 is below 16.4.5",
  ]);
  expect(belowFloor({ "node_modules/a/node_modules/sharp": { version: "0.34.9" } })).toHaveLength(1);
  expect(belowFloor({ "node_modules/zod": { version: "4.10.0" } })).toEqual([]);
});

test("the lock names no host, so it works with any registry", () => {
  const addresses = Object.values(lock.packages).flatMap(({ resolved }) =>
    resolved === undefined ? [] : [resolved],
  );
  expect(addresses).toEqual([]);
  const hosts = [...text.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host ?? "");
  expect(hosts.filter((host) => /registry|npmjs|mirror|proxy/.test(host))).toEqual([]);
});

test("the lock holds every optional package that another one names, so npm ci takes it on every platform", () => {
  expect(missingOptional(lock)).toEqual([]);
});

test("every package has a checksum, but for builds of other platforms that no registry here had", () => {
  const without = Object.entries(lock.packages).filter(
    ([place, entry]) => place !== "" && entry.integrity === undefined,
  );
  expect(without.filter(([, entry]) => entry.optional !== true)).toEqual([]);
});

test("an entry that npm left out is found, also where a nested package needs it, and added for its platform", () => {
  const broken = {
    packages: {
      "": {},
      "node_modules/a": {
        dev: true,
        optionalDependencies: { "@x/swc-linux-arm64-musl": "1.2.3", "@x/swc-linux-x64-gnu": "1.2.3" },
      },
      "node_modules/a/node_modules/b": { optionalDependencies: { "@x/swc-darwin-arm64": "1.2.4" } },
      "node_modules/@x/swc-linux-x64-gnu": { version: "1.2.3" },
    },
  };
  expect(missingOptional(broken).map(({ name }) => name)).toEqual([
    "@x/swc-linux-arm64-musl",
    "@x/swc-darwin-arm64",
  ]);
  const { packages } = completed(broken);
  expect(packages["node_modules/@x/swc-linux-arm64-musl"]).toEqual({
    version: "1.2.3",
    cpu: ["arm64"],
    dev: true,
    libc: ["musl"],
    optional: true,
    os: ["linux"],
  });
  expect(missingOptional({ packages })).toEqual([]);
});

test("a platform is read from a package's name, and one that cannot be read is refused", () => {
  expect(platformOf("@next/swc-win32-x64-msvc")).toEqual({ cpu: ["x64"], os: ["win32"] });
  expect(platformOf("@tailwindcss/oxide-linux-arm-gnueabihf")).toEqual({
    cpu: ["arm"],
    libc: ["glibc"],
    os: ["linux"],
  });
  expect(platformOf("@tailwindcss/oxide-wasm32-wasi")).toEqual({ cpu: ["wasm32"] });
  expect(() => platformOf("fsevents")).toThrow("not plain");
});
