import type { Finding } from "./check";
import { type FileResults, heldIn } from "./report";
import type { LivePart, Part, Row } from "./row";
import type { Target } from "./target";

/** What the runs before have come to, and the server for live checks. */
export type Means = {
  readonly target: Target;
  readonly units: FileResults;
  readonly stories: FileResults;
};

const isLive = (part: Part): part is LivePart => part.kind === "live";

/** One live check; what it throws is a finding too. */
const runLive = async ({ name, run }: LivePart, target: Target): Promise<Finding> => {
  try {
    return await run(target);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return { held: false, says: `${name} broke off: ${why.split("\n")[0]}` };
  }
};

const filesOf = (part: Exclude<Part, LivePart>, results: FileResults): Finding => {
  const { passed, wrong } = heldIn(results, part.files);
  const what = part.kind === "unit" ? "unit tests" : "stories in Chromium";
  return wrong.length === 0
    ? { held: true, says: `${passed} ${what}` }
    : { held: false, says: wrong.join("; ") };
};

const runPart = (part: Part, { target, units, stories }: Means): Promise<Finding> =>
  isLive(part)
    ? runLive(part, target)
    : Promise.resolve(filesOf(part, part.kind === "unit" ? units : stories));

/** All parts of a row, one after the other: live checks share one server. */
export const runRow = async (row: Row, means: Means): Promise<Finding> => {
  const findings: Finding[] = [];
  for (const part of row.parts) findings.push(await runPart(part, means));
  return {
    held: findings.length > 0 && findings.every(({ held }) => held),
    says: findings.map(({ says }) => says).join(" · "),
  };
};

/** The row's line for the terminal. */
export const lineOf = ({ id, title }: Row, { held, says }: Finding): string =>
  `${held ? "ok  " : "OPEN"} ${id.padEnd(3)} ${title.padEnd(42)} ${says}`;

/** The files that rows name, each once. */
export const filesNamed = (rows: readonly Row[], kind: "unit" | "story"): readonly string[] => [
  ...new Set(rows.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === kind ? part.files : [])))),
];

/** The rows with nothing but their live checks that are quick; rows without any are left out. */
export const quickRows = (rows: readonly Row[]): readonly Row[] =>
  rows
    .map((row) => ({ ...row, parts: row.parts.filter((part) => isLive(part) && !part.isSlow) }))
    .filter(({ parts }) => parts.length > 0);
