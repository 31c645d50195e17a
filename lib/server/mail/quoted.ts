import "server-only";
import { element, type HtmlElement, type HtmlNode, isBlank, isBlock } from "./html-tree";
import { type Line, linesOf } from "./lines";
import {
  isAttribution,
  isForward,
  isHeaderBlock,
  isRule,
  isSeparator,
  isSignatureMark,
} from "./quoted-words";

/** Lines from `from` up to `to`, the last not counted. */
type Range = { readonly from: number; readonly to: number };

const shortQuote = 280;
const longestAttribution = 4;
const longestSignature = { words: 200, lines: 6 } as const;

const isOwnQuoteMark = (line: Line): boolean => /^(?:>|&gt;)/.test(line.words);
const wordsIn = (lines: readonly Line[], { from, to }: Range): string =>
  lines
    .slice(from, to)
    .map(({ words }) => words)
    .join(" ");

/** Where what is answered begins and goes on to the end, by what mail programs write above it. */
const historyStart = (lines: readonly Line[]): number => {
  const at = lines.findIndex(
    (line, index) =>
      line.depth === 0 &&
      (line.hints.has("rest") ||
        isSeparator(line.words) ||
        isHeaderBlock(line.words, () => lines.slice(index + 1, index + 7).map(({ words }) => words))),
  );
  if (at === -1) return lines.length;
  const before = lines[at - 1];
  return before && isRule(before.words) ? at - 1 : at;
};

/** How many lines right before `at` say who wrote what follows. */
const attributionBefore = (lines: readonly Line[], at: number): number => {
  for (let count = 1; count <= longestAttribution && count <= at; count += 1) {
    const said = lines.slice(at - count, at);
    if (said.some((line) => line.depth > 0 || isOwnQuoteMark(line))) return 0;
    if (
      said.every((line) => line.hints.has("said")) ||
      isAttribution(said.map(({ words }) => words).join(" "))
    ) {
      return count;
    }
  }
  return 0;
};

type Quote = Range & { readonly isHistory: boolean };

/** Runs of quoted lines before `end`, each with the lines that say who wrote it. */
const quotesIn = (lines: readonly Line[], end: number): readonly Quote[] => {
  const quotes: Quote[] = [];
  const marked = (line: Line | undefined): boolean =>
    line !== undefined && (line.depth > 0 || isOwnQuoteMark(line) || line.hints.has("quote"));
  for (let at = 0; at < end; at += 1) {
    if (!marked(lines[at])) continue;
    let to = at;
    while (to < end && marked(lines[to])) to += 1;
    const said = attributionBefore(lines, at);
    const range = { from: at - said, to };
    const run = lines.slice(at, to);
    // Apple's Mail puts who wrote it into the quote.
    const isSaidInside =
      isAttribution(
        run
          .slice(0, 2)
          .map(({ words }) => words)
          .join(" "),
      ) || isAttribution(run[0]?.words ?? "");
    const isNested = run.some(({ depth, words }) => depth > 1 || /^>\s?>/.test(words));
    const isHistory =
      said > 0 ||
      isSaidInside ||
      isNested ||
      run.some(({ hints }) => hints.has("reply")) ||
      wordsIn(lines, range).length > shortQuote;
    quotes.push({ ...range, isHistory });
    at = to - 1;
  }
  return quotes;
};

/** Where a signature begins between `from` and `to`; `to` when there is none. */
const signatureStart = (lines: readonly Line[], { from, to }: Range): number => {
  const at = lines.findIndex(
    (line, index) =>
      index > from &&
      index < to &&
      line.depth === 0 &&
      (line.hints.has("signature") || isSignatureMark(line.words)),
  );
  return at === -1 ? to : at;
};

/** A forwarded message is read, not folded; so is what stands between somebody's answers. */
const historyOf = (lines: readonly Line[]): Range | null => {
  const end = historyStart(lines);
  const quotes = quotesIn(lines, end);
  const [only] = quotes;
  if (end < lines.length) {
    const from = quotes.length === 1 && only && only.to === end && only.isHistory ? only.from : end;
    return { from, to: lines.length };
  }
  if (only === undefined || quotes.length > 1 || !only.isHistory) return null;
  return only;
};

const foldOf = (lines: readonly Line[]): Range | null => {
  const history = historyOf(lines);
  if (
    history !== null &&
    lines.slice(Math.max(0, history.from - 1), history.from + 3).some(({ words }) => isForward(words))
  ) {
    return null;
  }
  const from = history?.from ?? lines.length;
  const signature = signatureStart(lines, { from: 0, to: from });
  if (history === null) {
    const range = { from: signature, to: from };
    const isLong =
      wordsIn(lines, range).length > longestSignature.words || range.to - range.from > longestSignature.lines;
    return isLong && signature > 0 ? range : null;
  }
  // Nothing but a quote is what there is to read.
  if (from === 0) return null;
  return { from: signature > 0 ? signature : from, to: history.to };
};

const heldInLines: ReadonlySet<string> = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dt"]);
const keepsChildren: ReadonlySet<string> = new Set([
  "table",
  "thead",
  "tbody",
  "tfoot",
  "tr",
  "ul",
  "ol",
  "dl",
]);

/** "all" of what can be seen in it is folded, "some", "none", or there is nothing to see ("blank"). */
const shareOf = (node: HtmlNode, folded: ReadonlySet<HtmlNode>): "all" | "some" | "none" | "blank" => {
  if (folded.has(node)) return "all";
  if (node.kind === "text") return isBlank(node) ? "blank" : "none";
  if (node.tag === "img" || node.tag === "hr") return "none";
  const shares = new Set(node.children.map((child) => shareOf(child, folded)));
  shares.delete("blank");
  if (shares.size > 1) return "some";
  return shares.values().next().value ?? "blank";
};

const hide = (node: HtmlElement, how: string): HtmlElement => {
  const known = [...node.attributes];
  node.attributes.clear();
  node.attributes.set("data-quoted", "");
  node.attributes.set("hidden", how);
  for (const [name, value] of known) node.attributes.set(name, value);
  return node;
};

/** Find-in-page looks into what is hidden "until-found", which boxes can be and rows and items cannot. */
const wrapped = (parent: HtmlElement, nodes: readonly HtmlNode[]): readonly HtmlNode[] => {
  if (keepsChildren.has(parent.tag)) {
    return nodes.map((node) => (node.kind === "element" ? hide(node, "") : node));
  }
  const takesBoxes = parent.tag === "" || (isBlock(parent) && !heldInLines.has(parent.tag));
  return [hide(element(takesBoxes ? "div" : "span", [...nodes]), "until-found")];
};

/** The empty lines above what is folded go with it. */
const blanksAtEnd = (children: HtmlNode[], folded: ReadonlySet<HtmlNode>): HtmlNode[] => {
  const from = children.findLastIndex((child) => shareOf(child, folded) !== "blank") + 1;
  return children.splice(from);
};

const fold = (parent: HtmlElement, folded: ReadonlySet<HtmlNode>): void => {
  const children: HtmlNode[] = [];
  let run: HtmlNode[] = [];
  const endRun = () => {
    if (run.length > 0) children.push(...wrapped(parent, run));
    run = [];
  };
  for (const child of parent.children) {
    const share = shareOf(child, folded);
    if (share === "all" && run.length === 0) run = blanksAtEnd(children, folded);
    if (share === "all" || (share === "blank" && run.length > 0)) {
      run.push(child);
      continue;
    }
    endRun();
    if (share === "some" && child.kind === "element") fold(child, folded);
    children.push(child);
  }
  endRun();
  parent.children = children;
};

/**
 * Wraps what a message carries of the thread that it answers, and the signature above it, in elements that are hidden until
 * somebody asks for them (`data-quoted`); nothing is taken out. What is answered between the lines, or passed on, stays. Changes
 * the tree.
 */
export const foldQuoted = (root: HtmlElement): void => {
  const lines = linesOf(root);
  const range = foldOf(lines);
  if (range === null) return;
  fold(root, new Set(lines.slice(range.from, range.to).flatMap(({ leaves }) => leaves)));
};
