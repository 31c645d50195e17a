import type { DescribedVersion } from "./description";

export type Violation = {
  readonly side: "request" | "response";
  /** `POST /conversations/{id}/reply` as the description writes it, or the plain path where it has none. */
  readonly operation: string;
  readonly version: DescribedVersion;
  readonly status: number;
  /** Where in the body or the query, `/conversation_parts/0/body`; empty for the whole. */
  readonly place: string;
  readonly rule: string;
  /** What kind of JSON stands there. */
  readonly got: JsonKind;
  /** What it says, for a short text. */
  readonly text: string | null;
  readonly message: string;
};

export type JsonKind = "null" | "array" | "object" | "string" | "number" | "boolean" | "nothing";
