import path from "node:path";

/** What became of one test file. */
export type FileResult = { readonly passed: number; readonly failed: number; readonly skipped: number };

export type FileResults = ReadonlyMap<string, FileResult>;

const none: FileResult = { passed: 0, failed: 0, skipped: 0 };

const plus = (one: FileResult, other: FileResult): FileResult => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

/** How both runners call what became of a test; anything else is neither a pass nor harmless. */
const resultOf = (status: string): FileResult => {
  if (status === "passed" || status === "expected") return { ...none, passed: 1 };
  if (["skipped", "pending", "todo", "disabled"].includes(status)) return { ...none, skipped: 1 };
  return { ...none, failed: 1 };
};

type VitestReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

/** By file, from the project's folder on. @param text vitest's JSON report */
export const byFileOfVitest = (text: string, root: string): FileResults => {
  const report: VitestReport = JSON.parse(text);
  return new Map(
    report.testResults.map(({ name, status, assertionResults }) => {
      const tests = assertionResults.map((one) => resultOf(one.status)).reduce(plus, none);
      // One that could not be loaded, or broke off outside of its tests.
      const broken = status === "passed" || tests.failed > 0 ? none : { ...none, failed: 1 };
      return [path.relative(root, name), plus(tests, broken)];
    }),
  );
};

type Suite = {
  readonly specs?: readonly {
    readonly file: string;
    readonly tests: readonly { readonly status: string }[];
  }[];
  readonly suites?: readonly Suite[];
};

const specsOf = ({ specs = [], suites = [] }: Suite): NonNullable<Suite["specs"]> => [
  ...specs,
  ...suites.flatMap(specsOf),
];

/** By file, from the project's folder on. @param text Playwright's JSON report */
export const byFileOfPlaywright = (text: string): FileResults => {
  const report: Suite = JSON.parse(text);
  const results = new Map<string, FileResult>();
  for (const { file, tests } of specsOf(report)) {
    const name = `e2e/${file}`;
    const sum = tests.map(({ status }) => resultOf(status)).reduce(plus, none);
    results.set(name, plus(results.get(name) ?? none, sum));
  }
  return results;
};

/** Whether each of the files held: it was run, something in it passed, nothing failed and nothing was skipped. */
export const heldIn = (
  results: FileResults,
  files: readonly string[],
): { readonly passed: number; readonly wrong: readonly string[] } => {
  const wrong = files.flatMap((file) => {
    const { passed, failed, skipped } = results.get(file) ?? none;
    if (failed > 0) return [`${failed} failed in ${file}`];
    if (skipped > 0) return [`${skipped} skipped in ${file}`];
    return passed === 0 ? [`no test ran in ${file}`] : [];
  });
  const passed = files.reduce((sum, file) => sum + (results.get(file)?.passed ?? 0), 0);
  return { passed, wrong };
};
