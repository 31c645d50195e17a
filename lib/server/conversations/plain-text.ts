import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import sanitizeHtml from "sanitize-html";

/** Tags that part words where they stand; all others are taken out without leaving a gap. */
const breaking = ["p", "div", "br", "hr", "li", "ul", "ol", "tr", "td", "th", "table", "blockquote", "pre"];
const headings = ["h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer"];

/** Beyond this the first words have been found or there are none worth waiting for. */
const longestRead = 100_000;

const written: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/** White space of every kind, and letters that show nothing, but for the joiners that scripts and emoji need. */
const gaps = /[\s\u00ad\u180e\u200b\u2060\ufeff]+/gu;

const read = (html: string): string => {
  const marked = sanitizeHtml(html.slice(0, longestRead), {
    allowedTags: [...breaking, ...headings],
    allowedAttributes: {},
    nonTextTags: ["script", "style", "textarea", "option", "title", "template"],
  });
  // What is left is well formed: every `<` begins one of the tags above and only four entities occur.
  return marked
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => written[entity] ?? entity)
    .replace(gaps, " ")
    .trim();
};

/** The words of a piece of HTML in one line: entities decoded, tags taken out, white space collapsed. */
export const plainText = (html: string): string =>
  /[<&]/.test(html) ? read(html) : html.slice(0, longestRead).replace(gaps, " ").trim();

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** At most `length` UTF-16 units, never cutting a letter, an emoji or a combined sign in two. */
export const cut = (text: string, length: number): string => {
  if (text.length <= length) return text;
  let end = 0;
  for (const { segment, index } of segmenter.segment(text.slice(0, length * 2 + 64))) {
    if (index + segment.length > length) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trimEnd();
};

export const previewLength = 200;

const previews = new LRUCache<string, string>({ max: 5000 });

/** The first words of a message, at most 200 UTF-16 units. Remembered by content, as lists ask for the same ones again. */
export const previewOf = (html: string | null): string => {
  if (!html) return "";
  if (!/[<&]/.test(html)) return cut(plainText(html), previewLength);
  const key = createHash("sha1").update(html).digest("base64");
  const known = previews.get(key);
  if (known !== undefined) return known;
  const preview = cut(plainText(html), previewLength);
  previews.set(key, preview);
  return preview;
};
