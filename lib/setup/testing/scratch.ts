import { rmSync } from "node:fs";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "@/lib/setup/project";

/** An empty folder that is gone after the test. Outside the project, so that nothing there is found by its tools. */
export const scratchFolder = (): string => {
  const folder = temporaryFolder("unit");
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
