import { decodeAddress } from "@/lib/search/address";
import { print } from "@/lib/search/print";
import { isSortId } from "@/lib/search/sorts";
import { isGrouping, isViewColumn } from "@/lib/search/view";

/** An address of the desk with what can be read of it, and in words what was left out. */
export type MendedAddress = {
  /** As it stood in the address. */
  readonly was: string;
  /** The query string that can be read, without the `?`. */
  readonly search: string;
  readonly dropped: readonly string[];
};

const longestQuote = 60;

const quoted = (text: string): string =>
  `“${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}”`;

const droppedOf = (q: string): readonly string[] =>
  decodeAddress(new URLSearchParams({ q }).toString()).problems.map(({ from, to, message }) => {
    const words = q.slice(from, to).trim();
    return words === "" || message.includes(`“${words}”`) ? message : `${quoted(words)}: ${message}`;
  });

const readable: readonly (readonly [name: string, words: string, isRead: (text: string) => boolean])[] = [
  ["sort", "The order", isSortId],
  ["columns", "The columns", (text) => text.split(",").every((one) => one === "" || isViewColumn(one))],
  ["group", "The grouping", (text) => text === "none" || isGrouping(text)],
];

/** For an old or tampered address: what of it can be opened. */
export const mendAddress = (params: URLSearchParams): MendedAddress => {
  const kept = new URLSearchParams(params);
  const q = params.get("q");
  const dropped = q === null ? [] : [...droppedOf(q)];
  if (dropped.length > 0) kept.set("q", print(decodeAddress(params.toString()).tree));
  for (const [name, words, isRead] of readable) {
    const text = params.get(name);
    if (text === null || isRead(text)) continue;
    kept.delete(name);
    dropped.push(`${words} ${quoted(text)} is not one that Switchyard knows.`);
  }
  return { was: params.toString(), search: kept.toString(), dropped };
};
