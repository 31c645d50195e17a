import type { DemoContact } from "../model";
import { type Field, type Fields, field } from "./fields";

type Entry = Field<DemoContact>;

const none = (type: "string" | "date"): Entry => field(type, () => null);

const devices: Readonly<Record<string, Entry>> = Object.fromEntries(
  ["ios", "android"].flatMap((kind): [string, Entry][] => [
    [`${kind}_app_version`, none("string")],
    [`${kind}_device`, none("string")],
    [`${kind}_os_version`, none("string")],
    [`${kind}_sdk_version`, none("string")],
    [`${kind}_last_seen_at`, none("date")],
  ]),
);

const plain: Readonly<Record<string, Entry>> = {
  ...devices,
  id: field("string", (c) => c.id),
  role: field("string", (c) => c.role),
  name: field("string", (c) => c.name),
  avatar: field("string", (c) => c.avatar),
  owner_id: field("integer", (c) => (c.ownerId === null ? null : Number(c.ownerId))),
  email: field("string", (c) => c.email),
  email_domain: field("string", (c) => c.email?.split("@")[1] ?? null),
  phone: field("string", (c) => c.phone),
  formatted_phone: field("string", (c) => c.phone),
  external_id: field("string", (c) => c.externalId),
  created_at: field("date", (c) => c.createdAt),
  updated_at: field("date", (c) => c.updatedAt),
  signed_up_at: field("date", (c) => c.signedUpAt),
  last_seen_at: field("date", (c) => c.lastSeenAt),
  last_contacted_at: field("date", (c) => c.lastContactedAt),
  last_replied_at: field("date", (c) => c.lastRepliedAt),
  last_email_opened_at: field("date", (c) => c.lastEmailOpenedAt),
  last_email_clicked_at: field("date", (c) => c.lastEmailClickedAt),
  language_override: field("string", (c) => c.languageOverride),
  browser: field("string", (c) => c.browser),
  browser_version: field("string", (c) => c.browserVersion),
  browser_language: field("string", (c) => c.browserLanguage),
  os: field("string", (c) => c.os),
  "location.country": field("string", (c) => c.location.country),
  "location.region": field("string", (c) => c.location.region),
  "location.city": field("string", (c) => c.location.city),
  unsubscribed_from_emails: field("boolean", (c) => c.unsubscribedFromEmails),
  marked_email_as_spam: field("boolean", (c) => c.markedEmailAsSpam),
  has_hard_bounced: field("boolean", (c) => c.hasHardBounced),
  segment_id: field("ids", (c) => c.segmentIds),
  tag_id: field("ids", (c) => c.tagIds),
};

const customField = (contact: DemoContact, name: string): string | number | boolean | null => {
  const value = contact.customAttributes[name];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
};

/** `types` says of which type a custom attribute is; one without a definition is no field. */
export const contactFields =
  (types: (name: string) => "string" | "integer" | "boolean" | "date" | undefined): Fields<DemoContact> =>
  (name) => {
    if (Object.hasOwn(plain, name)) return plain[name];
    if (!name.startsWith("custom_attributes.")) return undefined;
    const attribute = name.slice(18);
    const type = types(attribute);
    return type === undefined ? undefined : field(type, (c) => customField(c, attribute));
  };
