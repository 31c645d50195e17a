import type { ClosingChecks } from "@/lib/api/settings-model";
import type { AttributeKind } from "@/lib/api/workspace";
import type { ConversationDetail, ConversationSummary } from "@/lib/conversation/model";
import { says } from "@/lib/conversation/timeline";

export type Check = keyof ClosingChecks;

/** What stands open in a conversation that somebody is about to close. */
export type Standing = {
  readonly check: Check;
  /** What it is about, where the check alone does not say: the attributes that have no value. */
  readonly names: readonly string[];
};

export type Known = {
  /** Which checks the member wants. */
  readonly wanted: ClosingChecks;
  readonly attributes: readonly AttributeKind[];
  /** Ids of linked tickets that are known to be resolved. */
  readonly resolvedTickets: ReadonlySet<string>;
  readonly hasDraft: (id: string) => boolean;
};

type One = ConversationSummary | ConversationDetail;

/** Where the thread is open it tells who wrote last; a row tells whether the customer waits. */
const isUnanswered = (one: One): boolean => {
  if (!("parts" in one)) return one.waitingSince !== null;
  const last = one.parts.findLast((part) => says(part) && part.partType !== "note");
  return last?.author.kind === "contact";
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

const missingAttributes = (one: One, kinds: readonly AttributeKind[]): readonly string[] =>
  "attributes" in one
    ? kinds.filter((kind) => kind.required && isEmpty(one.attributes[kind.name])).map(({ label }) => label)
    : [];

/** What stands open, the gravest first; a row of a list knows less than an open conversation, and then less is asked. */
export const standingOpen = (one: One, known: Known): readonly Standing[] => {
  const names = missingAttributes(one, known.attributes);
  const found: readonly (Standing & { readonly is: boolean })[] = [
    { check: "draft", names: [], is: known.hasDraft(one.id) },
    { check: "unanswered", names: [], is: isUnanswered(one) },
    { check: "openTicket", names: [], is: one.tickets.some(({ id }) => !known.resolvedTickets.has(id)) },
    { check: "requiredAttributes", names, is: names.length > 0 },
  ];
  return found
    .filter(({ check, is }) => is && known.wanted[check])
    .map(({ check, names: about }) => ({ check, names: about }));
};
