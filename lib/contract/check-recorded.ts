import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import { descriptionsArePresent } from "./description";
import { isExcepted } from "./exceptions";
import { readLines } from "./read-lines";
import { everyViolation } from "./validate";
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

/** The same violation at another item of a list counts once, with `times`. */
export type CountedViolation = Violation & { readonly times: number };

export type CheckedExchanges = {
  readonly exchanges: number;
  readonly checked: number;
  readonly violations: readonly CountedViolation[];
  /** What the exceptions let through. */
  readonly excepted: readonly CountedViolation[];
  /** Why nothing was checked. */
  readonly skippedBecause?: string;
};

const filesIn = (dir: string): readonly string[] =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true, encoding: "utf8" })
        .filter((name) => /^exchanges-.*\.jsonl$/.test(basename(name)))
        .map((name) => join(dir, name))
    : [];

/** A line that was cut off by a killed process is no exchange. */
const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const isControl = (path: string): boolean => path.startsWith("/__control");

const checkOne = (value: unknown): readonly Violation[] | null => {
  const record = recordSchema.safeParse(value);
  if (!record.success || isControl(record.data.path)) return null;
  const { faulted, status, version, ...rest } = record.data;
  return everyViolation(
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

/**
 * Holds the exchanges that the demo workspace recorded in `dir` and the folders in it (`exchanges-*.jsonl`) against the
 * official description. Of those that a fault was injected into only the request is held against it.
 */
export const checkRecorded = (dir: string): CheckedExchanges => {
  const canCheck = descriptionsArePresent();
  const found = new Map<string, CountedViolation>();
  let exchanges = 0;
  let checked = 0;
  for (const file of filesIn(dir)) {
    for (const line of readLines(file)) {
      if (line.trim() === "") continue;
      exchanges += 1;
      const violations = canCheck ? checkOne(parseLine(line)) : null;
      if (violations === null) continue;
      checked += 1;
      for (const violation of violations) {
        const key = keyOf(violation);
        found.set(key, { ...violation, times: (found.get(key)?.times ?? 0) + 1 });
      }
    }
  }
  const all = [...found.values()];
  const result = {
    exchanges,
    checked,
    violations: all.filter((it) => !isExcepted(it)),
    excepted: all.filter(isExcepted),
  };
  return canCheck ? result : { ...result, skippedBecause: "../shared/intercom/openapi is not here" };
};

/** One violation for a person to read. */
export const describeViolation = (violation: CountedViolation): string =>
  `${violation.side} ${violation.operation} (${violation.version}, ${violation.status}) at ${violation.place || "the whole"}: ` +
  `${violation.message}, got ${violation.got}, ${violation.times} times`;
