import "server-only";
import type { Replies } from "@/lib/api/replies";
import { isAppError } from "@/lib/core/errors";
import { listMacros } from "@/lib/intercom/macros";
import type { Macro } from "@/lib/intercom/schema/macro";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";

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

/** As words for a field: it is never shown as HTML. */
const textOf = ({ body, body_text }: Macro): string => {
  const plain = body_text ?? "";
  if (plain.trim() !== "") return plain;
  return (body ?? "")
    .replace(breaks, "\n")
    .replace(/<[^<>]*>/gu, "")
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/gu, (entity) => entities[entity] ?? entity)
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
};

type Macros = { readonly macros: Replies["macros"]; readonly missing: string | null };

/** Intercom's own; where this workspace's Intercom has none for us, why. */
export const macrosOf = async (
  ctx: Pick<Ctx, "cache" | "connection" | "intercom" | "signal">,
): Promise<Macros> => {
  const load = async (signal: AbortSignal): Promise<Replies["macros"]> => {
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
      .map((macro) => ({ id: macro.id, name: macro.name, text: textOf(macro) }))
      .filter(({ text }) => text !== "")
      .toSorted((a, b) => a.name.localeCompare(b.name));
  };
  try {
    const { value } = await ctx.cache.read(cacheKeys.workspace(ctx, "macros"), seldom, load, ctx.signal);
    return { macros: value, missing: null };
  } catch (error) {
    if (!isAppError(error)) throw error;
    const missing =
      error.code === "not_supported"
        ? "This workspace's Intercom does not give its macros to other programs."
        : `Intercom's macros cannot be had just now: ${error.message}`;
    return { macros: [], missing };
  }
};
