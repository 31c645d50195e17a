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
  readonly order: number;
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
  readonly state: string;
  readonly stateLabel: string;
  readonly attributes: readonly {
    readonly name: string;
    readonly label: string;
    readonly type: TicketAttributeType;
    readonly value: TicketAttributeValue;
  }[];
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
  /** The conversations it is linked with. */
  readonly conversationIds: readonly string[];
  readonly fetchedAtMs: number;
};
