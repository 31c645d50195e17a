import { placeOf } from "@/lib/actions/subject";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { isEmptyValue, missingAttributes } from "@/lib/actions/unfinished";
import type { ClosingChecks } from "@/lib/api/settings-model";
import type { AttributeKind } from "@/lib/api/workspace";
import type { ConversationDetail, ConversationSummary, Part } from "@/lib/conversation/model";
import { says } from "@/lib/conversation/timeline";

export type Check = keyof ClosingChecks;

/** What stands open in what somebody is about to close. */
export type Standing = {
  readonly check: Check;
  /** What it is about, where the check alone does not say: the attributes that have no value. */
  readonly names: readonly string[];
};

export type Known = {
  /** Which checks the member wants. */
  readonly wanted: ClosingChecks;
  readonly attributes: readonly AttributeKind[];
  /** What is known of a row's attributes besides; undefined where nothing is. */
  readonly valuesOf: (id: string) => ConversationDetail["attributes"] | undefined;
  /** Whether a linked ticket is known not to be resolved. */
  readonly isOpenTicket: (id: string) => boolean;
  /** At a place, as lib/actions/subject.ts has it. */
  readonly hasDraft: (place: string) => boolean;
};

type One = ConversationSummary | ConversationDetail;

const customerWroteLast = (parts: readonly Part[]): boolean =>
  parts.findLast((part) => says(part) && part.partType !== "note")?.author.kind === "contact";

/** Where the thread is open it tells who wrote last; a row tells whether the customer waits. */
const isUnanswered = (one: One): boolean =>
  "parts" in one ? customerWroteLast(one.parts) : one.waitingSince !== null;

type Found = Standing & { readonly is: boolean };

const asked = (found: readonly Found[], wanted: ClosingChecks): readonly Standing[] =>
  found.filter(({ check, is }) => is && wanted[check]).map(({ check, names }) => ({ check, names }));

/** What is known to stand open, the gravest first; what a row of a list cannot tell the server looks at before it closes. */
export const standingOpen = (one: One, known: Known): readonly Standing[] => {
  const values = "attributes" in one ? one.attributes : known.valuesOf(one.id);
  const names = values ? missingAttributes(values, known.attributes) : [];
  const found: readonly Found[] = [
    { check: "draft", names: [], is: known.hasDraft(placeOf("conversation", one.id)) },
    { check: "unanswered", names: [], is: isUnanswered(one) },
    { check: "openTicket", names: [], is: one.tickets.some(({ id }) => known.isOpenTicket(id)) },
    { check: "requiredAttributes", names, is: names.length > 0 },
  ];
  return asked(found, known.wanted);
};

/** The same for a ticket: of the attributes those that its type requires. */
export const standingOpenOnTicket = (
  { id, parts, fields }: TicketDetail,
  { wanted, hasDraft }: Pick<Known, "wanted" | "hasDraft">,
): readonly Standing[] => {
  const names = fields
    .filter(({ required, value }) => required && isEmptyValue(value))
    .map(({ label }) => label);
  const found: readonly Found[] = [
    { check: "draft", names: [], is: hasDraft(placeOf("ticket", id)) },
    { check: "unanswered", names: [], is: customerWroteLast(parts) },
    { check: "requiredAttributes", names, is: names.length > 0 },
  ];
  return asked(found, wanted);
};
