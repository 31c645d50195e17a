import { expect, test } from "vitest";
import { stepTally, sumOf, tallyOfPlaywright, tallyOfVitest } from "@/lib/setup/tests/tally";

const vitest = (changes: object) =>
  JSON.stringify({
    success: true,
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ name: "a.test.ts", status: "passed", assertionResults: [{ status: "passed" }] }],
    ...changes,
  });

const playwright = (stats: object, errors: object[] = []) =>
  JSON.stringify({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

test("a good run counts its tests and nothing else", () => {
  expect(tallyOfVitest(vitest({}), 0)).toEqual({ passed: 3, failed: 0, notes: [] });
  expect(tallyOfPlaywright(playwright({}), 0)).toEqual({ passed: 4, failed: 0, notes: [] });
});

test("failed tests are counted", () => {
  expect(tallyOfVitest(vitest({ success: false, numFailedTests: 2 }), 1).failed).toBe(2);
  expect(tallyOfPlaywright(playwright({ unexpected: 1, flaky: 1 }), 1).failed).toBe(2);
});

test("a file that cannot even be loaded is a failure and is named", () => {
  const testResults = [{ name: "broken.test.ts", status: "failed", assertionResults: [] }];
  const tally = tallyOfVitest(vitest({ success: false, testResults }), 1);
  expect(tally).toEqual({ passed: 3, failed: 1, notes: ["broken.test.ts could not be run as a whole."] });
});

test("a skipped test is a failed one", () => {
  expect(tallyOfVitest(vitest({ numPendingTests: 1, numTodoTests: 1 }), 0).failed).toBe(2);
  expect(tallyOfPlaywright(playwright({ skipped: 1 }), 0).failed).toBe(1);
});

test("a run that failed without a failed test, or ran nothing, is a failure", () => {
  expect(tallyOfVitest(vitest({}), 1).failed).toBe(1);
  expect(tallyOfVitest(vitest({ numPassedTests: 0, testResults: [] }), 0).failed).toBe(1);
  expect(tallyOfPlaywright(playwright({ expected: 0 }), 0).failed).toBe(1);
  expect(tallyOfPlaywright(playwright({}, [{ message: "no tests" }]), 1)).toMatchObject({
    failed: 1,
    notes: ["no tests"],
  });
});

test("a step without tests of its own counts as one", () => {
  expect(sumOf([stepTally(true), stepTally(false, "why"), tallyOfVitest(vitest({}), 0)])).toEqual({
    passed: 4,
    failed: 1,
  });
});
