import { chmodSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder, absolute, without a slash at its end. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

/** Everything that a start leaves behind for the next one; git ignores it. */
export const dataFolder = path.join(root, ".data");

export const inRoot = (...names: readonly string[]): string => path.join(root, ...names);

/** A new folder outside the project, which an embedded PostgreSQL's own user can pass through. */
export const temporaryFolder = (name: string): string => {
  const folder = mkdtempSync(path.join(os.tmpdir(), `switchyard-${name}-`));
  chmodSync(folder, 0o711);
  return folder;
};
