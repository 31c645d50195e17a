const tags = /<(\/?)blockquote\b[^>]*>/g;
const shortQuote = 280;

const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, "").trim();

/**
 * Whether a message carries the thread that it answers behind its own words, which one has read above already. A short quote
 * stays; so do several, since somebody who answers between the lines means them to be read. `html` is what the server sanitised.
 */
export const carriesThread = (html: string): boolean => {
  let depth = 0;
  let outermost = 0;
  let from = -1;
  let to = -1;
  let deepest = 0;
  for (const tag of html.matchAll(tags)) {
    if (tag[1] === "/") {
      depth = Math.max(0, depth - 1);
      if (depth === 0) to = tag.index;
      continue;
    }
    if (depth === 0) {
      outermost += 1;
      from = tag.index;
    }
    depth += 1;
    deepest = Math.max(deepest, depth);
  }
  if (outermost !== 1 || to < from || wordsOf(html.slice(0, from)) === "") return false;
  return deepest > 1 || wordsOf(html.slice(from, to)).length > shortQuote;
};
