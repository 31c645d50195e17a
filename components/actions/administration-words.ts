import type { AdministrationRow } from "@/lib/api/journal";
import { keptFor } from "@/lib/api/kept-months";
import { isolated } from "@/lib/core/text";

const ways: Readonly<Record<string, string>> = {
  password: "with the password",
  invitation: "for the first time, with the invitation",
  "reset-link": "with a new password",
};

/** Whose it is, as the one who reads it would say. */
const possessive = ({ who, about }: AdministrationRow): string => {
  if (about === null || about.memberId === who.memberId) return who.isMe ? "your own" : "their own";
  return about.isMe ? "your" : `${isolated(about.name)}'s`;
};

const person = ({ who, about }: AdministrationRow): string => {
  if (about === null || about.memberId === who.memberId) return who.isMe ? "yourself" : "themselves";
  return about.isMe ? "you" : isolated(about.name);
};

const endedWords = (row: AdministrationRow, which: "one" | "others" | "all", ended: number): string => {
  if (which === "others") return `Signed out in all other places (${ended})`;
  if (which === "all") return `Signed ${person(row)} out everywhere (${ended})`;
  return `Ended one of ${possessive(row)} sessions`;
};

/** One short sentence: what was done to a member, a session, a link, the connection or the journal. */
export const administrationWords = (row: AdministrationRow): string => {
  const { action } = row;
  switch (action.kind) {
    case "sign-in":
      return `Signed in ${ways[action.how] ?? `by ${isolated(action.how)}`}`;
    case "sign-out":
      return "Signed out";
    case "end-sessions":
      return endedWords(row, action.which, action.ended);
    case "join":
      return `Joined as ${action.role} by ${action.by === "set-up" ? "setting Switchyard up" : "invitation"} (${isolated(action.email)})`;
    case "change-role":
      return `Changed ${possessive(row)} role from ${action.before} to ${action.after}`;
    case "disable":
      return `Disabled ${person(row)}`;
    case "enable":
      return `Let ${person(row)} sign in again`;
    case "change-password":
      return "Set a new password with a reset link";
    case "invite":
      return `Invited ${isolated(action.name)} (${isolated(action.email)}) as ${action.role}`;
    case "make-reset-link":
      return `Made a link for ${possessive(row)} new password`;
    case "withdraw-link":
      return action.email === null
        ? `Took back the link for ${possessive(row)} new password`
        : `Took back the invitation of ${isolated(action.email)}`;
    case "connect":
      return `Connected the workspace ${isolated(action.workspaceName)}`;
    case "replace-token":
      return `Put a new access token in place for ${isolated(action.workspaceName)}`;
    case "keep-journal":
      return action.after === action.before
        ? `Goes on keeping the journal ${keptFor(action.after)}`
        : `Set the journal to be kept ${keptFor(action.after)}, before ${keptFor(action.before)}`;
    case "cut-journal":
      return `Removed the ${action.rows === 1 ? "oldest row" : `${action.rows} oldest rows`} of the journal, which is kept ${keptFor(action.months)}`;
    case "export-journal":
      return action.q === null
        ? "Took a copy of the journal as CSV: all of what they may see"
        : `Took a copy of the journal as CSV: ${isolated(action.q)}`;
  }
};
