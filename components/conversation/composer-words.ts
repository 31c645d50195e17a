import { type Draft, isEmptyDraft } from "@/components/data/draft";
import { tooLongWords } from "@/lib/actions/too-long";
import type { ComposerMode } from "@/lib/api/composer-modes";

/** How the draft stands, and what keeps it from being sent. */
export const statusOf = (draft: Draft, kept: boolean, open: readonly string[]): string => {
  const tooLong = tooLongWords(draft.text);
  if (tooLong !== null) return tooLong;
  if (open.length > 0) return `Fill in ${open.slice(0, 3).join(", ")}, or press Send twice`;
  if (isEmptyDraft(draft)) return "";
  if (kept) return draft.dirty ? "Draft kept in this browser" : "Draft kept";
  return draft.dirty
    ? "This browser keeps no drafts: send before you leave"
    : "Draft kept on the server only";
};

type Words = {
  /** The field's name. */
  readonly label: (name: string) => string;
  readonly hint: (name: string) => string;
  /** On the button that sends. */
  readonly send: string;
  readonly look: string;
};

const longestName = 40;

/** A name in a field that is as high as what stands in it. */
const short = (name: string): string => {
  const letters = Array.from(name);
  return letters.length > longestName ? `${letters.slice(0, longestName - 1).join("")}…` : name;
};

export const composerWords: Readonly<Record<ComposerMode, Words>> = {
  reply: {
    label: (name) => `Reply to ${name}`,
    hint: (name) => `Write to ${short(name)}`,
    send: "Send",
    look: "bg-surface focus-within:border-accent",
  },
  note: {
    label: () => "Note for the team",
    hint: () => "Only the team will see this",
    send: "Add note",
    look: "bg-note focus-within:border-accent",
  },
  contact: {
    label: (name) => `What ${name} said`,
    hint: (name) => `It will stand in the thread as if ${short(name)} had written it`,
    send: "Add as the contact",
    look: "border-warm bg-warm-soft",
  },
};
