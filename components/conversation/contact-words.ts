import type { ContactDetail } from "@/lib/api/contacts";

const languages = new Intl.DisplayNames(["en-GB"], { type: "language", fallback: "none" });

/** A language tag in words; as it came where nobody knows it. */
export const languageName = (tag: string): string => {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
};

const roles: Readonly<Record<string, string>> = { user: "User", lead: "Lead" };

export const roleName = (role: string): string => roles[role] ?? role;

/** Why mail to them may not arrive, one sentence each. */
export const warningsOf = (contact: ContactDetail): readonly string[] => [
  ...(contact.unsubscribed ? ["Unsubscribed from e-mails."] : []),
  ...(contact.mailBounces ? ["E-mail to them comes back."] : []),
  ...(contact.markedSpam ? ["They marked an e-mail as spam."] : []),
];

/** Fields of the contact's section, in the order in which they come. */
export const contactFields = [
  { id: "email", title: "E-mail" },
  { id: "phone", title: "Phone" },
  { id: "location", title: "Location" },
  { id: "role", title: "Role" },
  { id: "external", title: "External id" },
  { id: "owner", title: "Owner" },
  { id: "language", title: "Language" },
  { id: "system", title: "Uses" },
  { id: "seen", title: "Last seen" },
  { id: "signed", title: "Signed up" },
  { id: "contacted", title: "Last contacted" },
  { id: "replied", title: "Last replied" },
  { id: "profiles", title: "Profiles" },
] as const;
export type ContactField = (typeof contactFields)[number]["id"];
