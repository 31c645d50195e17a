import "server-only";
import type { ContactDetail } from "@/lib/api/contacts";
import { getContact as askContact } from "@/lib/intercom/contacts";
import type { Contact } from "@/lib/intercom/schema/contact";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { mapAttributes } from "@/lib/server/conversations/map-attributes";
import { webHref } from "@/lib/server/conversations/safe-href";
import { zoneOfPlace } from "./zone-of-place";

/** What is read of a contact may be half a minute old, and in an outage an hour. */
export const contactAge = { freshSeconds: 30, staleSeconds: 3600, waitWhenStale: true };

const locationOf = ({ location }: Contact): string | null =>
  [location?.city, location?.region, location?.country].filter(Boolean).join(", ") || null;

const profilesOf = ({ social_profiles }: Contact): ContactDetail["profiles"] =>
  social_profiles.flatMap(({ name, url }) => {
    const href = webHref(url);
    return href === null ? [] : [{ name: name || "Profile", href }];
  });

const detailOf = (contact: Contact): Omit<ContactDetail, "fetchedAtMs" | "stale"> => ({
  id: contact.id,
  role: contact.role ?? "user",
  externalId: contact.external_id || null,
  name: contact.name || null,
  email: contact.email || null,
  phone: contact.phone || null,
  ownerId: contact.owner_id,
  location: locationOf(contact),
  timeZone: contact.location && zoneOfPlace(contact.location),
  language: contact.language_override || contact.browser_language || null,
  browser: contact.browser || null,
  os: contact.os || null,
  createdAt: contact.created_at,
  lastSeenAt: contact.last_seen_at,
  signedUpAt: contact.signed_up_at,
  lastRepliedAt: contact.last_replied_at,
  lastContactedAt: contact.last_contacted_at,
  unsubscribed: contact.unsubscribed_from_emails,
  mailBounces: contact.has_hard_bounced,
  markedSpam: contact.marked_email_as_spam,
  profiles: profilesOf(contact),
  attributes: mapAttributes(contact.custom_attributes),
});

/** @throws AppError `not_found` */
export const getContact = async (ctx: Ctx, { id }: { readonly id: string }): Promise<ContactDetail> => {
  const read = await ctx.cache.read(
    cacheKeys.contact(ctx, id, "profile"),
    contactAge,
    async (signal) => detailOf(await askContact(ctx.intercom, { contactId: id }, { signal })),
    ctx.signal,
  );
  return { ...read.value, fetchedAtMs: read.fetchedAtMs, stale: read.stale };
};
