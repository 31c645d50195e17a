import { limits } from "@/lib/search/model";

/** How many applied queries are kept of each member, in this browser. */
const most = 20;

const placeOf = (memberId: string): string => `switchyard-recent-queries ${memberId}`;

const isLine = (one: unknown): one is string => typeof one === "string" && one.length <= limits.characters;

/** Queries that this member has applied here, newest first, with ids for names. Whatever else stands in that place counts as nothing. */
export const recentQueries = (memberId: string): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(memberId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isLine).slice(0, most) : [];
  } catch {
    return [];
  }
};

const keep = (memberId: string, queries: readonly string[]): void => {
  try {
    localStorage.setItem(placeOf(memberId), JSON.stringify(queries));
  } catch {
    // Storage may be full or forbidden; the query is then not offered again.
  }
};

/** Call it with what was applied, never with what was refused. */
export const rememberQuery = (memberId: string, q: string): void => {
  if (q === "") return;
  keep(memberId, [q, ...recentQueries(memberId).filter((one) => one !== q)].slice(0, most));
};

export const forgetQuery = (memberId: string, q: string): void =>
  keep(
    memberId,
    recentQueries(memberId).filter((one) => one !== q),
  );
