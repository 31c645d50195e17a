import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import sanitizeHtml from "sanitize-html";
import { textToHtml } from "@/lib/conversation/transitions";
import type { MediaLinks } from "@/lib/server/media/links";
import { rasterType } from "@/lib/server/media/sniff";
import { plainText } from "./plain-text";
import { safeHref } from "./safe-href";

export type SafeHtml = {
  /** Safe to insert; null when there is nothing to see in it. */
  readonly html: string | null;
  /** Whether it holds images that are not loaded until asked for (`<img data-src>`). */
  readonly hasRemoteImages: boolean;
};

const textTags = [
  "p",
  "div",
  "br",
  "hr",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "blockquote",
  "pre",
  "a",
  "img",
];
const inlineTags = [
  ...["b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "sub", "sup", "small", "mark"],
  ...["code", "kbd", "samp", "q", "cite", "bdi", "figure", "figcaption"],
];
const listTags = ["ul", "ol", "li", "dl", "dt", "dd"];
const tableTags = ["table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"];

export const allowedTags: readonly string[] = [...textTags, ...inlineTags, ...listTags, ...tableTags];

const allowedAttributes = {
  "*": ["dir"],
  a: ["href", "target", "rel"],
  img: ["src", "data-src", "alt", "width", "height"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan"],
  ol: ["start"],
};

/** Text in these is program or settings, never words for a reader. */
const silentTags = ["script", "style", "textarea", "option", "title", "template"];

const longestInlineImage = 200 * 1024;
const deepest = 100;

/** What a hostile body may cost: cleaning takes more than linear time in tags nested in each other. */
const most = { characters: 500_000, tags: 5000, images: 200 } as const;

type Attributes = sanitizeHtml.Attributes;

const numbersOf = (attributes: Attributes, names: readonly string[]): Attributes =>
  Object.fromEntries(
    names.flatMap((name) => {
      const number = /^\s*(\d{1,5})(?:px)?\s*$/.exec(attributes[name] ?? "")?.[1];
      return number === undefined ? [] : [[name, String(Number(number))]];
    }),
  );

const dirOf = (attributes: Attributes): Attributes =>
  attributes.dir === undefined ? {} : { dir: attributes.dir };

/** Images that nobody is meant to see report that a message was read. */
const isTracker = (size: Attributes, style = ""): boolean =>
  Number(size.width ?? 2) <= 1 ||
  Number(size.height ?? 2) <= 1 ||
  /(?:^|[;\s])(?:max-)?(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)|display\s*:\s*none/i.test(style);

/** Raster formats only, known by their bytes: an SVG in an image cannot run, but it is no picture that we checked. */
const inlineImage = (src: string): string | null => {
  const match = /^data:image\/[a-z+.-]{1,20};base64,([A-Za-z0-9+/=\s]+)$/i.exec(src);
  const data = match?.[1]?.replace(/\s/g, "");
  if (data === undefined || data.length * 0.75 > longestInlineImage) return null;
  const type = rasterType(Buffer.from(data.slice(0, 64), "base64"));
  return type === null ? null : `data:${type};base64,${data}`;
};

const sourceOf = (src: string, links: MediaLinks): Attributes | null => {
  const inline = inlineImage(src);
  if (inline !== null) return { src: inline };
  const remote = links.link(src.trim());
  return remote === null ? null : { "data-src": remote };
};

const dropped = { tagName: "dropped", attribs: {} };

const transforms = (links: MediaLinks, seen: { images: number; remote: boolean }) => ({
  a: (tagName: string, attributes: Attributes) => {
    const href = safeHref(attributes.href);
    const leads = href === null ? {} : { href, target: "_blank", rel: "noopener noreferrer nofollow" };
    return { tagName, attribs: { ...leads, ...dirOf(attributes) } };
  },
  img: (tagName: string, attributes: Attributes) => {
    const size = numbersOf(attributes, ["width", "height"]);
    const source = isTracker(size, attributes.style) ? null : sourceOf(attributes.src ?? "", links);
    if (source === null || seen.images >= most.images) return dropped;
    seen.images += 1;
    if ("data-src" in source) seen.remote = true;
    return { tagName, attribs: { ...source, ...size, alt: attributes.alt ?? "" } };
  },
  td: (tagName: string, attributes: Attributes) => ({
    tagName,
    attribs: { ...numbersOf(attributes, ["colspan", "rowspan"]), ...dirOf(attributes) },
  }),
  th: (tagName: string, attributes: Attributes) => ({
    tagName,
    attribs: { ...numbersOf(attributes, ["colspan", "rowspan"]), ...dirOf(attributes) },
  }),
  ol: (tagName: string, attributes: Attributes) => ({
    tagName,
    attribs: { ...numbersOf(attributes, ["start"]), ...dirOf(attributes) },
  }),
});

const isTooMuch = (body: string): boolean => {
  if (body.length > most.characters) return true;
  let tags = 0;
  for (let at = body.indexOf("<"); at !== -1; at = body.indexOf("<", at + 1)) tags += 1;
  return tags > most.tags;
};

/** A body that is too much to clean shows its words alone. */
const wordsOnly = (body: string): SafeHtml => {
  const words = plainText(body);
  return { html: words === "" ? null : textToHtml(`${words} …`), hasRemoteImages: false };
};

const clean = (body: string, links: MediaLinks): SafeHtml => {
  if (isTooMuch(body)) return wordsOnly(body);
  const seen = { images: 0, remote: false };
  const html = sanitizeHtml(body, {
    allowedTags: [...allowedTags],
    allowedAttributes,
    // The addresses were checked above; this is the second look, by somebody else's rules.
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    allowedClasses: {},
    disallowedTagsMode: "discard",
    nonTextTags: silentTags,
    nestingLimit: deepest,
    transformTags: transforms(links, seen),
  });
  const isEmpty = seen.images === 0 && !/<hr\b/.test(html) && plainText(html) === "";
  return { html: isEmpty ? null : html, hasRemoteImages: seen.remote };
};

/** About 64 MB of what was sanitised lately. */
const remembered = new WeakMap<MediaLinks, LRUCache<string, SafeHtml>>();

const memoryOf = (links: MediaLinks): LRUCache<string, SafeHtml> => {
  const known = remembered.get(links);
  if (known) return known;
  const made = new LRUCache<string, SafeHtml>({
    maxSize: 32_000_000,
    sizeCalculation: (safe) => (safe.html?.length ?? 0) + 200,
  });
  remembered.set(links, made);
  return made;
};

/**
 * What a customer wrote, made safe by an allow-list: text tags without style, class, id or name, links that open elsewhere
 * and tell nothing, remote images held back behind our signed proxy, trackers gone. Remembered by content, not by part id:
 * Intercom signs the addresses in a body anew, and an old signature would show broken images.
 */
export const sanitise = (body: string | null, links: MediaLinks): SafeHtml => {
  if (body === null || body.trim() === "") return { html: null, hasRemoteImages: false };
  const memory = memoryOf(links);
  const key = createHash("sha1").update(body).digest("base64");
  const known = memory.get(key);
  if (known) return known;
  const safe = clean(body, links);
  memory.set(key, safe);
  return safe;
};
