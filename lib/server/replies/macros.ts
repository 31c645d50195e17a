import "server-only";
import type { Replies } from "@/lib/api/replies";
import { isAppError } from "@/lib/core/errors";
import { listMacros } from "@/lib/intercom/macros";
import type { Macro } from "@/lib/intercom/schema/macro";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { tolerant } from "@/lib/server/tolerant";
import { teamIdsOf } from "@/lib/server/workspace/directory";

const seldom = { freshSeconds: 300, staleSeconds: 3600, outageSeconds: 86_400 };
/** More nobody looks through. */
const mostPages = 4;

const breaks = /<(?:br|\/p|\/div|\/li|\/h[1-6])\b[^<>]*>/giu;
const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
  "&amp;": "&",
};

const attributeTag = /<attribute\b([^<>]*)>/giu;
const attribute = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** `<attribute key="user.name" default="there"/>`, which is how the HTML writes what the text writes with braces. */
const braced = (whole: string, attributes: string): string => {
  const given = new Map([...attributes.matchAll(attribute)].map(([, name, a, b]) => [name, a ?? b]));
  const [key, instead] = [given.get("key"), given.get("default")];
  if (key === undefined) return whole;
  return instead === undefined ? `{{${key}}}` : `{{${key}|fallback:"${instead}"}}`;
};

/** As words for a field: it is never shown as HTML. */
const textOf = ({ body, body_text }: Macro): string => {
  const plain = body_text ?? "";
  if (plain.trim() !== "") return plain;
  return (body ?? "")
    .replace(attributeTag, braced)
    .replace(breaks, "\n")
    .replace(/<[^<>]*>/gu, "")
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/gu, (entity) => entities[entity] ?? entity)
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
};

type Known = {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly teamIds: readonly string[] | null;
};
type Macros = { readonly macros: Replies["macros"]; readonly missing: string | null };
type Reader = Pick<Ctx, "actor" | "cache" | "connection" | "intercom" | "signal">;

/** Null: everybody may use it. Words of Intercom's that nobody here knows are no "everyone". */
const teamsFor = ({ visible_to: seenBy, visible_to_team_ids: teamIds }: Macro): readonly string[] | null =>
  seenBy === "everyone" || (seenBy === null && teamIds.length === 0) ? null : teamIds;

const read = async (ctx: Reader, signal: AbortSignal): Promise<readonly Known[]> => {
  const all: Macro[] = [];
  let startingAfter: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const input = { perPage: 150, ...(startingAfter === undefined ? {} : { startingAfter }) };
    const { items, next_cursor: next } = await listMacros(ctx.intercom, input, { signal });
    all.push(...items);
    if (next === null) break;
    startingAfter = next;
  }
  return all
    .map((macro) => ({ id: macro.id, name: macro.name, text: textOf(macro), teamIds: teamsFor(macro) }))
    .filter(({ text }) => text !== "")
    .toSorted((a, b) => a.name.localeCompare(b.name));
};

/** Intercom asks for whom a macro is by the token, which is everybody's here: so it is asked here, by the teams of the one who writes. */
const forMember = async (ctx: Reader, all: readonly Known[]): Promise<Macros> => {
  const own = async () => (ctx.actor.teammateId === null ? [] : teamIdsOf(ctx, ctx.actor.teammateId));
  const missing: string[] = [];
  const teams = all.some(({ teamIds }) => teamIds !== null)
    ? await tolerant(own(), [], "Macros that are for some teams alone", missing)
    : [];
  const macros = all.filter(({ teamIds }) => teamIds === null || teamIds.some((id) => teams.includes(id)));
  return { macros: macros.map(({ id, name, text }) => ({ id, name, text })), missing: missing[0] ?? null };
};

/** Intercom's own that the member may use; where this workspace's Intercom has none for us, why. */
export const macrosOf = async (ctx: Reader): Promise<Macros> => {
  try {
    const load = (signal: AbortSignal) => read(ctx, signal);
    const { value } = await ctx.cache.read(cacheKeys.workspace(ctx, "macros"), seldom, load, ctx.signal);
    return await forMember(ctx, value);
  } catch (error) {
    if (!isAppError(error)) throw error;
    const missing =
      error.code === "not_supported"
        ? "This workspace's Intercom does not give its macros to other programs."
        : `Intercom's macros cannot be had just now: ${error.message}`;
    return { macros: [], missing };
  }
};
