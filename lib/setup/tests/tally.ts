/** What one step of `npm test` came to. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  /** Said below the step, e.g. why it failed where no test did. */
  readonly notes: readonly string[];
};

/** The tally of a step without tests of its own. */
export const stepTally = (isGood: boolean, ...notes: readonly string[]): Tally => ({
  passed: isGood ? 1 : 0,
  failed: isGood ? 0 : 1,
  notes,
});

/** Of a run that wrote no report. */
export const endedEarly = (): Tally => stepTally(false, "The run ended before it could report.");

export const sumOf = (tallies: readonly Tally[]): { readonly passed: number; readonly failed: number } => ({
  passed: tallies.reduce((sum, one) => sum + one.passed, 0),
  failed: tallies.reduce((sum, one) => sum + one.failed, 0),
});

type VitestReport = {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

type PlaywrightReport = {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly { readonly message?: string }[];
};

/** A run that says it failed, without a failed test, failed all the same. */
const atLeastOne = (failed: number, isGood: boolean): number => (failed === 0 && !isGood ? 1 : failed);

const skippedNote = (count: number): readonly string[] =>
  count > 0 ? [`${count} skipped, which counts as failed.`] : [];

/** @param text vitest's JSON report; @param exitCode of the run */
export const tallyOfVitest = (text: string, exitCode: number): Tally => {
  const report: VitestReport = JSON.parse(text);
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((one) => one.status === "failed"),
  );
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + broken.length + skipped;
  const isGood = exitCode === 0 && report.success && report.numPassedTests > 0;
  return {
    passed: report.numPassedTests,
    failed: atLeastOne(failed, isGood),
    notes: [...skippedNote(skipped), ...broken.map(({ name }) => `${name} could not be run as a whole.`)],
  };
};

/** @param text Playwright's JSON report; @param exitCode of the run */
export const tallyOfPlaywright = (text: string, exitCode: number): Tally => {
  const { stats, errors }: PlaywrightReport = JSON.parse(text);
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  return {
    passed: stats.expected,
    failed: atLeastOne(failed, exitCode === 0 && stats.expected > 0),
    notes: [
      ...skippedNote(stats.skipped),
      ...errors.map(({ message }) => message ?? "An error outside of any test."),
    ],
  };
};
