import { invalid } from "./errors";
import { isJson, type Json, optionalBoolean, optionalInteger, optionalText, requiredText } from "./json";

export const faultKinds = [
  "status",
  "hang",
  "slow",
  "reset",
  "truncate",
  "html",
  "empty",
  "garbage",
  "bom",
  "huge",
  "content-type",
  "echo-token",
  "wrong-types",
  "no-headers",
] as const;

export type FaultKind = (typeof faultKinds)[number];

/**
 * How the next answers are spoilt.
 * - `status`: an error of `status` (default 500), with `code`, `message` and `headers` if given
 * - `hang`: no answer until the server or the caller closes; `slow`: the right answer after `delayMs` (default 2 s)
 * - `reset`: the connection is reset, before any byte or (`atFraction`) inside the body
 * - `truncate`: the right answer's first bytes (`atFraction` 0..1, default 0.5) under its full Content-Length, then the end;
 *   with `closeDelimited` without a length, so that nothing but the JSON shows the loss
 * - `html`: an error page of `status` (default 502) · `empty`: 200 without a body · `garbage`: 200 with no JSON
 * - `bom`: the right answer behind a byte order mark · `huge`: 200 with 50 MB of JSON · `content-type`: the right answer as text/html
 * - `echo-token`: a 500 that repeats the Authorization header · `wrong-types`: 200, JSON of wrong types
 * - `no-headers`: the right answer without rate limit headers
 */
export type Fault = {
  readonly match: string;
  readonly kind: FaultKind;
  readonly status: number;
  readonly code: string | null;
  readonly message: string | null;
  readonly delayMs: number;
  readonly atFraction: number | null;
  readonly closeDelimited: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** The operation is executed first, so that the caller's outcome is unknown though something happened. */
  readonly afterEffect: boolean;
  /** null = until cleared. */
  timesLeft: number | null;
};

const isKind = (value: string): value is FaultKind => faultKinds.some((kind) => kind === value);

const headersOf = (value: unknown): Record<string, string> =>
  isJson(value) ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, String(entry)])) : {};

const defaultDelayMs = 2000;

const defaultStatus = (kind: FaultKind): number => (kind === "html" ? 502 : 500);

/** Kinds that spoil a right answer, and so need the operation to run. */
const needsAnswer: readonly FaultKind[] = ["slow", "truncate", "bom", "content-type", "no-headers"];

const fractionOf = (body: Json): number | null => {
  const value = body.atFraction;
  if (value === undefined || value === null) return null;
  if (typeof value !== "number" || value < 0 || value > 1)
    throw invalid("atFraction must be 0..1", "atFraction");
  return value;
};

/** @throws DemoError 400 for what is no fault. */
export const readFault = (body: Json): Fault => {
  const kind = requiredText(body, "kind");
  if (!isKind(kind)) throw invalid(`kind must be one of ${faultKinds.join(", ")}`, "kind");
  const times = body.times === null ? null : (optionalInteger(body, "times") ?? 1);
  return {
    match: optionalText(body, "match") ?? "*",
    kind,
    status: optionalInteger(body, "status") ?? defaultStatus(kind),
    code: optionalText(body, "code") ?? null,
    message: optionalText(body, "message") ?? null,
    delayMs: optionalInteger(body, "delayMs") ?? (kind === "slow" ? defaultDelayMs : 0),
    atFraction: fractionOf(body),
    closeDelimited: optionalBoolean(body, "closeDelimited") ?? false,
    headers: headersOf(body.headers),
    afterEffect: optionalBoolean(body, "afterEffect") ?? needsAnswer.includes(kind),
    timesLeft: times,
  };
};

/** `POST /conversations/:id/parts`, whatever its parameters are called. */
const normalised = (match: string): string => match.replace(/:[A-Za-z_]+/g, ":");

const fits = (fault: Fault, method: string, pattern: string | null, path: string): boolean => {
  const [wantedMethod, wantedPath] = fault.match.includes(" ") ? fault.match.split(" ") : ["*", fault.match];
  if (wantedMethod !== "*" && wantedMethod !== method) return false;
  if (wantedPath === "*" || wantedPath === path) return true;
  return pattern !== null && normalised(wantedPath ?? "") === normalised(pattern);
};

export const createFaults = () => {
  let faults: Fault[] = [];
  return {
    add: (fault: Fault): void => {
      faults.push(fault);
    },
    clear: (): void => {
      faults = [];
    },
    list: (): readonly Fault[] => faults,
    /** The first fault that fits, counted down. `path` is without the query. */
    take: (method: string, pattern: string | null, path: string): Fault | undefined => {
      const fault = faults.find((entry) => fits(entry, method, pattern, path));
      if (fault === undefined || fault.timesLeft === null) return fault;
      fault.timesLeft -= 1;
      if (fault.timesLeft <= 0) faults = faults.filter((entry) => entry !== fault);
      return fault;
    },
  };
};

export type Faults = ReturnType<typeof createFaults>;
