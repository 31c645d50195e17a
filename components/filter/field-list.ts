import type { PickItem } from "@/components/ui/pick-option";
import { attributeField } from "@/lib/search/attributes";
import type { Field } from "@/lib/search/field";
import { fields } from "@/lib/search/fields";
import type { People } from "@/lib/search/names";

const kinds: readonly (readonly [prefix: string, title: string])[] = [
  ["source.", "First message"],
  ["statistics.", "Times and counts"],
  ["conversation_rating.", "Rating"],
  ["ai_agent", "AI agent"],
];

const kindOf = (row: Field): string => {
  if (row.name.startsWith("attr.")) return "Custom attributes";
  if (row.searched === "tickets") return "Ticket";
  if (row.type === "person") return "First message";
  return kinds.find(([prefix]) => row.api?.startsWith(prefix))?.[1] ?? "Conversation";
};

const order = ["Conversation", "Custom attributes", ...kinds.map(([, title]) => title), "Ticket"];

/** Every field that one can search by, kind by kind; found by its label, its short name or Intercom's name. */
export const fieldItems = (people: People): readonly PickItem[] =>
  [...fields, ...(people.attributes ?? []).map(attributeField)]
    .map((row) => ({ row, kind: kindOf(row) }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map(({ row, kind }) => ({
      id: row.name,
      label: row.label,
      words: [row.name, ...row.aliases, row.api ?? "", kind].join(" "),
      trailing: row.searched === "here" ? `${row.name} · after loading` : row.name,
      group: kind,
    }));
