import {
  type Block,
  type BlocksByPath,
  type Box,
  type Broken,
  leavesOf,
  type NewId,
  toBuilder,
  traceBuilder,
} from "./builder";
import { lex, type Token } from "./lexer";
import { limits, type Problem, pathKey, type Query, type Span, type Term } from "./model";
import { type People, resolveNames } from "./names";
import { parse } from "./parse";
import { type NameOf, print } from "./print";

/** A line as blocks. What cannot be read becomes a broken block in its place, in its own words. */
export type ReadLine = {
  readonly root: Box;
  /** Brackets and signs that led nowhere were put right, which loses no term. */
  readonly tidied: boolean;
};

type Cut = Token & { readonly kind: "field" | "word" };

const isTerm = (token: Token): token is Cut => token.kind === "field" || token.kind === "word";

/** Never throws, and loses no word of `text`. Names are completed to ids where they are known. */
export const readLine = (text: string, people: People, newId: NewId): ReadLine => {
  const terms = lex(text).tokens.filter(isTerm);
  const end = endOfReadable(text, terms);
  if (end < text.length) return withRest(readLine(text.slice(0, end), people, newId), text.slice(end), newId);
  const mark = unusedMark(text);
  const wrong = terms.filter((token) => parse(text.slice(token.from, token.to)).problems.length > 0);
  const marked = replaceAll(
    text,
    wrong.map((span, index) => ({ span, by: `body:${mark}${index}` })),
  );
  const { tree, problems } = parse(marked);
  if (countTerms(tree) < terms.length) return withRest(empty(newId), text, newId);
  const root = toBuilder(resolveNames(tree, people).tree, newId);
  const words = new Map(wrong.map((token, index) => [`${mark}${index}`, text.slice(token.from, token.to)]));
  return {
    root: { ...root, items: root.items.map((item) => unmark(item, words)) },
    tidied: problems.length > 0,
  };
};

const empty = (newId: NewId): ReadLine => ({
  root: { kind: "box", id: newId(), join: "all", items: [] },
  tidied: false,
});

/** Beyond fifty terms, or so many letters, nothing is read. */
const endOfReadable = (text: string, terms: readonly Cut[]): number => {
  const byTerms = terms[limits.terms]?.from ?? text.length;
  const byLength = terms.find((token) => token.to > limits.characters)?.from ?? byTerms;
  return Math.max(0, Math.min(byTerms, byLength));
};

const withRest = (read: ReadLine, rest: string, newId: NewId): ReadLine => {
  const words = rest.trim();
  if (words === "") return read;
  const broken: Broken = { kind: "broken", id: newId(), negated: false, text: words };
  const whole = read.root.join === "all" ? read.root.items : [read.root];
  const root: Box =
    read.root.join === "all"
      ? { ...read.root, items: [...whole, broken] }
      : { kind: "box", id: newId(), join: "all", items: [...whole, broken] };
  return { ...read, root };
};

/** A word that does not occur, to stand for what cannot be read while the rest is. */
const unusedMark = (text: string): string => {
  let mark = "\uE000";
  while (text.includes(mark)) mark += "\uE000";
  return mark;
};

type Replacement = { readonly span: Span; readonly by: string };

/** From left to right; spans do not overlap. */
const replaceAll = (text: string, replacements: readonly Replacement[]): string => {
  let end = 0;
  let made = "";
  for (const { span, by } of replacements) {
    made += text.slice(end, span.from) + by;
    end = span.to;
  }
  return made + text.slice(end);
};

const countTerms = (query: Query): number => {
  if (query.kind === "term") return 1;
  const items = query.kind === "not" ? [query.item] : query.items;
  return items.reduce((sum, item) => sum + countTerms(item), 0);
};

const unmark = (block: Block, words: ReadonlyMap<string, string>): Block => {
  if (block.kind === "box") return { ...block, items: block.items.map((item) => unmark(item, words)) };
  if (block.kind === "broken" || block.field !== "body") return block;
  const [value] = block.values;
  const text = value?.kind === "text" ? words.get(value.text) : undefined;
  return text === undefined ? block : { kind: "broken", id: block.id, negated: block.negated, text };
};

/** The builder as a line. */
export type WrittenLine = {
  readonly text: string;
  /** Where each block stands in `text`, by its id; what is not finished stands nowhere, and nothing does while there are `problems`. */
  readonly spans: ReadonlyMap<string, Span>;
  /** What the parser says of the line: too long, too many terms, or a term that cannot stand. Places are in `text`. */
  readonly problems: readonly Problem[];
};

const standIn = (text: string): Term => ({
  kind: "term",
  field: "body",
  operator: "is",
  values: [{ kind: "text", text }],
});

/** The line that the blocks mean; broken ones stand in it in their own words. */
export const writeLine = (root: Box, nameOf: NameOf): WrittenLine => {
  const mark = unusedMark(print(traceBuilder(root).tree, nameOf));
  const marks = new Map<string, string>();
  const { tree, blocks } = traceBuilder(root, (block) => {
    marks.set(block.id, `${mark}${marks.size}${mark}`);
    return standIn(marks.get(block.id) ?? "");
  });
  const printed = print(tree, nameOf);
  const { spans, problems } = parse(printed);
  const broken = leavesOf(root).broken.flatMap((block) => {
    const term = `body:${marks.get(block.id)}`;
    const from = printed.indexOf(term);
    return from < 0 ? [] : [{ span: { from, to: from + term.length }, by: block.text }];
  });
  const shift = (at: number): number =>
    broken.reduce((sum, { span, by }) => (span.to <= at ? sum + by.length - (span.to - span.from) : sum), at);
  const moved = ({ from, to }: Span): Span => ({ from: shift(from), to: shift(to) });
  // What the parser leaves out moves all paths behind it: then only its own places can be trusted.
  const places = problems.length > 0 ? [] : [...placesOf(blocks, spans)];
  return {
    text: replaceAll(printed, broken),
    spans: new Map(places.map(([block, span]) => [block.id, moved(span)])),
    problems: problems.map((problem) => ({ ...problem, ...moved(problem) })),
  };
};

/** Of a negated block the place of what is negated. */
const placesOf = (
  blocks: BlocksByPath,
  spans: ReturnType<typeof parse>["spans"],
): ReadonlyMap<Block, Span> => {
  const places = new Map<Block, Span>();
  for (const [path, block] of blocks) {
    const span = spans.get(path);
    if (span) places.set(block, { from: span.from, to: span.to });
  }
  return places;
};

/** The block that a problem's path is about: its own, or the nearest around it. */
export const blockAt = (blocks: BlocksByPath, path: readonly number[]): Block | undefined => {
  for (let length = path.length; length >= 0; length -= 1) {
    const block = blocks.get(pathKey(path.slice(0, length)));
    if (block) return block;
  }
  return undefined;
};
