import { checkTerm } from "./check";
import type { Field } from "./field";
import { conversations, operatorsOf } from "./fields";
import { type FieldToken, lex, quote, type RawValue, type Token, tooLong } from "./lexer";
import {
  everything,
  limits,
  type Mend,
  type NodeSpans,
  type Operator,
  type Path,
  type Problem,
  pathKey,
  type Query,
  type Span,
  type Spans,
  type Term,
  type Value,
} from "./model";
import { nearest } from "./nearest";
import { printTerm } from "./print";
import type { Registry } from "./registry";
import { readValue } from "./values";

export type Parsed = {
  /** What could be read; a term with a problem is left out, so do not search while there are problems. */
  readonly tree: Query;
  readonly problems: readonly Problem[];
  /** Where each node of `tree` stands in the text. */
  readonly spans: Spans;
  /** Characters and tokens looked at: grows linearly with the text, which a test holds. */
  readonly steps: number;
};

type Node = NodeSpans & { readonly query: Query; readonly children: readonly Node[] };

type State = {
  readonly registry: Registry;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly problems: Problem[];
  at: number;
  terms: number;
  steps: number;
};

/** Never throws. Goes on after a mistake, so that one line may have several problems. Names are not looked up here: see `names.ts`. */
export const parse = (text: string, registry: Registry = conversations): Parsed => {
  if (tooLong(text)) {
    const message = `A query can have ${limits.characters} characters; this has ${text.length}.`;
    return {
      tree: everything,
      problems: [{ from: 0, to: text.length, path: [], message }],
      spans: new Map(),
      steps: 0,
    };
  }
  const { tokens, steps } = lex(text);
  const state: State = { registry, text, tokens, problems: [], at: 0, terms: 0, steps };
  const nodes: Node[] = [];
  while (state.at < tokens.length) {
    const node = readOr(state, 0);
    if (node) nodes.push(node);
    skipStray(state);
  }
  const root = group("and", nodes);
  const spans = new Map<string, NodeSpans>();
  if (root) gather(root, [], spans);
  return { tree: root?.query ?? everything, problems: state.problems, spans, steps: state.steps };
};

const gather = (node: Node, path: Path, into: Map<string, NodeSpans>): void => {
  into.set(pathKey(path), { from: node.from, to: node.to, values: node.values });
  node.children.forEach((child, index) => {
    gather(child, [...path, index], into);
  });
};

const group = (kind: "and" | "or", children: readonly Node[]): Node | null => {
  const [first] = children;
  const last = children.at(-1);
  if (!first || !last) return null;
  if (children.length === 1) return first;
  const query: Query = { kind, items: children.map((child) => child.query) };
  return { query, children, values: [], from: first.from, to: last.to };
};

const replaced = (text: string, span: Span, by: string): string =>
  text.slice(0, span.from) + by + text.slice(span.to);

const mendBy = (state: State, span: Span, by: string, label: string): { mend: Mend } => ({
  mend: { label, text: replaced(state.text, span, by).trim() },
});

const report = (state: State, span: Span, message: string, extra: { mend?: Mend } = {}): null => {
  state.problems.push({ from: span.from, to: span.to, path: [], message, ...extra });
  return null;
};

const peek = (state: State): Token | undefined => {
  state.steps += 1;
  return state.tokens[state.at];
};

const skipStray = (state: State): void => {
  const token = peek(state);
  if (token?.kind !== "close") return;
  report(state, token, "This bracket closes nothing.", mendBy(state, token, " ", "Take it out"));
  state.at += 1;
};

const readOr = (state: State, depth: number): Node | null => {
  const items: Node[] = [];
  let before: Token | undefined;
  for (;;) {
    const start = state.at;
    const item = readAnd(state, depth);
    const token = peek(state);
    const after = token?.kind === "or" ? token : undefined;
    if (item) items.push(item);
    else if (state.at === start) reportLoneOr(state, after ?? before);
    if (!after) return group("or", items);
    before = after;
    state.at += 1;
  }
};

const reportLoneOr = (state: State, token: Span | undefined): void => {
  if (token) report(state, token, "“or” stands between two terms.", mendBy(state, token, " ", "Take it out"));
};

const readAnd = (state: State, depth: number): Node | null => {
  const items: Node[] = [];
  for (;;) {
    const token = peek(state);
    if (!token || token.kind === "or" || token.kind === "close") return group("and", items);
    if (token.kind === "and") state.at += 1;
    else {
      const item = readUnary(state, token, depth);
      if (item) items.push(item);
    }
  }
};

const readUnary = (state: State, token: Token, depth: number): Node | null => {
  if (token.kind !== "minus" && token.kind !== "open") return readTerm(state, token);
  if (depth >= limits.depth) {
    state.at = state.tokens.length;
    return report(state, token, `Brackets and negations can be ${limits.depth} deep.`);
  }
  return token.kind === "minus" ? readNot(state, token, depth + 1) : readBrackets(state, token, depth + 1);
};

const readNot = (state: State, minus: Token, depth: number): Node | null => {
  state.at += 1;
  const token = peek(state);
  if (!token || token.kind === "or" || token.kind === "and" || token.kind === "close") {
    return report(state, minus, "Say what is to be left out.", mendBy(state, minus, " ", "Take it out"));
  }
  const child = readUnary(state, token, depth);
  if (!child) return null;
  return {
    query: { kind: "not", item: child.query },
    children: [child],
    values: [],
    from: minus.from,
    to: child.to,
  };
};

const readBrackets = (state: State, open: Token, depth: number): Node | null => {
  state.at += 1;
  const problemsBefore = state.problems.length;
  const inner = readOr(state, depth);
  const close = peek(state);
  if (close?.kind === "close") {
    state.at += 1;
    if (!inner && state.problems.length === problemsBefore) {
      const span = { from: open.from, to: close.to };
      return report(
        state,
        span,
        "There is nothing in these brackets.",
        mendBy(state, span, " ", "Take them out"),
      );
    }
    return inner && { ...inner, from: open.from, to: close.to };
  }
  const end = { from: state.text.length, to: state.text.length };
  report(state, open, "This bracket is not closed.", mendBy(state, end, ")", "Close it"));
  return inner;
};

const readTerm = (state: State, token: Token): Node | null => {
  const previous = state.tokens[state.at - 1];
  state.at += 1;
  state.terms += 1;
  if (state.terms > limits.terms) {
    const rest = { from: token.from, to: state.text.length };
    state.at = state.tokens.length;
    return report(state, rest, `A query can have ${limits.terms} terms.`);
  }
  if (previous?.to === token.from && (previous.kind === "field" || previous.kind === "word")) {
    const gap = { from: token.from, to: token.from };
    report(state, token, "A space is missing before this.", mendBy(state, gap, " ", "Add a space"));
  }
  if (token.kind === "word") return readBareWord(state, token);
  return token.kind === "field" ? readField(state, token) : null;
};

/** A word alone is looked for where the list has its words. */
const readBareWord = (state: State, token: Token & { kind: "word" }): Node | null => {
  if (token.text.trim() === "") return report(state, token, "There is nothing between these quotes.");
  const query: Term = {
    kind: "term",
    field: state.registry.words,
    operator: "is",
    values: [{ kind: "text", text: token.text }],
  };
  return { query, children: [], values: [token], from: token.from, to: token.to };
};

const readField = (state: State, token: FieldToken): Node | null => {
  const row = state.registry.fieldOf(token.name);
  if (!row) return reportUnknownField(state, token);
  const written = operatorAndValues(state, row, token);
  if (!written) return null;
  const values: Value[] = [];
  for (const raw of written.raws) {
    const value = readOne(state, row, written.operator, raw);
    if (value) values.push(value);
  }
  if (values.length < written.raws.length) return null;
  const shifted = values.map((value) =>
    value.kind === "number" ? { ...value, value: value.value + written.shift } : value,
  );
  return settle(
    state,
    token,
    { kind: "term", field: row.name, operator: written.operator, values: shifted },
    written.raws,
  );
};

const settle = (state: State, token: FieldToken, term: Term, raws: readonly RawValue[]): Node | null => {
  const fault = checkTerm(term, state.registry);
  if (!fault) return { query: term, children: [], values: raws, from: token.from, to: token.to };
  if (!fault.instead) return report(state, token, fault.message);
  const by = printTerm(fault.instead, undefined, state.registry);
  return report(state, token, fault.message, mendBy(state, token, by, `Use ${by}`));
};

const reportUnknownField = (state: State, token: FieldToken): null => {
  const [near] = nearest(
    token.name,
    state.registry.fields.map((row) => row.name),
  );
  const words = quote(state.text.slice(token.from, token.to));
  const mend = near
    ? mendBy(state, token.nameSpan, near, `Use ${near}`)
    : mendBy(state, token, words, "Look for it as words");
  const hint = near ? ` Did you mean “${near}”?` : "";
  return report(state, token.nameSpan, `There is no field “${token.name}”.${hint}`, mend);
};

type Written = {
  readonly operator: Operator;
  readonly raws: readonly RawValue[];
  /** `>=` and `<=` on whole numbers are `>` and `<` of the neighbouring number. */
  readonly shift: -1 | 0 | 1;
};

const operatorAndValues = (state: State, row: Field, token: FieldToken): Written | null => {
  const [first] = token.values;
  if (!first) return report(state, token, `Say which value of ${row.label} you mean.`);
  const { operator } = token;
  if (operator === "at least" || operator === "at most") {
    const up = operator === "at least";
    if (row.type === "number")
      return { operator: up ? "above" : "below", raws: token.values, shift: up ? -1 : 1 };
    const sign = { from: token.nameSpan.to + 1, to: token.nameSpan.to + 3 };
    const by = up ? ">" : "<";
    return report(state, sign, `${row.label} is compared with > or <.`, mendBy(state, sign, by, `Use ${by}`));
  }
  const cut = rangesOf(row) && operator === "is" && !first.quoted ? first.text.indexOf("..") : -1;
  if (cut < 0 || token.values.length > 1) return { operator, raws: token.values, shift: 0 };
  const raws = splitRange(first, cut);
  if (row.type !== "attribute" && raws.some((raw) => raw.text === ""))
    return reportOpenRange(state, row, first);
  // Of an attribute's text two dots may be a part.
  const isRange = row.type !== "attribute" || raws.every((raw) => readValue(row, "range", raw).ok);
  return isRange ? { operator: "range", raws, shift: 0 } : { operator, raws: token.values, shift: 0 };
};

const reportOpenRange = (state: State, row: Field, raw: RawValue): null => {
  const [low = "", high = ""] = raw.text.split("..");
  const message = `A range of ${row.label} has two ends, as in a..b; with one end, use > or <.`;
  if (low === "" && high === "") return report(state, raw, message);
  const sign = (high === "" ? ">" : "<") + (row.type === "number" ? "=" : "");
  const by = sign + low + high;
  return report(state, raw, message, mendBy(state, raw, by, `Use ${by}`));
};

const rangesOf = (row: Field): boolean => operatorsOf(row).includes("range");

const splitRange = (raw: RawValue, cut: number): readonly RawValue[] => [
  { ...raw, text: raw.text.slice(0, cut), to: raw.from + cut },
  { ...raw, text: raw.text.slice(cut + 2), from: raw.from + cut + 2 },
];

const readOne = (state: State, row: Field, operator: Operator, raw: RawValue): Value | null => {
  if (raw.unclosed) {
    const end = { from: state.text.length, to: state.text.length };
    // A backslash that stands alone would take the quote for its own.
    const alone = /(?<!\\)(?:\\\\)*\\$/.test(state.text.slice(raw.from)) ? "\\" : "";
    return report(state, raw, "This quote is not closed.", mendBy(state, end, `${alone}"`, "Close it"));
  }
  const read = readValue(row, operator, raw);
  if (read.ok) return read.value;
  const [instead] = read.instead;
  if (instead === undefined) return report(state, raw, read.message);
  return report(state, raw, read.message, mendBy(state, raw, instead, `Use ${instead}`));
};
