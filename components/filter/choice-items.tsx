import CircleSlash from "lucide-react/icons/circle-slash";
import CircleUser from "lucide-react/icons/circle-user";
import Tag from "lucide-react/icons/tag";
import UserX from "lucide-react/icons/user-x";
import Users from "lucide-react/icons/users";
import { Avatar } from "@/components/ui/avatar";
import { Icon, type IconShape } from "@/components/ui/icon";
import type { Field } from "@/lib/search/field";
import { valueKindsOf } from "@/lib/search/fields";
import type { Value } from "@/lib/search/model";
import { listOf, type People } from "@/lib/search/names";

/** One thing that a list editor offers or holds. */
export type Choice = {
  readonly key: string;
  readonly value: Value;
  readonly label: string;
  readonly words: string;
  /** A face or a sign, small. */
  readonly mark: React.ReactNode;
};

const sign = (of: IconShape) => <Icon of={of} size={14} className="text-ink-3" />;

export const keyOf = (value: Value): string => {
  if (value.kind === "id") return `id ${value.id}`;
  return value.kind === "text" ? `text ${value.text}` : `${value.kind} ${wordOf(value)}`.trim();
};

/** A value that stands for itself, as it is written in the line. */
const wordOf = (value: Value): string => {
  if (value.kind === "number") return String(value.value);
  if (value.kind === "flag") return value.value ? "yes" : "no";
  if (value.kind === "day") return value.name;
  return value.kind === "date" ? value.date : "";
};

const nobody: Readonly<Record<string, string>> = { assignee: "Nobody", team: "No team" };

const keywords = (row: Field): readonly Choice[] => {
  const kinds = valueKindsOf(row, "is");
  const made: Choice[] = [];
  if (kinds.includes("me"))
    made.push({ key: "me", value: { kind: "me" }, label: "Me", words: "me you i", mark: sign(CircleUser) });
  if (kinds.includes("my-teams"))
    made.push({
      key: "my-teams",
      value: { kind: "my-teams" },
      label: "My teams",
      words: "my-teams",
      mark: sign(Users),
    });
  if (kinds.includes("none"))
    made.push({
      key: "none",
      value: { kind: "none" },
      label: nobody[row.name] ?? "Not set",
      words: "none nobody unassigned empty",
      mark: sign(row.source === "admin" ? UserX : CircleSlash),
    });
  return made;
};

const named = (row: Field, people: People): readonly Choice[] => {
  if (row.source === "admin")
    return people.admins.map((one) => ({
      key: `id ${one.id}`,
      value: { kind: "id", id: one.id },
      label: one.name,
      words: one.email ?? "",
      mark: <Avatar name={one.name} seed={one.id} size="s" />,
    }));
  return (row.source === null ? [] : listOf(people, row.source)).map((one) => ({
    key: `id ${one.id}`,
    value: { kind: "id", id: one.id },
    label: one.name,
    words: "",
    mark: sign(row.source === "team" ? Users : Tag),
  }));
};

/** `first_word` as one reads it. */
const readable = (text: string): string => text.replaceAll("_", " ");

const yesNo = (["yes", "no"] as const).map(
  (label): Choice => ({
    key: `flag ${label}`,
    value: { kind: "flag", value: label === "yes" },
    label,
    words: "",
    mark: null,
  }),
);

const written = (row: Field): readonly Choice[] =>
  row.choices.map((text) => ({
    key: `text ${text}`,
    value: { kind: "text", text },
    label: readable(text),
    words: text,
    mark: null,
  }));

/** All that a field's list offers, the general ones first. */
export const choicesOf = (row: Field, people: People): readonly Choice[] => [
  ...keywords(row),
  ...named(row, people),
  ...written(row),
  ...(row.type === "flag" ? yesNo : []),
];

/** What a row holds, also what no list knows: a teammate who has gone, a word that Intercom has added. */
export const chosenOf = (values: readonly Value[], choices: readonly Choice[]): readonly Choice[] =>
  values.map((value) => {
    const key = keyOf(value);
    const known = choices.find((one) => one.key === key);
    const label =
      value.kind === "text" ? value.text : value.kind === "id" ? `#${value.id}` : wordOf(value) || value.kind;
    return known ?? { key, value, label, words: "", mark: null };
  });
