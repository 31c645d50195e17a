import type { Problem, Query } from "./model";
import { parse } from "./parse";
import { print } from "./print";
import { isSortId, type SortId } from "./sorts";

/** A queue in the page's address: `q` is the query with ids for names, `sort` is left out where it is the default. */
type QueueAddress = { readonly tree: Query; readonly sort: SortId | null };

type DecodedAddress = QueueAddress & { readonly problems: readonly Problem[] };

/** Signs that may stay readable in a query string: everything else is percent-encoded. */
const readable: Readonly<Record<string, string>> = {
  "%3A": ":",
  "%2C": ",",
  "%40": "@",
  "%24": "$",
  "%2F": "/",
  "%20": "+",
};

const encodeText = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD")).replace(
    /%[0-9A-F]{2}/g,
    (code) => readable[code] ?? code,
  );

/** Without the `?`; empty for everything in the default order. */
export const encodeAddress = ({ tree, sort }: QueueAddress): string => {
  const text = print(tree);
  const parts = [
    ...(text === "" ? [] : [`q=${encodeText(text)}`]),
    ...(sort === null ? [] : [`sort=${sort}`]),
  ];
  return parts.join("&");
};

/** Reads what can be read of any address, old or tampered; `problems` say what was dropped. Never throws. */
export const decodeAddress = (search: string): DecodedAddress => {
  const params = new URLSearchParams(search);
  const { tree, problems } = parse(params.get("q") ?? "");
  const sort = params.get("sort");
  return { tree, problems, sort: sort !== null && isSortId(sort) ? sort : null };
};
