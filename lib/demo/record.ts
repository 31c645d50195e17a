import { appendFileSync, mkdirSync } from "node:fs";
import path from "node:path";

export type Exchange = {
  method: string;
  path: string;
  pattern: string | null;
  version: string | null;
  requestBody: unknown;
  status: number | null;
  /** What was answered before any fault; parsed JSON, or null for an empty body. */
  responseBody: unknown;
  faulted: boolean;
};

let recorders = 0;

/** Appends each exchange as a line of JSON to `<dir>/exchanges-<pid>-<n>.jsonl`; the contract step reads them. */
export const createRecorder = (dir: string | undefined): ((exchange: Exchange) => void) => {
  if (dir === undefined) return () => {};
  mkdirSync(dir, { recursive: true });
  recorders += 1;
  const file = path.join(dir, `exchanges-${process.pid}-${recorders}.jsonl`);
  return (exchange) => appendFileSync(file, `${JSON.stringify(exchange)}\n`);
};
