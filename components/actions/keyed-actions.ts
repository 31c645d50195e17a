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
