import type { Crew } from "@/lib/setup/crew";
import { root } from "@/lib/setup/project";
import { playStories } from "@/lib/setup/tests/end-to-end";
import { runVitest } from "@/lib/setup/tests/unit";
import { byFileOfPlaywright, byFileOfVitest, type FileResults } from "./report";
import type { Row } from "./row";
import { filesNamed, lineOf, type Means, quickRows, runRow } from "./run";
import { startTarget } from "./start";
import { threats } from "./table";
import type { Target } from "./target";

type Run = {
  readonly crew: Crew;
  readonly scratch: string;
  readonly say: (line: string) => void;
};

export const threatIds: readonly string[] = threats.map(({ id }) => id);

const nothing: FileResults = new Map();

const unitsOf = async (run: Run, rows: readonly Row[]): Promise<FileResults> => {
  const rest = filesNamed(rows, "unit");
  if (rest.length === 0) return nothing;
  const { report } = await runVitest({ ...run, rest });
  return report === null ? nothing : byFileOfVitest(report, root);
};

const storiesOf = async (run: Run, rows: readonly Row[]): Promise<FileResults> => {
  const rest = filesNamed(rows, "story");
  if (rest.length === 0) return nothing;
  const { report } = await playStories({ ...run, rest });
  return report === null ? nothing : byFileOfPlaywright(report);
};

const runRows = async (rows: readonly Row[], means: Means, say: Run["say"]): Promise<readonly boolean[]> => {
  const held: boolean[] = [];
  for (const row of rows) {
    const result = await runRow(row, means);
    say(lineOf(row, result));
    held.push(result.held);
  }
  return held;
};

/**
 * The rows of the threat table that are named, or all: unit tests and stories first, each file once, then what is tried against a
 * running server. Gives the exit code.
 */
export const runTable = async (run: Run & { readonly ids: readonly string[] }): Promise<number> => {
  const rows = threats.filter(({ id }) => run.ids.length === 0 || run.ids.includes(id));
  const units = await unitsOf(run, rows);
  const stories = await storiesOf(run, rows);
  const target = await startTarget(run.crew, run);
  const held = await runRows(rows, { target, units, stories }, run.say);
  const open = held.filter((isHeld) => !isHeld).length;
  run.say(`${rows.length} rows, ${open} not held`);
  return open === 0 ? 0 : 1;
};

/** The quick live checks alone, a line a row, and whether each held. */
export const runLiveRows = async (run: Run): Promise<readonly boolean[]> => {
  const target: Target = await startTarget(run.crew, run);
  return runRows(quickRows(threats), { target, units: nothing, stories: nothing }, run.say);
};
