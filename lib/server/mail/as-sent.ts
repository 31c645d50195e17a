import "server-only";
import sanitizeHtml from "sanitize-html";
import type { MediaLinks, MediaOrigin } from "@/lib/server/media/links";
import { elementsOf, escaped, parseTree, printTree } from "./html-tree";
import { allowedTags, deepest, imageAttributes, linkAttributes, type Seen, silentTags } from "./inline-rules";
import { tellLinks } from "./link-facts";
import { plainDeclarations, plainSheet, sheetsIn } from "./styles";

type Attributes = sanitizeHtml.Attributes;

const moreTags = [
  "span",
  "font",
  "center",
  "section",
  "article",
  "header",
  "footer",
  "main",
  "colgroup",
  "col",
];

/** Attributes of old that mails are laid out with; every value is a word, a number or a colour. */
const layout = [
  ...[
    "width",
    "height",
    "align",
    "valign",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "colspan",
    "rowspan",
  ],
  ...["color", "face", "size", "start", "dir", "span"],
];
const plainWord = /^[\w\s#%.,'"-]{1,100}$/;

const attributesOf = (attributes: Attributes): Attributes => {
  const style = plainDeclarations(attributes.style ?? "");
  const classes = (attributes.class ?? "").split(/\s+/).filter((name) => /^[\w-]{1,80}$/.test(name));
  return {
    ...Object.fromEntries(
      layout.flatMap((name) =>
        plainWord.test(attributes[name] ?? "") ? [[name, attributes[name] ?? ""]] : [],
      ),
    ),
    ...(style === "" ? {} : { style }),
    ...(classes.length === 0 ? {} : { class: classes.slice(0, 20).join(" ") }),
  };
};

const transform =
  (links: MediaLinks, seen: Seen, from: MediaOrigin) =>
  (tagName: string, attributes: Attributes): sanitizeHtml.Tag => {
    if (tagName === "img") {
      const kept = imageAttributes(attributes, links, seen, from);
      if (kept === null) return { tagName: "dropped", attribs: {} };
      return { tagName, attribs: { ...kept, ...attributesOf(attributes), alt: kept.alt ?? "" } };
    }
    const own = tagName === "a" ? linkAttributes(attributes) : {};
    // The body's colours are the mail's.
    return {
      tagName: tagName === "body" ? "div" : tagName,
      attribs: { ...own, ...attributesOf(attributes) },
    };
  };

export type AsSent = {
  /** Styles that only style. */
  readonly css: string;
  /** HTML with `<img data-src=…>` for remote images. */
  readonly html: string;
};

/**
 * A message as its sender laid it out, for a frame in which nothing runs and nothing is fetched: an allow-list again, with the styles
 * that only style. `from` is the part that it is.
 */
export const asSent = (body: string, links: MediaLinks, from: MediaOrigin): AsSent => {
  const cleaned = sanitizeHtml(body, {
    allowedTags: [...allowedTags, ...moreTags],
    allowedAttributes: {
      "*": [...layout, "style", "class"],
      a: ["href", "target", "rel"],
      img: ["src", "data-src", "alt"],
    },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    nonTextTags: silentTags,
    nestingLimit: deepest,
    parseStyleAttributes: false,
    transformTags: { "*": transform(links, { images: 0, trackers: 0, coloured: false }, from) },
  });
  const root = parseTree(cleaned);
  tellLinks(root);
  for (const link of elementsOf(root)) {
    const host = link.attributes.get("data-host");
    if (host !== undefined) link.attributes.set("title", escaped("Leads to ") + host);
  }
  return { css: plainSheet(sheetsIn(body)), html: printTree(root.children) };
};
