import type { AttributeValue, ConversationSummary } from "@/lib/conversation/model";
import { endpoint } from "./endpoint";

export type ContactDetail = {
  readonly id: string;
  readonly role: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly location: string | null;
  readonly createdAt: number | null;
  readonly lastSeenAt: number | null;
  readonly signedUpAt: number | null;
  readonly companies: readonly {
    readonly id: string;
    readonly name: string;
    readonly plan: string | null;
    readonly size: number | null;
  }[];
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** Up to 10 other conversations of theirs, newest first. */
  readonly earlier: readonly ConversationSummary[];
  readonly earlierTotal: number | null;
  /** Parts that could not be read, in words. */
  readonly missing: readonly string[];
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
