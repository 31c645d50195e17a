import type { UnixSeconds } from "@/lib/core/time";

/**
 * Switchyard's own picture of an Intercom conversation. `lib/server/conversations` makes it from what Intercom sent, so that
 * nothing here knows Intercom's quirks: ids are strings, "nobody" is null, unknown words of Intercom are kept as they are.
 */
export type ConversationState = "open" | "snoozed" | "closed";

/** Where it came in: Intercom's `source.type`, an open set (conversation, email, whatsapp, sms, phone_call …). */
export type Channel = string;

export type PersonKind = "contact" | "teammate" | "bot" | "team" | "unknown";

export type Person = {
  readonly kind: PersonKind;
  readonly id: string | null;
  readonly name: string | null;
  readonly email: string | null;
};

export type Tag = { readonly id: string; readonly name: string };

export type Sla = {
  readonly name: string;
  readonly status: "active" | "hit" | "missed" | "cancelled" | "unknown";
};

export type LinkedTicket = { readonly id: string; readonly category: string | null };

export type ConversationSummary = {
  readonly kind: "conversation";
  readonly id: string;
  /** Title given by a teammate or the AI; null when there is none. Plain text. */
  readonly title: string | null;
  /** Subject of the opening e-mail, plain text; null elsewhere. */
  readonly subject: string | null;
  /** First words of the opening message as plain text, at most 200 characters; "" when it has none. */
  readonly preview: string;
  readonly channel: Channel;
  readonly state: ConversationState;
  readonly read: boolean;
  readonly priority: boolean;
  readonly createdAt: UnixSeconds;
  readonly updatedAt: UnixSeconds;
  /** Since when the customer waits for an answer; null when nobody waits. */
  readonly waitingSince: UnixSeconds | null;
  readonly snoozedUntil: UnixSeconds | null;
  /** Teammate (Intercom admin) id; null is nobody. */
  readonly assigneeId: string | null;
  readonly teamId: string | null;
  /** The first contact of the conversation. */
  readonly contact: Person;
  readonly tags: readonly Tag[];
  readonly sla: Sla | null;
  readonly tickets: readonly LinkedTicket[];
  /** 1 to 5; null when not rated. */
  readonly rating: number | null;
  /** Whether Intercom's AI agent took part; false when unknown. */
  readonly aiAgent: boolean;
};

/** A row that Intercom sent in a shape nobody can read: shown as such, never dropped in silence. */
export type UnreadableRow = { readonly kind: "unreadable"; readonly id: string | null };

export type QueueRow = ConversationSummary | UnreadableRow;

export type Attachment = {
  readonly name: string;
  /** An address of ours (`/api/media?…`, signed) that downloads it; null when Intercom gave no usable address. */
  readonly href: string | null;
  readonly contentType: string;
  readonly sizeBytes: number | null;
  /** An address of ours that shows it, for images of a kind that is safe to show; left out for everything else. */
  readonly preview?: string;
  readonly width: number | null;
  readonly height: number | null;
};

export type Assignment =
  | { readonly kind: "teammate"; readonly id: string }
  | { readonly kind: "team"; readonly id: string }
  | { readonly kind: "bot"; readonly id: string | null }
  | { readonly kind: "nobody" };

export type EventFact =
  | "attribute"
  | "value"
  | "previous"
  | "workflow"
  /** A custom action. */
  | "action"
  /** How an action or a step of a workflow ended: "success", "failed", or Intercom's words. */
  | "result"
  | "step"
  | "participant"
  | "rating"
  | "remark"
  | "sla"
  /** A code ("fr") or a name. */
  | "language"
  | "guidance"
  | "company"
  /** Another conversation's title, or its id. */
  | "conversation";

/** What is known of an event beyond its type: plain text of Intercom's, at most 200 characters each. */
export type EventFacts = { readonly [Fact in EventFact]?: string } & {
  /** The attribute has no value any more. */
  readonly cleared?: boolean;
  /** Names of tags. */
  readonly tags?: readonly string[];
};

/** An answer that was offered to be pressed; `pressed` when the customer did. Plain text. */
export type QuickReply = { readonly text: string; readonly pressed: boolean };

/** One entry of the thread: the source (the opening message) or a part. */
export type Part = {
  readonly id: string;
  /** "source" for the opening message, else Intercom's `part_type` (an open set). */
  readonly partType: string;
  readonly author: Person;
  readonly createdAt: UnixSeconds;
  /** Sanitised HTML, safe to insert; null when the part has no words. Remote images are `<img data-src=…>`. */
  readonly html: string | null;
  /** Whether `html` holds remote images that were held back. */
  readonly hasRemoteImages: boolean;
  /** Its sender laid it out, and `html` is its words without that; it can be seen as it was sent. Left out for others. */
  readonly heavy?: true;
  /** How many images that only report that it was read were taken out; left out when none. */
  readonly trackers?: number;
  readonly attachments: readonly Attachment[];
  /** What was offered with it as an answer; left out where nothing was. */
  readonly quickReplies?: readonly QuickReply[];
  readonly assignedTo: Assignment | null;
  /** Of what happened with it; absent where Intercom says no more than its type. */
  readonly event?: EventFacts;
  readonly redacted: boolean;
  /** A part that is shown before the server has confirmed it. */
  readonly pending?: boolean;
};

export type AttributeValue = string | number | boolean | readonly string[] | null;

/** Null is what has not happened, or what this version of Intercom does not tell. */
export type Statistics = {
  readonly timeToAssignmentSeconds: number | null;
  readonly timeToFirstReplySeconds: number | null;
  readonly timeToFirstCloseSeconds: number | null;
  readonly timeToLastCloseSeconds: number | null;
  readonly medianTimeToReplySeconds: number | null;
  /** From assignment to close. */
  readonly handlingTimeSeconds: number | null;
  readonly firstContactReplyAt: UnixSeconds | null;
  readonly firstAssignmentAt: UnixSeconds | null;
  readonly firstTeammateReplyAt: UnixSeconds | null;
  readonly firstCloseAt: UnixSeconds | null;
  readonly lastAssignmentAt: UnixSeconds | null;
  /** The last answer by whoever it was assigned to. */
  readonly lastAssigneeReplyAt: UnixSeconds | null;
  readonly lastContactReplyAt: UnixSeconds | null;
  readonly lastTeammateReplyAt: UnixSeconds | null;
  readonly lastCloseAt: UnixSeconds | null;
  /** A teammate's id. */
  readonly lastClosedById: string | null;
  readonly reopens: number | null;
  readonly assignments: number | null;
  readonly parts: number | null;
};

/** What Intercom's AI agent did in a conversation; words that nobody here knows are kept as they are. */
export type AiAgentPart = {
  /** Null while it has given no answer. */
  readonly resolution: string | null;
  readonly lastAnswer: string | null;
  readonly sourceType: string | null;
  readonly sourceTitle: string | null;
  /** 1 to 5. */
  readonly rating: number | null;
  readonly ratingRemark: string | null;
  /** What it took its answers from; addresses only where they lead to the open web. */
  readonly sources: readonly { readonly title: string; readonly href: string | null }[];
};

/** The customer was asked how it went; `rating` of the summary is what they said, if they did. */
export type RatingAsked = {
  readonly askedAt: UnixSeconds | null;
  /** Whose work is rated. */
  readonly about: { readonly kind: "teammate" | "bot" | "unknown"; readonly id: string | null };
};

/** What only the panel beside a conversation shows. */
export type ConversationAbout = {
  /** Who began it: Intercom's `delivered_as`, an open set. */
  readonly deliveredAs: string | null;
  /** The page on which it was begun. */
  readonly begunOn: string | null;
  readonly company: { readonly id: string; readonly name: string } | null;
  readonly topics: readonly string[];
  /** Other conversations that Intercom links with this one. */
  readonly linkedConversations: readonly string[];
  readonly ratingAsked: RatingAsked | null;
  readonly aiAgent: AiAgentPart | null;
  /** What to call the objects that attributes refer to, by their ids; an id without a name is not in it. */
  readonly references: Readonly<Record<string, string>>;
};

export type ConversationDetail = ConversationSummary & {
  /** The source first, then parts from old to new. At most 500 parts come from Intercom. */
  readonly parts: readonly Part[];
  /** How many parts there are in all, the source not counted. */
  readonly totalParts: number;
  readonly contacts: readonly Person[];
  readonly teammateIds: readonly string[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly statistics: Statistics | null;
  readonly ratingRemark: string | null;
  readonly about: ConversationAbout;
  /** When this was read from Intercom, unix milliseconds. */
  readonly fetchedAtMs: number;
  /** True when Intercom could not be asked just now and this is what was known. */
  readonly stale: boolean;
};

// Blanks, marks that only steer, and letters that are drawn as nothing (Hangul fillers, the empty Braille sign).
const unseen = /[\s\p{C}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** The text when somebody can see any of it. */
const seen = (text: string | null): string | null =>
  text !== null && text.replace(unseen, "") !== "" ? text : null;

/** What to call a conversation in one line: title, subject, first words, or its number. */
export const headline = (c: Pick<ConversationSummary, "title" | "subject" | "preview" | "id">): string =>
  seen(c.title) ?? seen(c.subject) ?? seen(c.preview) ?? `Conversation ${c.id}`;

/** What a list may go on calling it for good, so without a word of its messages: title, subject, or whose it is. */
export const lastingName = ({
  title,
  subject,
  contact,
}: Pick<ConversationSummary, "title" | "subject" | "contact">): string | null =>
  seen(title) ?? seen(subject) ?? seen(contact.name) ?? seen(contact.email);

/** What to call a person: name, e-mail, or what they are. */
export const personName = (person: Person): string => {
  const known = seen(person.name) ?? seen(person.email);
  if (known !== null) return known;
  switch (person.kind) {
    case "contact":
      return "Unnamed contact";
    case "teammate":
      return "A teammate";
    case "bot":
      return "AI agent";
    case "team":
      return "A team";
    case "unknown":
      return "Someone";
  }
};
