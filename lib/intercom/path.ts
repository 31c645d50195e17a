import { AppError } from "@/lib/core/errors";
import { checkId, type IdKind } from "@/lib/core/ids";

/** The fixed words that occur in Intercom's paths. */
export type PathWord =
  | "admins"
  | "articles"
  | "attributes"
  | "away"
  | "companies"
  | "contacts"
  | "conversations"
  | "convert"
  | "customers"
  | "data_attributes"
  | "linked_conversations"
  | "macros"
  | "me"
  | "merge"
  | "messages"
  | "notes"
  | "parts"
  | "redact"
  | "reply"
  | "run_assignment_rules"
  | "search"
  | "segments"
  | "tags"
  | "teams"
  | "ticket_states"
  | "ticket_types"
  | "tickets";

/** A fixed word, or an id with its kind. */
export type Segment = PathWord | readonly [kind: IdKind, id: string];

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

const written = (segment: Segment): string =>
  typeof segment === "string" ? segment : encodeURIComponent(checkId(segment[0], segment[1]));

/**
 * The one place where an address at Intercom is put together. Ids are checked by kind, encoded, and the finished address
 * must still be the path that was meant on the host that was meant.
 * @throws AppError `bad_request` for an id that is none, before anything is sent.
 */
export const intercomUrl = (base: URL, segments: readonly Segment[], query: Query = {}): URL => {
  const pathname = `/${segments.map(written).join("/")}`;
  const url = new URL(pathname, base);
  if (url.origin !== base.origin || url.pathname !== pathname) {
    throw new AppError("bad_request", "That address does not exist at Intercom.");
  }
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
};

/** The path with kinds in place of ids, for logs: `/conversations/:conversation/parts`. */
export const pathPattern = (segments: readonly Segment[]): string =>
  `/${segments.map((segment) => (typeof segment === "string" ? segment : `:${segment[0]}`)).join("/")}`;
