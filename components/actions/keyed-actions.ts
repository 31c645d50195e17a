import type { ActionKind } from "@/lib/actions/input";

/** The keys of the actions table, which the first page does without; a test holds the two together. */
export const keyedActions: Readonly<Record<string, ActionKind>> = {
  e: "close",
  E: "open",
  a: "assign",
  t: "tag",
  U: "unread",
  r: "reply",
  n: "note",
  c: "convert",
  s: "snooze",
  p: "priority",
};

/** Those that come without a key, and have one once a member gives it to them. */
export const keylessActions: readonly ActionKind[] = [
  "untag",
  "read",
  "run-rules",
  "title",
  "attribute",
  "add-participant",
  "remove-participant",
  "redact",
  "merge",
  "delete",
  "reply-as-contact",
];
