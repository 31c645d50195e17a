import type { UnixSeconds } from "@/lib/core/time";

export type TicketAttributeType =
  | "string"
  | "list"
  | "integer"
  | "decimal"
  | "boolean"
  | "datetime"
  | "files"
  | "unknown";

/** One field of a ticket type, as the convert form shows it. */
export type TicketTypeAttribute = {
  readonly id: string;
  /** The key under which the value is sent, and the label, but for the two defaults (`_default_title_`, `_default_description_`). */
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly type: TicketAttributeType;
  readonly multiline: boolean;
  /** For `list`: what to choose from; the id is what is sent. */
  readonly items: readonly { readonly id: string; readonly name: string }[];
  readonly required: boolean;
  /** The form for a new ticket leaves it out. */
  readonly hiddenOnCreate?: boolean;
  readonly order: number;
};

/** What a state is set by where a workspace's own are not told; "submitted" alone cannot be set by its name. */
export const settableCategories = ["in_progress", "waiting_on_customer", "resolved"] as const;

type SettableCategory = (typeof settableCategories)[number];

export const isSettable = (category: string): category is SettableCategory =>
  settableCategories.some((one) => one === category);

/** A state that tickets of a type can have, under the workspace's own word for it; its id is its category where no other is told. */
export type TicketState = {
  readonly id: string;
  /** submitted, in_progress, waiting_on_customer, resolved, or one not known yet. */
  readonly category: string;
  readonly label: string;
};

export type TicketType = {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly icon: string | null;
  /** Customer, Back-office or Tracker; only Customer types take conversations. */
  readonly category: string;
  readonly attributes: readonly TicketTypeAttribute[];
};

export type TicketAttributeValue = string | number | boolean | readonly string[] | null;

/** A file that an attribute holds. */
export type TicketFile = {
  readonly name: string;
  /** An address of ours that downloads it; null when Intercom gave no usable one. */
  readonly href: string | null;
  /** An address of ours that shows it in place, where it is a picture. */
  readonly preview?: string;
  readonly contentType: string;
  readonly sizeBytes: number | null;
  readonly width: number | null;
  readonly height: number | null;
};

/** A field of the ticket with its value: of a list the id of the item, of a datetime ISO 8601 in UTC, of files their names. */
export type TicketField = TicketTypeAttribute & {
  readonly value: TicketAttributeValue;
  readonly files: readonly TicketFile[];
};

export type Ticket = {
  readonly id: string;
  /** The number that Intercom's inbox shows; never used in API paths. */
  readonly number: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly category: string | null;
  readonly typeId: string | null;
  readonly typeName: string | null;
  readonly typeIcon: string | null;
  /** The state's category. */
  readonly state: string;
  readonly stateId: string | null;
  readonly stateLabel: string;
  /** The states that its type has; empty when Intercom does not tell. */
  readonly states: readonly TicketState[];
  /** Title and description included, first; then those of its type in their order, then what no type knows any more. */
  readonly fields: readonly TicketField[];
  readonly assigneeId: string | null;
  readonly teamId: string | null;
  readonly contacts: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly email: string | null;
  }[];
  readonly createdAt: UnixSeconds;
  readonly updatedAt: UnixSeconds;
  readonly open: boolean;
  readonly snoozedUntil: UnixSeconds | null;
  /** Whether its contacts can see it. */
  readonly shared: boolean;
  /** The conversations it is linked with. */
  readonly conversationIds: readonly string[];
  readonly fetchedAtMs: number;
};

export type TicketStanding = "open" | "snoozed" | "closed";

/** Snoozed counts whether or not Intercom calls such a ticket open meanwhile. `now` in unix seconds. */
export const standingOf = (
  { open, snoozedUntil }: Pick<Ticket, "open" | "snoozedUntil">,
  now: UnixSeconds,
): TicketStanding => {
  if (snoozedUntil !== null && snoozedUntil > now) return "snoozed";
  return open ? "open" : "closed";
};

/** What to call a ticket in one line. */
export const ticketName = ({ title, number, id }: Pick<Ticket, "title" | "number" | "id">): string =>
  title?.trim() || `Ticket ${number === null ? id : `#${number}`}`;
