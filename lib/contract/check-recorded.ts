import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { descriptionsArePresent } from "./description";
import { validateExchange } from "./validate";
import type { Violation } from "./violation";

const recordSchema = z.object({
  method: z.string(),
  path: z.string(),
  version: z.string().nullish(),
  requestBody: z.unknown().optional(),
  status: z.number().nullish(),
  responseBody: z.unknown().optional(),
  faulted: z.boolean().nullish(),
});

export type CheckedExchanges = {
  readonly exchanges: number;
  readonly checked: number;
  /** The same violation at another item of a list counts once, with `times`. */
  readonly violations: readonly (Violation & { readonly times: number })[];
  readonly skippedBecause?: string;
};

const filesIn = (dir: string): readonly string[] =>
  existsSync(dir) ? readdirSync(dir).filter((name) => /^exchanges-.*\.jsonl$/.test(name)) : [];

/** A line that was cut off by a killed process is no exchange. */
const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const linesOf = (dir: string): readonly unknown[] =>
  filesIn(dir)
    .flatMap((name) => readFileSync(join(dir, name), "utf8").split("\n"))
    .filter((line) => line.trim() !== "")
    .map(parseLine);

const isControl = (path: string): boolean => path.startsWith("/__control");

const checkOne = (value: unknown): readonly Violation[] | null => {
  const record = recordSchema.safeParse(value);
  if (!record.success || isControl(record.data.path)) return null;
  const { faulted, status, version, ...rest } = record.data;
  return validateExchange(
    { ...rest, version: version ?? null, status: status ?? 0 },
    { request: true, response: faulted !== true && status != null },
  );
};

const keyOf = (violation: Violation): string =>
  [
    violation.side,
    violation.operation,
    violation.version,
    violation.status,
    violation.place.replaceAll(/\/\d+/g, "/#"),
    violation.rule,
    violation.got,
  ].join(" ");

const counted = (violations: readonly Violation[]): CheckedExchanges["violations"] => {
  const byKey = new Map<string, Violation & { readonly times: number }>();
  for (const violation of violations) {
    const key = keyOf(violation);
    byKey.set(key, { ...violation, times: (byKey.get(key)?.times ?? 0) + 1 });
  }
  return [...byKey.values()];
};

/**
 * Holds the exchanges that the demo workspace recorded in `dir` (`exchanges-*.jsonl`) against the official description. Of
 * those that a fault was injected into only the request is held against it.
 */
export const checkRecorded = (dir: string): CheckedExchanges => {
  const lines = linesOf(dir);
  if (!descriptionsArePresent()) {
    return {
      exchanges: lines.length,
      checked: 0,
      violations: [],
      skippedBecause: "the official description (../shared/intercom/openapi) is not here",
    };
  }
  const results = lines.map(checkOne).filter((result) => result !== null);
  return { exchanges: lines.length, checked: results.length, violations: counted(results.flat()) };
};

/** One violation for a person to read. */
export const describeViolation = (violation: CheckedExchanges["violations"][number]): string =>
  `${violation.side} ${violation.operation} (${violation.version}, ${violation.status}) at ${violation.place || "the whole"}: ` +
  `${violation.message}, got ${violation.got}, ${violation.times} times`;
