import type { ConversationDetail, Person } from "./model";

/** What saved replies may leave open, as it is written between the braces. */
export const placeholderNames = [
  "contact.first_name",
  "contact.name",
  "contact.email",
  "company.name",
  "me.first_name",
  "me.name",
  "conversation.id",
] as const;
type PlaceholderName = (typeof placeholderNames)[number];

export type PlaceholderFacts = Readonly<Record<PlaceholderName, string | null>>;

/** Letters that no name and no fallback has: so a look at a text costs one pass, whatever it is made of. */
const placeholder = /\{\{([^{}|\n]{0,60})(?:\|([^{}\n]{0,200}))?\}\}/gu;

const isName = (text: string): text is PlaceholderName => placeholderNames.some((name) => name === text);

const firstName = (name: string | null): string | null => name?.trim().split(/\s+/u)[0] || null;

export const factsOf = (
  conversation: Pick<ConversationDetail, "id" | "contact">,
  me: { readonly name: string },
  company: string | null,
): PlaceholderFacts => {
  const { name, email }: Person = conversation.contact;
  return {
    "contact.first_name": firstName(name),
    "contact.name": name?.trim() || null,
    "contact.email": email,
    "company.name": company,
    "me.first_name": firstName(me.name),
    "me.name": me.name.trim() || null,
    "conversation.id": conversation.id,
  };
};

/**
 * `{{contact.first_name | there}}` becomes the name, else what stands after the line. What is not known and has no such words stays as it
 * is, to be seen and filled in.
 */
export const fillPlaceholders = (text: string, facts: PlaceholderFacts): string =>
  text.replace(placeholder, (whole, rawName: string, fallback: string | undefined) => {
    const name = rawName.trim().toLowerCase();
    const value = isName(name) ? facts[name] : null;
    return value ?? fallback?.trim() ?? whole;
  });

/** What is still open in a text, each once. */
export const openPlaceholders = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(placeholder)].map(([whole]) => whole)),
];
