import "server-only";
import type { Assignment, Person, PersonKind } from "@/lib/conversation/model";
import type { ActorRef, Author } from "@/lib/intercom/schema/actor";

const kinds: Readonly<Record<string, PersonKind>> = {
  admin: "teammate",
  user: "contact",
  lead: "contact",
  contact: "contact",
  bot: "bot",
  team: "team",
};

const kindOf = (type: string | null): PersonKind => kinds[type ?? ""] ?? "unknown";

export const nobody: Person = { kind: "unknown", id: null, name: null, email: null };

/** Names and addresses stay text, whatever they hold. */
export const mapPerson = (author: Author | null): Person =>
  author === null
    ? nobody
    : { kind: kindOf(author.type), id: author.id, name: author.name || null, email: author.email || null };

/** Null where a part changed no assignment. An assignee of a kind that we do not know counts as none of ours. */
export const mapAssignment = (assignedTo: ActorRef | null): Assignment | null => {
  if (assignedTo === null) return null;
  const { type, id } = assignedTo;
  if (type === "bot") return { kind: "bot", id };
  if (type === "nobody_admin" || id === null) return { kind: "nobody" };
  if (type === "team") return { kind: "team", id };
  return type === "admin" ? { kind: "teammate", id } : { kind: "nobody" };
};
