import type { Block } from "@/lib/search/builder";
import { describeRow } from "@/lib/search/builder-words";
import type { SentenceOptions } from "@/lib/search/sentence";

/** A block in a few words, as it is spoken of in buttons and announcements: “State is open”, “the group of 3”. */
export const describeBlock = (block: Block, words: SentenceOptions): string => {
  if (block.kind === "broken") return `“${block.text}”`;
  if (block.kind === "box") return `the group of ${block.items.length}`;
  return describeRow(block, words);
};
