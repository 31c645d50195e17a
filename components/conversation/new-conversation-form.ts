import { isRecord } from "@/components/data/kept-form";
import type { FoundContact } from "@/lib/api/contacts";
import type { MessageChannel } from "@/lib/api/message-channels";

/** In whose name it is begun: the member writes to the contact, or writes down what the contact said elsewhere. */
export type Voice = "mine" | "theirs";

/** What is being filled in. `key` belongs to exactly this: sent twice, also after a reload, it is one conversation. */
export type NewConversationForm = {
  readonly voice: Voice;
  readonly contact: FoundContact | null;
  readonly channel: MessageChannel;
  readonly subject: string;
  readonly text: string;
  /** Only what is in the contact's name takes files, by their addresses. */
  readonly urls: readonly string[];
  readonly key: string;
  /** It was sent, and nobody knows yet what became of it. */
  readonly unknown: boolean;
};

export const emptyForm = (contact: FoundContact | null): NewConversationForm => ({
  voice: "mine",
  contact,
  channel: "in_app",
  subject: "",
  text: "",
  urls: [],
  key: crypto.randomUUID(),
  unknown: false,
});

const isText = (value: unknown): value is string => typeof value === "string";

const textOrNull = (value: unknown): string | null => (isText(value) ? value : null);

const readContact = (value: unknown): FoundContact | null =>
  isRecord(value) && isText(value.id)
    ? {
        id: value.id,
        role: isText(value.role) ? value.role : "contact",
        name: textOrNull(value.name),
        email: textOrNull(value.email),
      }
    : null;

/** Forms of earlier releases name no voice: then it was always the contact's. */
export const readForm = (value: unknown): NewConversationForm | null =>
  isRecord(value) && isText(value.key)
    ? {
        voice: value.voice === "mine" ? "mine" : "theirs",
        contact: readContact(value.contact),
        channel: value.channel === "email" ? "email" : "in_app",
        subject: textOrNull(value.subject) ?? "",
        text: textOrNull(value.text) ?? "",
        urls: Array.isArray(value.urls) ? value.urls.filter(isText) : [],
        key: value.key,
        unknown: value.unknown === true,
      }
    : null;
