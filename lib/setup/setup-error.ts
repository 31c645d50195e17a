import { existsSync } from "node:fs";
import path from "node:path";

/** A set-up step cannot go on. The message is one sentence for the person at the terminal: what is wrong, what to do. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}

const fileProblems: Readonly<Record<string, string>> = {
  EACCES: "belongs to somebody else, perhaps to root from an earlier start: start as that user, or remove it",
  EPERM: "belongs to somebody else, perhaps to root from an earlier start: start as that user, or remove it",
  EROFS: "is on a disk that takes no changes: use a copy elsewhere",
  ENOSPC: "does not fit: the disk is full",
  EDQUOT: "does not fit: the share of the disk is used up",
};

const isFileError = (cause: unknown): cause is NodeJS.ErrnoException & { readonly path: string } =>
  cause instanceof Error && "path" in cause && typeof cause.path === "string";

/** What to show for a failure: one sentence where it is a known one, else the error itself with all that it knows. */
export const reportOf = (cause: unknown): unknown => {
  if (cause instanceof SetupError) return cause.message;
  const problem = isFileError(cause) ? fileProblems[cause.code ?? ""] : undefined;
  if (!isFileError(cause) || problem === undefined) return cause;
  // Of a file that is not there yet, its folder is what can be looked at.
  return `${existsSync(cause.path) ? cause.path : path.dirname(cause.path)} ${problem}.`;
};
