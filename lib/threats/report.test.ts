import { expect, test } from "vitest";
import { byFileOfPlaywright, byFileOfVitest, heldIn } from "./report";

const vitest = (status: string, ...tests: readonly string[]) =>
  byFileOfVitest(
    JSON.stringify({
      testResults: [
        { name: "/project/lib/a.test.ts", status, assertionResults: tests.map((one) => ({ status: one })) },
      ],
    }),
    "/project",
  );

const story = (...tests: readonly string[]) =>
  byFileOfPlaywright(
    JSON.stringify({
      suites: [
        {
          suites: [{ specs: [{ file: "a.spec.ts", tests: tests.map((status) => ({ status })) }] }],
          specs: [{ file: "b.spec.ts", tests: [{ status: "expected" }] }],
        },
      ],
    }),
  );

const unit = ["lib/a.test.ts"];

test("a file in which everything passed holds, with so many tests", () => {
  expect(heldIn(vitest("passed", "passed", "passed"), unit)).toEqual({ passed: 2, wrong: [] });
  expect(heldIn(story("expected"), ["e2e/a.spec.ts", "e2e/b.spec.ts"])).toEqual({ passed: 2, wrong: [] });
});

test.each(["pending", "todo", "skipped", "disabled"])("a test that is %s is not held", (status) => {
  expect(heldIn(vitest("passed", "passed", status), unit).wrong).toEqual(["1 skipped in lib/a.test.ts"]);
});

test.each(["unexpected", "flaky", "interrupted"])("a story that is %s is not held", (status) => {
  expect(heldIn(story("expected", status), ["e2e/a.spec.ts"]).wrong).toEqual(["1 failed in e2e/a.spec.ts"]);
  expect(heldIn(story("skipped"), ["e2e/a.spec.ts"]).wrong).toEqual(["1 skipped in e2e/a.spec.ts"]);
});

test("a file that failed, could not be loaded, ran nothing or was not run is not held", () => {
  expect(heldIn(vitest("failed", "passed", "failed"), unit).wrong).toEqual(["1 failed in lib/a.test.ts"]);
  expect(heldIn(vitest("failed", "passed"), unit).wrong).toEqual(["1 failed in lib/a.test.ts"]);
  expect(heldIn(vitest("passed"), unit).wrong).toEqual(["no test ran in lib/a.test.ts"]);
  expect(heldIn(new Map(), unit).wrong).toEqual(["no test ran in lib/a.test.ts"]);
});
