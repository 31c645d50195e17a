import { actionRows } from "@/lib/actions/table";
import { ticketRows } from "@/lib/actions/ticket-table";
import { field } from "@/lib/search/field";
import { createRegistry } from "@/lib/search/registry";
import { administrationKinds } from "./administration";
import { otherKinds } from "./journal";

const searched = "journal" as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const number = { pattern: /^\d{1,20}$/, words: "a number such as 123" };

const kinds = [
  ...new Set([...actionRows, ...ticketRows].map(({ kind }) => kind)),
  ...otherKinds,
  ...administrationKinds,
];

/** What the journal is searched by. A new field is one row here and one condition in `lib/server/journal/conditions.ts`. */
export const journalRegistry = createRegistry(
  [
    field("by", null, "Member", "reference", { searched, source: "member", hint: "who did it, or me" }),
    field("about", null, "Member it was about", "reference", {
      searched,
      source: "member",
      hint: "whom it was done to, or me",
    }),
    field("action", null, "Action", "choice", { searched, choices: kinds, hint: "what was done" }),
    field("conversation", null, "Conversation", "identifier", { searched, form: number, hint: "its number" }),
    field("ticket", null, "Ticket", "identifier", { searched, form: number, hint: "its number" }),
    field("outcome", null, "Outcome", "choice", {
      searched,
      choices: ["done", "failed", "unknown", "running"],
      hint: "what came of it",
    }),
    field("undone", null, "Taken back", "flag", { searched, hint: "yes or no" }),
    field("at", null, "Time", "date", { searched, hint: "how long ago, as <7d, or a day" }),
    field("text", null, "Words", "words", { searched, hint: "of what was written, or of its title" }),
    field("request", null, "Request", "identifier", {
      searched,
      form: { pattern: uuid, words: "the id of a request, as the log has it" },
      hint: "its id, as the log has it",
    }),
    field("id", null, "Row", "identifier", {
      searched,
      form: { pattern: uuid, words: "the id of a row of the journal" },
      hint: "one row, by its id",
    }),
  ],
  "text",
);
