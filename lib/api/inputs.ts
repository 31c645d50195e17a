import * as z from "zod/mini";
import { actionInputSchema } from "@/lib/actions/input";
import { ticketActionSchema } from "@/lib/actions/ticket-input";
import { closingStops } from "@/lib/actions/unfinished";
import { storableText } from "@/lib/core/text";
import { askedSorts, sortIds } from "@/lib/search/sorts";
import {
  audiences,
  groupings,
  longestViewName,
  mostOrdered,
  viewColumns,
  viewIcons,
} from "@/lib/search/view";
import { keptMonths } from "./kept-months";
import { longestNote, longestQuery, regions } from "./limits";
import { emailAddress, newPassword, personName } from "./person-inputs";

/*
 * What each endpoint takes. Only the server checks it, so endpoints name their schema by a late import: the browser knows the
 * types and never loads the checks.
 */
const numericId = z.string().check(z.regex(/^\d{1,20}$/, "Not an id."));
const contactId = z.string().check(z.regex(/^[0-9a-f]{24}$/i, "Not a contact id."));

export const nothing = z.object({});

const queryText = z
  .string()
  .check(z.maxLength(longestQuery, `A query has at most ${longestQuery} characters.`));

export const queueInput = z.object({
  /** Left out, as addresses leave out what is empty, it asks for everything. */
  q: z._default(queryText, ""),
  sort: z.enum(askedSorts),
  /** Longest where four lists of Intercom are merged, each with a cursor of its own, and hundreds of ids are remembered. */
  cursor: z.optional(z.string().check(z.maxLength(10_240))),
  /** "1" skips the server's cache: somebody asked to refresh. */
  fresh: z.optional(z.literal("1")),
});

/** "1": also views that are not in one's rail. */
export const countsInput = z.object({ all: z.optional(z.literal("1")) });

export const countInput = z.object({
  /** Left out, as addresses leave out what is empty, it asks for everything. */
  q: z._default(queryText, ""),
});

export const conversationInput = z.object({
  id: numericId,
  fresh: z.optional(z.literal("1")),
  /** Nobody waits for it yet: it gives way to everything else. */
  ahead: z.optional(z.literal("1")),
});

export const explainInput = z.object({ id: numericId, q: queueInput.shape.q });

/** What the person saw who decided; left out, whatever has changed since is no obstacle. */
const seenSchema = z.object({
  state: z.enum(["open", "snoozed", "closed"]),
  assigneeId: z.nullable(numericId),
  teamId: z.nullable(numericId),
  updatedAt: z.int().check(z.nonnegative()),
  lastPartId: z.nullable(z.string().check(z.maxLength(40))),
});

export const actionRequest = z.object({
  id: numericId,
  key: z.uuid(),
  action: actionInputSchema,
  seen: z.optional(seenSchema),
  stopFor: z.optional(z.readonly(z.array(z.enum(closingStops)).check(z.maxLength(closingStops.length)))),
});

/** As much as PostgreSQL's bigint holds, and no more. */
const seq = z.string().check(z.regex(/^\d{1,18}$/, "Not a place in the journal."));
export const journalInput = z.object({ q: queueInput.shape.q, before: z.optional(seq) });
export const journalCsvInput = z.object({ q: queueInput.shape.q });
export const journalNewsInput = z.object({ q: queueInput.shape.q, since: seq });

export const retentionInput = z.object({
  /** Null: for ever. */
  months: z.nullable(z.literal(keptMonths, "Choose for how long.")),
});

export const undoInput = z.object({ id: z.uuid(), key: z.uuid() });
export const lookInput = z.object({ id: z.uuid() });

export const ticketInput = z.object({ id: numericId, fresh: z.optional(z.literal("1")) });

export const ticketNumberInput = z.object({
  number: z.string().check(z.regex(/^\d{1,12}$/, "That is no ticket's number.")),
});

const ticketSeenSchema = z.object({
  /** A category where the workspace does not tell its states. */
  stateId: z.nullable(z.string().check(z.maxLength(40))),
  open: z.boolean(),
  assigneeId: z.nullable(numericId),
  teamId: z.nullable(numericId),
  updatedAt: z.int().check(z.nonnegative()),
  lastPartId: z.nullable(z.string().check(z.maxLength(40))),
});

export const ticketActionRequest = z.object({
  id: numericId,
  key: z.uuid(),
  action: ticketActionSchema,
  seen: z.optional(ticketSeenSchema),
});

export const contactInput = z.object({ id: contactId });

export const contactsInput = z.object({
  q: z
    .string()
    .check(
      z.overwrite(storableText),
      z.trim(),
      z.minLength(2, "Type at least two letters."),
      z.maxLength(120, "That is longer than a name."),
    ),
});

export const contactPageInput = z.object({
  id: contactId,
  cursor: z.optional(z.string().check(z.maxLength(2048))),
});

export const contactNoteInput = z.object({
  id: contactId,
  key: z.uuid(),
  /** The conversation beside which it was written, for the journal. */
  conversationId: numericId,
  text: z
    .string()
    .check(
      z.overwrite(storableText),
      z.trim(),
      z.minLength(1, "Write something first."),
      z.maxLength(longestNote, `A note has at most ${longestNote} characters.`),
    ),
});

const viewContent = {
  name: z
    .string()
    .check(
      z.overwrite(storableText),
      z.trim(),
      z.minLength(1, "Give the view a name."),
      z.maxLength(longestViewName, `A name has at most ${longestViewName} characters.`),
    ),
  icon: z.enum(viewIcons),
  query: z.string().check(z.maxLength(longestQuery, `A query has at most ${longestQuery} characters.`)),
  sort: z.enum(sortIds),
  columns: z.array(z.enum(viewColumns)).check(z.maxLength(viewColumns.length)),
  groupBy: z.nullable(z.enum(groupings)),
  audience: z.enum(audiences),
};
const version = z.int().check(z.positive());

export const newViewInput = z.object({ id: z.uuid(), ...viewContent });

export const viewInput = z.object({ id: z.uuid(), version, ...viewContent });

export const viewVersion = z.object({ id: z.uuid(), version });

export const viewId = z.object({ id: z.uuid() });

export const viewOrderInput = z.object({
  views: z
    .array(z.object({ id: z.uuid(), pinned: z.boolean() }))
    .check(z.maxLength(mostOrdered, `At most ${mostOrdered} views can be put in order.`)),
});

export const mediaInput = z.object({
  u: z.string().check(z.maxLength(8192)),
  s: z.string().check(z.maxLength(100)),
  /** Present for downloads. */
  name: z.optional(z.string().check(z.maxLength(1000))),
  /** The part that it was found in. */
  o: z.optional(z.string().check(z.maxLength(100))),
});

/** One message of a conversation or a ticket, as it was sent. `images`: "1" puts its images into it. */
export const asSentInput = z.object({
  id: numericId,
  part: z.string().check(z.regex(/^(?:source|\d{1,20})$/, "Not a part.")),
  images: z.optional(z.literal("1")),
});

export const newsInput = z.object({
  id: numericId,
  revision: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, "Not a revision.")),
});

export const plainTextInput = z.object({ id: numericId });

const token = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, "Paste the access token."),
    z.maxLength(4096, "That is too long for an access token."),
    z.regex(/^[\x21-\x7e]*$/, "An access token has no spaces or special letters. Copy it again."),
  );

export const connectionInput = z.object({ region: z.enum(regions), token });

export const setupInput = z.object({
  name: personName,
  email: emailAddress,
  password: newPassword,
  region: z.enum(regions),
  token,
});
