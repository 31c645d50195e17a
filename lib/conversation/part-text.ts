import type { Part } from "./model";

const blocks =
  /<\/?(?:p|div|br|hr|li|ul|ol|dl|dt|dd|tr|td|th|table|tbody|thead|h[1-6]|blockquote|pre|section|article|header|footer|figure|figcaption)\b[^>]*>/gi;
const tags = /<[^>]*>/g;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  apos: "'",
};

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** What somebody reads of sanitised HTML, quotes included: paragraphs and cells in lines of their own. */
export const textOfHtml = (html: string): string => decoded(html.replace(blocks, "\n").replace(tags, ""));

/** All that can be found in a message, in the order in which it stands: its words, what was offered as an answer, the names of its files. */
export const textOfPart = (part: Part): string =>
  [
    part.redacted ? "" : textOfHtml(part.html ?? ""),
    ...(part.quickReplies ?? []).map(({ text }) => text),
    ...part.attachments.map(({ name }) => name),
  ].join("\n");
