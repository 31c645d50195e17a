import "server-only";
import {
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  isBlank,
  isBlock,
  parseTree,
  printTree,
  wordsOf,
} from "./html-tree";
import { hintName } from "./lines";
import { tellLinks } from "./link-facts";
import { foldQuoted } from "./quoted";
import { hasNestedTables, readTables } from "./tables";

/** Takes out what was hidden by its sender. @returns how many remote images went with it */
const dropUnseen = (node: HtmlElement): number => {
  let images = 0;
  node.children = node.children.filter((child) => {
    if (child.kind === "text") return true;
    if (child.attributes.get(hintName) !== "unseen") {
      images += dropUnseen(child);
      return true;
    }
    for (const one of elementsOf(child)) if (one.attributes.has("data-src")) images += 1;
    return false;
  });
  return images;
};

/** Boxes that only hold boxes change nothing that is seen, and mails are full of them. */
const thin = (node: HtmlElement): void => {
  node.children = node.children.flatMap((child): HtmlNode[] => {
    if (child.kind === "text") return [child];
    thin(child);
    if (child.tag !== "div" || child.attributes.size > 0) return [child];
    return child.children.every((inner) => isBlock(inner) || isBlank(inner))
      ? child.children.filter(isBlock)
      : [child];
  });
};

const dropHints = (root: HtmlElement): void => {
  for (const one of elementsOf(root)) one.attributes.delete(hintName);
};

const letters = /[^\s\u00ad\u180e\u200b\u2060\ufeff]/u;
const isEmpty = (root: HtmlElement): boolean =>
  !letters.test(wordsOf(root)) && ![...elementsOf(root)].some(({ tag }) => tag === "img" || tag === "hr");

/** What was not hidden; all of it where nothing else is there to be read. */
const seenTree = (cleaned: string) => {
  const root = parseTree(cleaned);
  const unseenImages = dropUnseen(root);
  return unseenImages === 0 && isEmpty(root)
    ? { root: parseTree(cleaned), unseenImages: 0 }
    : { root, unseenImages };
};

export type Readable = {
  /** Null when there is nothing to see. */
  readonly html: string | null;
  readonly hasRemoteImages: boolean;
  readonly isLaidOut: boolean;
  /** Images among what its sender hid. */
  readonly unseenImages: number;
};

/**
 * What was cleaned, as it is read in the thread: tables that lay out undone, links that tell where they lead, quoted history
 * folded, nothing in it that its sender hid.
 */
export const readable = (cleaned: string): Readable => {
  const { root, unseenImages } = seenTree(cleaned);
  const isLaidOut = hasNestedTables(root);
  readTables(root);
  thin(root);
  tellLinks(root);
  foldQuoted(root);
  dropHints(root);
  const html = printTree(root.children);
  // Attributes of images begin with where they come from, and no text has a `<` of its own.
  const hasRemoteImages = html.includes("<img data-src=");
  return { html: isEmpty(root) ? null : html, hasRemoteImages, isLaidOut, unseenImages };
};
