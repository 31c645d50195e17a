/**
 * One row of the registry: all that the language knows of a field. Parser, printer, builder, completion, lowering and the tables in
 * README.md read it; a new searchable field is one new row.
 */
export type Field = {
  /** Short name, typed before the colon. */
  readonly name: string;
  /** Intercom's name of the searched field; null for `from`, which is lowered onto two fields, and for what Intercom cannot search. */
  readonly api: string | null;
  readonly label: string;
  readonly type: FieldType;
  /** Who searches: Intercom's search of conversations or of tickets, Switchyard once conversations are loaded, or its own journal. */
  readonly searched: "conversations" | "tickets" | "here" | "journal";
  /** Type of the value that Intercom's search takes. */
  readonly wire: "string" | "integer" | "boolean" | "date";
  /** The oldest version of Intercom's API whose description (of those at hand) lists the field; null where it is not Intercom that searches. */
  readonly since: string | null;
  readonly aliases: readonly string[];
  /** Where values come from: names completed to ids, a list of words, or what a person types. */
  readonly source: NameSource | null;
  readonly choices: readonly string[];
  /** Other words than `choices` are let through, as Intercom adds values without notice. */
  readonly openChoices: boolean;
  /** What is sent for yes and no. */
  readonly flagValues: readonly [yes: string | boolean, no: string | boolean];
  /** Which way a length of time is counted from now. */
  readonly direction: "past" | "future";
  /** `field:none` is understood: never, by Intercom as the assignee's zero or null, by Intercom as null, or by Switchyard. */
  readonly unset: "never" | "assignee" | "null" | "here";
  /** The conversation as Intercom gives it holds the value, so that Switchyard can judge it, too. */
  readonly held: boolean;
  readonly unit: "seconds" | "unix seconds" | null;
  readonly hint: string;
  /** What every value of it looks like, and how that is said; null where anything may be one. */
  readonly form: { readonly pattern: RegExp; readonly words: string } | null;
};

/** `attribute` takes whatever is written, read by how it is written: its type is the workspace's own affair (`attributes.ts`). */
export type FieldType =
  | "text"
  | "identifier"
  | "words"
  | "choice"
  | "reference"
  | "number"
  | "duration"
  | "flag"
  | "date"
  | "person"
  | "attribute";

/** `member`: who signs in to Switchyard; all others are Intercom's. */
export type NameSource = "admin" | "team" | "tag" | "ticket-type" | "member";

type Extra = Partial<Omit<Field, "name" | "api" | "label" | "type">>;

const wireOf: Record<FieldType, Field["wire"]> = {
  text: "string",
  identifier: "string",
  words: "string",
  choice: "string",
  reference: "string",
  person: "string",
  attribute: "string",
  number: "integer",
  duration: "integer",
  flag: "boolean",
  date: "date",
};

export const field = (
  name: string,
  api: string | null,
  label: string,
  type: FieldType,
  extra: Extra = {},
): Field => ({
  name,
  api,
  label,
  type,
  searched: "conversations",
  wire: wireOf[type],
  since: extra.searched === "here" || extra.searched === "journal" ? null : "2.10",
  aliases: [],
  source: null,
  choices: [],
  openChoices: false,
  flagValues: [true, false],
  direction: "past",
  unset: "never",
  held: true,
  unit: type === "duration" ? "seconds" : type === "date" ? "unix seconds" : null,
  hint: "",
  form: null,
  ...extra,
});
