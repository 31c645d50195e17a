import { folded } from "@/lib/conversation/find";

const searched = ".message, [data-offered], [aria-label='Attachments'], [data-event]";
const blocks = "p,div,li,td,th,tr,table,blockquote,pre,h1,h2,h3,h4,h5,h6,dd,dt,section,ul";

type Folded = {
  readonly text: string;
  /** For each letter of `text`: the text node it comes from, and where in it. */
  readonly nodes: readonly Text[];
  readonly offsets: readonly number[];
};

const plain = /^[\x20-\x7e]*$/;

const add = (
  to: { text: string; nodes: Text[]; offsets: number[] },
  node: Text,
  letters: string,
  at: number,
) => {
  for (const letter of letters) {
    // Blanks in a row count as one, as a reader sees them.
    if (letter === " " && /\s$/.test(to.text)) continue;
    to.text += letter;
    for (let unit = 0; unit < letter.length; unit += 1) {
      to.nodes.push(node);
      to.offsets.push(at);
    }
  }
};

const foldedIn = (root: Element): Folded => {
  const all = { text: "", nodes: [] as Text[], offsets: [] as number[] };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let block: Element | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const own = node.parentElement?.closest(blocks) ?? null;
    if (own !== block && all.text !== "") add(all, node, "\n", 0);
    block = own;
    const { data } = node;
    if (plain.test(data)) {
      const lower = data.toLowerCase();
      for (let at = 0; at < lower.length; at += 1) add(all, node, lower.charAt(at), at);
      continue;
    }
    let at = 0;
    for (const letter of data) {
      add(all, node, folded(letter).replace("\n", " "), at);
      at += letter.length;
    }
  }
  return all;
};

const rangeOf = ({ nodes, offsets }: Folded, from: number, to: number): Range | null => {
  const [first, last] = [nodes[from], nodes[to - 1]];
  const [start, end] = [offsets[from], offsets[to - 1]];
  if (!first || !last || start === undefined || end === undefined) return null;
  const range = document.createRange();
  range.setStart(first, start);
  range.setEnd(last, Math.min(end + ((last.data.codePointAt(end) ?? 0) > 0xffff ? 2 : 1), last.length));
  return range;
};

/** Where the words stand in what has been drawn of one entry, from top to bottom; `partId` narrows it to one event of a run. */
export const rangesIn = (slot: Element, words: string, partId: string | null = null): readonly Range[] => {
  const within =
    partId === null ? slot : (slot.querySelector(`[data-event="${CSS.escape(partId)}"]`) ?? slot);
  const roots = within.matches(searched) ? [within] : [...within.querySelectorAll(searched)];
  const ranges: Range[] = [];
  for (const root of roots) {
    const all = foldedIn(root);
    for (let at = all.text.indexOf(words); at >= 0; at = all.text.indexOf(words, at + words.length)) {
      const range = rangeOf(all, at, at + words.length);
      if (range) ranges.push(range);
    }
  }
  return ranges;
};

const names = { all: "found", current: "found-current" } as const;

/** Paints what was found; does nothing in a browser that cannot, where the ring around the message says it. */
export const paint = (all: readonly Range[], current: Range | null): void => {
  if (typeof Highlight !== "function" || !("highlights" in CSS)) return;
  CSS.highlights.set(names.all, new Highlight(...all));
  if (current) CSS.highlights.set(names.current, new Highlight(current));
  else CSS.highlights.delete(names.current);
};

export const unpaint = (): void => {
  if (!("highlights" in CSS)) return;
  for (const name of Object.values(names)) CSS.highlights.delete(name);
};
