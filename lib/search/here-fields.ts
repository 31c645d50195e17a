import { type Field, field } from "./field";

const here = { searched: "here", unset: "here" } as const;

/** What a conversation holds and Intercom cannot search: looked at once conversations are loaded. */
export const hereFields: readonly Field[] = [
  field("title", null, "Title", "text", { ...here, hint: "~ for a part of it" }),
  field("sla", null, "SLA", "choice", {
    ...here,
    choices: ["active", "hit", "missed", "cancelled"],
    openChoices: true,
    hint: "active, hit, missed, cancelled or none",
  }),
  field("sla-name", null, "SLA's name", "text", here),
  field("ticket", null, "Has a ticket", "flag", { ...here, unset: "never", hint: "yes or no" }),
];
