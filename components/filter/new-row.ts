import type { NewId, Row } from "@/lib/search/builder";
import { fieldIn } from "@/lib/search/field-in";
import { operatorsOf, valueKindsOf } from "@/lib/search/fields";
import type { People } from "@/lib/search/names";
import { emptySlots, firstWay } from "@/lib/search/ways";

/** What a row holds when its field has just been chosen; a yes-or-no field says yes. */
const blank = (name: string, people: People): Omit<Row, "kind" | "id"> => {
  const field = fieldIn(name, people);
  const way = field && firstWay(field);
  const slots = field && way ? emptySlots(way, field) : [];
  return {
    field: name,
    negated: false,
    operator: way?.operator ?? "is",
    values: way?.entry === "flag" ? [{ kind: "flag", value: true }] : [],
    typed: way && slots.length > 0 ? { entry: way.entry, slots } : null,
  };
};

export const newRow = (name: string, people: People, newId: NewId): Row => ({
  kind: "row",
  id: newId(),
  ...blank(name, people),
});

/** Another field for a row: what it compares with stays where the new field takes it. */
export const changeField = (row: Row, name: string, people: People): Omit<Row, "kind" | "id"> => {
  const [before, after] = [fieldIn(row.field, people), fieldIn(name, people)];
  const fits =
    before?.type === after?.type &&
    after !== undefined &&
    (after.type !== "choice" || before?.name === name) &&
    before?.source === after.source &&
    operatorsOf(after).includes(row.operator) &&
    row.values.every((value) => valueKindsOf(after, row.operator).includes(value.kind));
  if (!fits) return blank(name, people);
  const { negated, operator, values, typed } = row;
  return { field: name, negated, operator, values, typed };
};
