import "server-only";
import type sanitizeHtml from "sanitize-html";
import { safeHref } from "@/lib/server/conversations/safe-href";
import type { MediaLinks, MediaOrigin } from "@/lib/server/media/links";
import { hintOf } from "./hints";
import { inlineImage, isRemote, isTracker, numbersOf } from "./images";
import { hintName } from "./lines";

type Attributes = sanitizeHtml.Attributes;

const textTags = [
  ...["p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "a", "img"],
  ...["b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "sub", "sup", "small", "mark"],
  ...["code", "kbd", "samp", "q", "cite", "bdi", "figure", "figcaption"],
];
const listTags = ["ul", "ol", "li", "dl", "dt", "dd"];
const tableTags = ["table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"];

export const allowedTags: readonly string[] = [...textTags, ...listTags, ...tableTags];

export const allowedAttributes: Readonly<Record<string, string[]>> = {
  "*": ["dir", hintName],
  a: ["href", "target", "rel"],
  img: ["src", "data-src", "alt", "width", "height"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan"],
  ol: ["start"],
};

/** Text in these is program or settings, never words for a reader. */
export const silentTags = ["script", "style", "textarea", "option", "title", "template"];

export const deepest = 100;
const mostImages = 200;

/** Taken out with their words kept, unless they hide them. */
const carriers: ReadonlySet<string> = new Set(["span", "font", "label"]);

/** Not kept as what they are, but words in two of them stand apart. */
const boxes: ReadonlySet<string> = new Set([
  ...[
    "center",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "address",
    "form",
    "fieldset",
  ],
  ...["details", "summary", "body"],
]);

/** What a body was found to hold while it was cleaned. */
export type Seen = { images: number; trackers: number; coloured: boolean };

export const linkAttributes = (attributes: Attributes): Attributes => {
  const href = safeHref(attributes.href);
  return href === null ? {} : { href, target: "_blank", rel: "noopener noreferrer nofollow" };
};

const sourceOf = (src: string, links: MediaLinks, from: MediaOrigin | undefined): Attributes | null => {
  const inline = inlineImage(src);
  if (inline !== null) return { src: inline };
  const remote = links.link(src.trim(), { from });
  return remote === null ? null : { "data-src": remote };
};

/** What an image keeps; null for one that is left out. Pixels are counted. */
export const imageAttributes = (
  attributes: Attributes,
  links: MediaLinks,
  seen: Seen,
  from?: MediaOrigin,
): Attributes | null => {
  if (isTracker(attributes)) {
    if (isRemote(attributes.src)) seen.trackers += 1;
    return null;
  }
  const source = seen.images < mostImages ? sourceOf(attributes.src ?? "", links, from) : null;
  if (source === null) return null;
  seen.images += 1;
  return { ...source, ...numbersOf(attributes, ["width", "height"]), alt: attributes.alt ?? "" };
};

const numbers: Readonly<Record<string, readonly string[]>> = {
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan"],
  ol: ["start"],
};

const pale = /^\s*(?:#fff(?:fff)?|white|transparent|none|inherit|initial)?\s*(?:!important)?\s*$/i;
const isColoured = ({ bgcolor, style }: Attributes): boolean => {
  const background = /(?:^|;)\s*background(?:-color)?\s*:\s*([^;]{0,80})/i.exec(style ?? "")?.[1];
  return !pale.test(bgcolor ?? "") || !pale.test(background ?? "");
};

/** Rebuilds the attributes of each element from nothing; none comes through unread. */
export const inlineTransform =
  (links: MediaLinks, seen: Seen, from: MediaOrigin | undefined) =>
  (tagName: string, attributes: Attributes): sanitizeHtml.Tag => {
    if (tagName === "img") {
      const kept = imageAttributes(attributes, links, seen, from);
      return kept === null ? { tagName: "dropped", attribs: {} } : { tagName, attribs: kept };
    }
    if (isColoured(attributes)) seen.coloured = true;
    const hint = hintOf(attributes);
    const isBox = boxes.has(tagName) || (carriers.has(tagName) && hint === "unseen");
    const own = tagName === "a" ? linkAttributes(attributes) : numbersOf(attributes, numbers[tagName] ?? []);
    const attribs: Attributes = {
      ...own,
      ...(attributes.dir === undefined ? {} : { dir: attributes.dir }),
      ...(hint === null ? {} : { [hintName]: hint }),
    };
    return { tagName: isBox ? "div" : tagName, attribs };
  };
