import "server-only";
import { type HtmlElement, type HtmlNode, holds, isBlank, isBlock, unescaped } from "./html-tree";

/** What stands in one line when nothing is broken for its length. */
export type Line = {
  readonly words: string;
  /** The texts, images and breaks that it is made of. */
  readonly leaves: readonly HtmlNode[];
  /** How many block quotes it stands in. */
  readonly depth: number;
  /** What the sender's program said of the elements that it stands in, or that begin with it. */
  readonly hints: ReadonlySet<string>;
};

/** What the cleaning says about an element, for those who read the tree; it never leaves the server. */
export const hintName = "data-q";

const most = 4000;

type Reading = { words: string; leaves: HtmlNode[]; depth: number; hints: ReadonlySet<string> };

/** An image takes a place in its line though it has no words. */
const picture = "\u{fffc}";

/** The lines of a message in the order in which they are read; blank ones are left out. */
export const linesOf = (root: HtmlElement): readonly Line[] => {
  const lines: Line[] = [];
  let line: Reading = { words: "", leaves: [], depth: 0, hints: new Set() };
  const end = (depth: number, hints: ReadonlySet<string>) => {
    const words = line.words.replace(/\s+/g, " ").trim();
    if (words !== "") lines.push({ ...line, words });
    line = { words: "", leaves: [], depth, hints };
  };
  const walk = (node: HtmlNode, depth: number, hints: ReadonlySet<string>) => {
    if (lines.length > most) return;
    if (node.kind === "text") {
      if (isBlank(node)) {
        line.words += " ";
        return;
      }
      line.words += unescaped(node.html);
      line.leaves.push(node);
      return;
    }
    if (node.tag === "br") return end(depth, hints);
    if (node.tag === "img") {
      line.words += picture;
      line.leaves.push(node);
      return;
    }
    const hint = node.attributes.get(hintName);
    const inner = hint === undefined ? hints : new Set([...hints, hint]);
    const innerDepth = node.tag === "blockquote" ? depth + 1 : depth;
    const breaks = isBlock(node) || holds(node, isBlock) || hint !== undefined;
    if (breaks) end(innerDepth, inner);
    if (node.tag === "hr") {
      line = { words: "----------", leaves: [node], depth, hints: inner };
    } else for (const child of node.children) walk(child, innerDepth, inner);
    if (breaks) end(depth, hints);
  };
  for (const child of root.children) walk(child, 0, new Set());
  end(0, new Set());
  return lines;
};
