import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Crew } from "@/lib/setup/crew";
import { dataFolder } from "@/lib/setup/project";

export type StepContext = {
  readonly crew: Crew;
  /** A temporary folder of this run, removed at its end. */
  readonly scratch: string;
  /** For the runner of a step that has tests, e.g. a file name. */
  readonly rest: readonly string[];
  readonly say: (line: string) => void;
};

/** Exchanges with the demo workspace, kept for the contract step; each step that makes some clears its own first. */
export const recordFolder = path.join(dataFolder, "test", "recorded");

/** The steps that record, each into a folder of its own. */
export const recordings = ["unit", "e2e"] as const;

export const freshRecords = async (name: (typeof recordings)[number]): Promise<string> => {
  const folder = path.join(recordFolder, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
};
