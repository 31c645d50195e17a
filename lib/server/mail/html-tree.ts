import "server-only";

/** Text as it stands in HTML: escaped. */
export type HtmlText = { readonly kind: "text"; html: string };

export type HtmlElement = {
  readonly kind: "element";
  readonly tag: string;
  /** Values as they stand between the quotes: escaped. */
  readonly attributes: Map<string, string>;
  children: HtmlNode[];
};

export type HtmlNode = HtmlText | HtmlElement;

const empty: ReadonlySet<string> = new Set(["br", "hr", "img", "wbr", "col"]);

/** What stands on lines of its own; the rest stands in lines. */
const blocks: ReadonlySet<string> = new Set([
  ...["p", "div", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "figcaption"],
  ...["ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"],
]);

const tokens = /<(\/?)([a-z][a-z0-9]*)((?: [\w-]+(?:="[^"]*")?)*)(?: \/)?>/g;
const attribute = / ([\w-]+)(?:="([^"]*)")?/g;

const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
export const unescaped = (html: string): string =>
  html.replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity);
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export const element = (tag: string, children: HtmlNode[] = []): HtmlElement => ({
  kind: "element",
  tag,
  attributes: new Map(),
  children,
});
export const text = (html: string): HtmlText => ({ kind: "text", html });

/**
 * The tree of what `sanitizeHtml` gave, and of that alone: it is well formed, every `<` in it begins a tag, every value is
 * quoted, and only four entities occur. The root has no tag.
 */
export const parseTree = (html: string): HtmlElement => {
  const root = element("");
  const open: HtmlElement[] = [root];
  let at = 0;
  const addText = (to: number) => {
    if (to > at) open.at(-1)?.children.push(text(html.slice(at, to)));
  };
  for (const match of html.matchAll(tokens)) {
    const [whole, slash, tag = "", attributes = ""] = match;
    addText(match.index);
    at = match.index + whole.length;
    if (slash) {
      const from = open.findLastIndex((one) => one.tag === tag);
      if (from > 0) open.length = from;
      continue;
    }
    const made = element(tag);
    for (const [, name = "", value = ""] of attributes.matchAll(attribute)) made.attributes.set(name, value);
    open.at(-1)?.children.push(made);
    if (!empty.has(tag)) open.push(made);
  }
  addText(html.length);
  return root;
};

const printAttributes = (attributes: ReadonlyMap<string, string>): string =>
  [...attributes]
    .map(([name, value]) => (value === "" && name !== "alt" ? ` ${name}` : ` ${name}="${value}"`))
    .join("");

export const printTree = (nodes: readonly HtmlNode[]): string =>
  nodes
    .map((node) => {
      if (node.kind === "text") return node.html;
      const open = `<${node.tag}${printAttributes(node.attributes)}`;
      return empty.has(node.tag) ? `${open} />` : `${open}>${printTree(node.children)}</${node.tag}>`;
    })
    .join("");

export const isBlock = (node: HtmlNode): node is HtmlElement =>
  node.kind === "element" && blocks.has(node.tag);

/** Nothing but white space, whatever its kind. */
export const isBlank = (node: HtmlNode): boolean => node.kind === "text" && node.html.trim() === "";

/** Whether some element in it, itself not counted, answers to this. */
export const holds = (node: HtmlNode, is: (inner: HtmlElement) => boolean): boolean =>
  node.kind === "element" &&
  node.children.some((child) => child.kind === "element" && (is(child) || holds(child, is)));

/** All elements in document order, the node itself first. */
export function* elementsOf(node: HtmlNode): Generator<HtmlElement> {
  if (node.kind === "text") return;
  yield node;
  for (const child of node.children) yield* elementsOf(child);
}

/** The words in it, unescaped, in one line. */
export const wordsOf = (node: HtmlNode): string => {
  if (node.kind === "text") return unescaped(node.html);
  const between = node.tag === "br" || isBlock(node) ? " " : "";
  return between + node.children.map(wordsOf).join("") + between;
};
