import type { DemoContact, DemoNote } from "../model";
import type { WireContext } from "../operation";
import { adminWire } from "./people";

const listLimit = 10;

const shortList = (contactId: string, kind: string, entries: readonly { type: string; id: string }[]) => ({
  type: "list",
  data: entries.slice(0, listLimit).map((entry) => ({ ...entry, url: `/${kind}/${entry.id}` })),
  url: `/contacts/${contactId}/${kind}`,
  total_count: entries.length,
  has_more: entries.length > listLimit,
});

const deviceFields = (kind: "android" | "ios") => ({
  [`${kind}_app_name`]: null,
  [`${kind}_app_version`]: null,
  [`${kind}_device`]: null,
  [`${kind}_os_version`]: null,
  [`${kind}_sdk_version`]: null,
  [`${kind}_last_seen_at`]: null,
});

const owner = (version: number, id: string | null): string | number | null =>
  id === null ? null : version >= 16 ? id : Number(id);

const times = (contact: DemoContact) => ({
  created_at: contact.createdAt,
  updated_at: contact.updatedAt,
  signed_up_at: contact.signedUpAt,
  last_seen_at: contact.lastSeenAt,
  last_replied_at: contact.lastRepliedAt,
  last_contacted_at: contact.lastContactedAt,
  last_email_opened_at: contact.lastEmailOpenedAt,
  last_email_clicked_at: contact.lastEmailClickedAt,
});

const lists = (context: WireContext, contact: DemoContact) => {
  const notes = context.store.world.notes.filter((note) => note.contactId === contact.id);
  return {
    tags: shortList(
      contact.id,
      "tags",
      contact.tagIds.map((id) => ({ type: "tag", id })),
    ),
    notes: shortList(
      contact.id,
      "notes",
      notes.map((note) => ({ type: "note", id: note.id })),
    ),
    companies: shortList(
      contact.id,
      "companies",
      contact.companyIds.map((id) => ({ type: "company", id })),
    ),
    opted_out_subscription_types: shortList(contact.id, "subscriptions", []),
    opted_in_subscription_types: shortList(contact.id, "subscriptions", []),
  };
};

export const contactWire = (context: WireContext, contact: DemoContact) => ({
  type: "contact",
  id: contact.id,
  workspace_id: context.store.world.app.idCode,
  external_id: contact.externalId,
  role: contact.role,
  // A lead without an address shows an empty one: the schema has no null here.
  email: contact.email ?? "",
  email_domain: contact.email?.split("@")[1] ?? "",
  phone: contact.phone,
  name: contact.name,
  avatar: contact.avatar === null ? null : { type: "avatar", image_url: context.links(contact.avatar) },
  owner_id: owner(context.version, contact.ownerId),
  social_profiles: {
    type: "list",
    data: contact.socialProfiles.map((profile) => ({ type: "social_profile", ...profile })),
  },
  has_hard_bounced: contact.hasHardBounced,
  marked_email_as_spam: contact.markedEmailAsSpam,
  unsubscribed_from_emails: contact.unsubscribedFromEmails,
  ...times(contact),
  language_override: contact.languageOverride,
  browser: contact.browser,
  browser_version: contact.browserVersion,
  browser_language: contact.browserLanguage,
  os: contact.os,
  location: { type: "location", ...contact.location },
  ...deviceFields("android"),
  ...deviceFields("ios"),
  custom_attributes: contact.customAttributes,
  ...lists(context, contact),
});

export const noteWire = (context: WireContext, note: DemoNote) => {
  const admin = context.store.admin(note.adminId);
  return {
    type: "note",
    id: note.id,
    created_at: note.createdAt,
    contact: { type: "contact", id: note.contactId },
    ...(admin === undefined ? {} : { author: adminWire(context, admin) }),
    body: note.body,
  };
};
