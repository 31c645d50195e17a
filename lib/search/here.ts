import { type Filter, type Formula, whoSearches } from "./formula";

/** Which of Intercom's searches a query goes to. */
export type Index = "conversations" | "tickets";

/** What is asked of one index, and what is left to be looked at once conversations are loaded. */
export type Divided = {
  readonly index: Index;
  /** Holds for all that match, and maybe for more; null holds for everything. */
  readonly asked: Formula | null;
  /** What of the rest has to hold besides; null where nothing is left. */
  readonly here: Formula | null;
};

export const filtersOf = (formula: Formula): readonly Filter[] =>
  formula.kind === "filter" ? [formula] : formula.items.flatMap(filtersOf);

const isTicketMark = (formula: Formula): boolean =>
  formula.kind === "filter" &&
  formula.field.name === "ticket" &&
  (formula.operator === "=" ? formula.value === true : formula.value === false);

const conjunctsOf = (formula: Formula): readonly Formula[] =>
  formula.kind === "and" ? formula.items.flatMap(conjunctsOf) : [formula];

/** Whatever names a field of tickets, or asks for what has a ticket, is asked of the tickets. */
export const divide = (formula: Formula): Divided => {
  const conjuncts = conjunctsOf(formula);
  const isOfTickets =
    conjuncts.some(isTicketMark) || filtersOf(formula).some((filter) => whoSearches(filter) === "tickets");
  const index = isOfTickets ? "tickets" : "conversations";
  const left = conjuncts.filter(
    (item) =>
      !(isOfTickets && isTicketMark(item)) && filtersOf(item).some((filter) => whoSearches(filter) !== index),
  );
  return {
    index,
    asked: without(formula, index),
    here: left.length === 0 ? null : { kind: "and", items: left.map(asHeld), path: [] },
  };
};

/** A workspace may search "nobody" as 0; a conversation in hand holds null. */
const asHeld = (formula: Formula): Formula => {
  if (formula.kind !== "filter") return { ...formula, items: formula.items.map(asHeld) };
  const isNobody = formula.field.unset === "assignee" && (formula.value === 0 || formula.value === "0");
  return isNobody ? { ...formula, value: null } : formula;
};

/** The formula with all that `index` cannot tell taken for true. Negations stand at the filters, so nothing that matches is lost. */
const without = (formula: Formula, index: Index): Formula | null => {
  if (formula.kind === "filter") return whoSearches(formula) === index ? formula : null;
  const items = formula.items.map((item) => without(item, index));
  if (formula.kind === "or" && items.includes(null)) return null;
  const kept = items.filter((item) => item !== null);
  return kept.length === 0 ? null : { ...formula, items: kept };
};
