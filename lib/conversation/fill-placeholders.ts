import type { ConversationDetail } from "./model";
import { placeholder } from "./placeholders";

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

/** By name in small letters. Null is known to be wanting; what is not in it nobody here knows. */
export type PlaceholderFacts = ReadonlyMap<string, string | null>;

/** Undefined is what has not been read, or could not be. An attribute without a value is null. */
type KnownFacts = {
  readonly conversation: Pick<ConversationDetail, "contact"> & { readonly id?: string | undefined };
  readonly me: { readonly name: string };
  readonly contact?:
    | {
        readonly name: string | null;
        readonly email: string | null;
        readonly phone: string | null;
        readonly externalId: string | null;
      }
    | undefined;
  readonly company?: string | null | undefined;
  readonly conversationAttributes?: Readonly<Record<string, string | null>> | undefined;
  readonly contactAttributes?: Readonly<Record<string, string | null>> | undefined;
};

type Fact = string | null | undefined;

/** Blanks alone are no value. */
const trimmed = (value: Fact): Fact => (value === undefined ? undefined : value?.trim() || null);

const personFacts = (name: Fact): Readonly<Record<string, Fact>> => ({
  name,
  first_name: name?.split(/\s+/u)[0] ?? name,
});

/** Intercom's name of an attribute has no blanks. */
const attributeFacts = (values: Readonly<Record<string, string | null>> = {}): Record<string, Fact> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `custom_attributes.${name.trim().replaceAll(/\s+/gu, "_")}`,
      value,
    ]),
  );

/** The customer is `contact` with us and `user` with Intercom; the one who writes is `me` and `teammate`. */
export const factsOf = (known: KnownFacts): PlaceholderFacts => {
  const { conversation, me, contact, company } = known;
  const { id, name, email } = conversation.contact;
  // Of somebody whom Intercom does not know there is no more to be read.
  const more =
    contact ?? (id === null ? { name: null, email: null, phone: null, externalId: null } : undefined);
  const customer = {
    ...personFacts(trimmed(name) ?? trimmed(more?.name)),
    email: trimmed(email) ?? trimmed(more?.email),
    phone: trimmed(more?.phone),
    external_id: trimmed(more?.externalId),
    ...attributeFacts(known.contactAttributes),
  };
  const writer = personFacts(trimmed(me.name));
  const all: Readonly<Record<string, Readonly<Record<string, Fact>>>> = {
    contact: customer,
    user: customer,
    me: writer,
    teammate: writer,
    company: { name: trimmed(company) },
    conversation: { id: conversation.id, ...attributeFacts(known.conversationAttributes) },
  };
  const facts = new Map<string, string | null>();
  for (const [group, values] of Object.entries(all))
    for (const [fact, value] of Object.entries(values))
      if (value !== undefined) facts.set(`${group}.${fact}`.toLowerCase(), value);
  return facts;
};

const quotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", "“": "”", "‘": "’" };

/** Intercom's `fallback:"there"`; undefined where it asks for something else as well. */
const fallbackOf = (words: string): string | undefined => {
  const given = /^fallback\s*:\s*(.*)$/isu.exec(words)?.[1]?.trim();
  if (given === undefined) return undefined;
  const close = quotes[given.slice(0, 1)];
  if (close === undefined) return /["'|]/u.test(given) ? undefined : given;
  const end = given.indexOf(close, 1);
  return end !== -1 && end === given.length - 1 ? given.slice(1, -1) : undefined;
};

/** Ours says what to write in so many words; Intercom says what to do. */
const isFilter = (words: string): boolean => /^[a-z_]+\s*:/iu.test(words);

/**
 * `{{contact.first_name | there}}` becomes the name, else what stands after the line; so does Intercom's
 * `{{user.first_name|fallback:"there"}}`. What has no value and no such words stays as it is, to be seen and filled in, and so does what
 * nobody here knows: words for want of a value are wrong where there is one.
 */
export const fillPlaceholders = (text: string, facts: PlaceholderFacts): string =>
  text.replace(placeholder, (whole, rawName: string, rawWords: string | undefined) => {
    const value = facts.get(rawName.trim().toLowerCase());
    const words = rawWords?.trim();
    const instead = words !== undefined && isFilter(words) ? fallbackOf(words) : words;
    if (value === undefined || (words !== undefined && instead === undefined)) return whole;
    return value ?? instead ?? whole;
  });
