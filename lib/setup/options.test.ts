import { expect, test } from "vitest";
import {
  demoOptions,
  noOptions,
  startOptions,
  testOptions,
  threatsOptions,
  workspaceOptions,
} from "@/lib/setup/options";

test("the demo has its usual ports, 2,000 conversations and a build where nothing is said", () => {
  expect(demoOptions([])).toEqual({
    port: 3000,
    host: "127.0.0.1",
    intercomPort: 4010,
    conversations: 2000,
    seed: 1,
    build: true,
  });
});

test("the demo takes each of its options, in both ways of writing them", () => {
  const words = [
    "--port",
    "3100",
    "--intercom-port=4100",
    "--conversations",
    "50000",
    "--seed=7",
    "--no-build",
  ];
  expect(demoOptions(words)).toEqual({
    port: 3100,
    host: "127.0.0.1",
    intercomPort: 4100,
    conversations: 50_000,
    seed: 7,
    build: false,
  });
});

test("the workspace alone has a port, a size, a seed and may be live", () => {
  expect(workspaceOptions(["--live", "--port", "4999"])).toEqual({
    port: 4999,
    conversations: 2000,
    seed: 1,
    live: true,
  });
});

test.each([
  ["--port", "0"],
  ["--port", "65536"],
  ["--port", "80a"],
  ["--port", ""],
  ["--conversations", "0"],
  ["--conversations", "1e3"],
  ["--seed", "-1"],
])("%s %s is refused with a sentence that names the option", (name, value) => {
  expect(() => demoOptions([`${name}=${value}`])).toThrow(new RegExp(`^${name} takes a whole number from`));
});

test("a negative number is refused as a number, also as a word of its own", () => {
  expect(() => demoOptions(["--conversations", "-1"])).toThrow(
    '--conversations takes a whole number from 1 to 200000, not "-1".',
  );
});

test("an option that nobody knows is named, with those that there are", () => {
  expect(() => demoOptions(["--prot", "1"])).toThrow(/'--prot'.*--port …, --host …, --intercom-port …/);
  expect(() => demoOptions(["3000"])).toThrow(/3000.*--port/);
  expect(() => demoOptions(["--prot"], "dev")).toThrow('Options of "dev"');
  expect(() => noOptions("db:migrate", ["--force"])).toThrow(/'--force'.*none/);
});

test("one port for both servers is refused before anything is started", () => {
  expect(() => demoOptions(["--port", "4010"])).toThrow("--port and --intercom-port are both 4010");
});

test("a server's port comes from the option, else from PORT, else it is 3000", () => {
  expect(startOptions(["--port", "1"], "2").port).toBe(1);
  expect(startOptions([], "2").port).toBe(2);
  expect(startOptions([], "").port).toBe(3000);
  expect(() => startOptions([], "many")).toThrow("PORT takes a whole number");
  expect(() => startOptions(["--port", "many"], "2")).toThrow("--port takes a whole number");
});

test("npm test runs every step unless some are named, and refuses one that does not exist", () => {
  const steps = ["types", "unit", "e2e"];
  expect(testOptions([], steps)).toEqual({ only: steps, rest: [] });
  expect(testOptions(["--only", "unit,e2e", "--", "a.spec.ts"], steps)).toEqual({
    only: ["unit", "e2e"],
    rest: ["a.spec.ts"],
  });
  expect(() => testOptions(["--only", "uint"], steps)).toThrow('no step "uint"');
});

test("rows of the threat table are taken by name, in any case, and none means all", () => {
  const known = ["T1", "T2", "T32"];
  expect(threatsOptions([], known)).toEqual([]);
  expect(threatsOptions(["t2", "T32"], known)).toEqual(["T2", "T32"]);
  expect(() => threatsOptions(["T33"], known)).toThrow(
    'There is no row "T33": the threat table has T1 to T32.',
  );
});
