import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import sanitizeHtml from "sanitize-html";
import type { Part } from "@/lib/conversation/model";
import { textToHtml } from "@/lib/conversation/transitions";
import {
  allowedAttributes,
  allowedTags,
  deepest,
  inlineTransform,
  type Seen,
  silentTags,
} from "@/lib/server/mail/inline-rules";
import { readable } from "@/lib/server/mail/readable";
import type { MediaLinks, MediaOrigin } from "@/lib/server/media/links";
import { plainText } from "./plain-text";

export type SafeHtml = Pick<Part, "html" | "hasRemoteImages" | "heavy" | "trackers">;

/** What a hostile body may cost: cleaning takes more than linear time in tags nested in each other. */
const most = { characters: 500_000, tags: 5000 } as const;

/** Longer than what people write by hand, and than what is read in a thread with ease. */
const heavyCharacters = 60_000;

/** Whether a body is more than is cleaned; its words alone are shown. */
export const isTooMuch = (body: string): boolean => {
  if (body.length > most.characters) return true;
  let tags = 0;
  for (let at = body.indexOf("<"); at !== -1; at = body.indexOf("<", at + 1)) tags += 1;
  return tags > most.tags;
};

const wordsOnly = (body: string): SafeHtml => {
  const words = plainText(body);
  return { html: words === "" ? null : textToHtml(`${words} …`), hasRemoteImages: false };
};

const hasOwnStyles = (body: string): boolean => /<style/i.test(body) && /@media/i.test(body);

const clean = (body: string, links: MediaLinks, from: MediaOrigin | undefined): SafeHtml => {
  if (isTooMuch(body)) return wordsOnly(body);
  const seen: Seen = { images: 0, trackers: 0, coloured: false };
  const cleaned = sanitizeHtml(body, {
    allowedTags: [...allowedTags],
    allowedAttributes: { ...allowedAttributes },
    // The addresses were checked by the transform; this is the second look, by somebody else's rules.
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    allowedClasses: {},
    disallowedTagsMode: "discard",
    nonTextTags: silentTags,
    nestingLimit: deepest,
    transformTags: { "*": inlineTransform(links, seen, from) },
  });
  const { html, hasRemoteImages, isLaidOut, unseenImages } = readable(cleaned);
  const trackers = seen.trackers + unseenImages;
  const isDressed = seen.coloured && cleaned.includes("<table");
  const isLong = cleaned.replace(/src="data:[^"]*"/g, "").length > heavyCharacters;
  const heavy = isLaidOut || isDressed || isLong || hasOwnStyles(body);
  return {
    html,
    hasRemoteImages,
    ...(heavy && html !== null ? { heavy: true } : {}),
    ...(trackers > 0 ? { trackers } : {}),
  };
};

const remembered = new WeakMap<MediaLinks, LRUCache<string, SafeHtml>>();

/** About 64 MB of what was sanitised lately. */
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
 * and tell nothing, remote images held back behind our signed proxy, trackers gone and counted. Remembered by content, not by
 * part id alone: Intercom signs the addresses in a body anew, and an old signature would show broken images. `from` is the part
 * whose images can be asked for anew once their addresses have expired.
 */
export const sanitise = (body: string | null, links: MediaLinks, from?: MediaOrigin): SafeHtml => {
  if (body === null || body.trim() === "") return { html: null, hasRemoteImages: false };
  const memory = memoryOf(links);
  const key = createHash("sha1")
    .update(`${from ?? ""}\n`)
    .update(body)
    .digest("base64");
  const known = memory.get(key);
  if (known) return known;
  const safe = clean(body, links, from);
  memory.set(key, safe);
  return safe;
};
