import type { AttributeValue, ConversationSummary } from "@/lib/conversation/model";
import type { UnixSeconds } from "@/lib/core/time";
import { endpoint, messageBodyBytes } from "./endpoint";

/** The person as Intercom keeps them; what hangs together with them comes by itself, so that one slow answer holds up nothing else. */
export type ContactDetail = {
  readonly id: string;
  /** `user` or `lead`. */
  readonly role: string;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** The teammate who owns the contact. */
  readonly ownerId: string | null;
  readonly location: string | null;
  /** IANA name of the clock at the location; null where the location leaves it open. */
  readonly timeZone: string | null;
  /** As a language tag, e.g. `de`. */
  readonly language: string | null;
  readonly browser: string | null;
  readonly os: string | null;
  readonly createdAt: UnixSeconds | null;
  readonly lastSeenAt: UnixSeconds | null;
  readonly signedUpAt: UnixSeconds | null;
  readonly lastRepliedAt: UnixSeconds | null;
  readonly lastContactedAt: UnixSeconds | null;
  readonly unsubscribed: boolean;
  /** Mail to them came back, or they called it spam. */
  readonly mailBounces: boolean;
  readonly markedSpam: boolean;
  /** Only addresses that lead to the web. */
  readonly profiles: readonly { readonly name: string; readonly href: string }[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** When this was read from Intercom, unix milliseconds. */
  readonly fetchedAtMs: number;
  /** True when Intercom could not be asked just now and this is what was known. */
  readonly stale: boolean;
};

export type CompanyFacts = {
  readonly id: string;
  readonly name: string;
  readonly plan: string | null;
  readonly size: number | null;
  readonly users: number | null;
  /** A month, in the workspace's own currency, which Intercom does not name. */
  readonly monthlySpend: number | null;
  readonly industry: string | null;
  readonly href: string | null;
  readonly lastSeenAt: UnixSeconds | null;
};

type Named = { readonly id: string; readonly name: string };

export type ContactGroups = {
  readonly companies: readonly CompanyFacts[];
  readonly tags: readonly Named[];
  readonly segments: readonly Named[];
  /** Parts that could not be read, in words. */
  readonly missing: readonly string[];
};

export type ContactNote = {
  readonly id: string;
  readonly at: UnixSeconds;
  /** Null where Intercom does not say who wrote it. */
  readonly author: string | null;
  /** Plain text. */
  readonly text: string;
};

export type ContactNotes = {
  /** Newest first, at most fifty. */
  readonly notes: readonly ContactNote[];
  readonly total: number;
};

export type ContactConversations = {
  /** Newest first. */
  readonly rows: readonly ConversationSummary[];
  /** All that there are; null where Intercom does not tell. */
  readonly total: number | null;
  readonly nextCursor: string | null;
  /** Those that are open or snoozed, wherever they stand in the list; only on the first page. */
  readonly unclosed: readonly ConversationSummary[];
};

export const getContact = endpoint<ContactDetail>()({
  method: "GET",
  path: "/api/contacts/:id",
  input: () => import("./inputs").then((all) => all.contactInput),
});

export type FoundContact = {
  readonly id: string;
  readonly role: string;
  readonly name: string | null;
  readonly email: string | null;
};

/** The few contacts whose name or e-mail address holds `q`, those seen last first. */
export const getContacts = endpoint<{ readonly contacts: readonly FoundContact[] }>()({
  method: "GET",
  path: "/api/contacts",
  input: () => import("./inputs").then((all) => all.contactsInput),
});

export const getContactGroups = endpoint<ContactGroups>()({
  method: "GET",
  path: "/api/contacts/:id/groups",
  input: () => import("./inputs").then((all) => all.contactInput),
});

export const getContactNotes = endpoint<ContactNotes>()({
  method: "GET",
  path: "/api/contacts/:id/notes",
  input: () => import("./inputs").then((all) => all.contactInput),
});

export const getContactConversations = endpoint<ContactConversations>()({
  method: "GET",
  path: "/api/contacts/:id/conversations",
  input: () => import("./inputs").then((all) => all.contactPageInput),
});

/**
 * Adds a note about a contact, at most once for a key; Intercom has no way to take one back. An outcome that nobody knows answers
 * `outcome_unknown`; asking again with the same key looks, and never writes a second one.
 */
export const postContactNote = endpoint<{ readonly note: ContactNote; readonly journalId: string }>()({
  method: "POST",
  path: "/api/contacts/:id/notes",
  input: () => import("./inputs").then((all) => all.contactNoteInput),
  maxBytes: messageBodyBytes,
});
