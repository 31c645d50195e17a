import "server-only";
import type { Person } from "@/lib/conversation/model";
import { isAppError } from "@/lib/core/errors";
import { searchContacts } from "@/lib/intercom/contacts";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";

type Reader = Pick<Ctx, "cache" | "clock" | "connection" | "intercom">;

const keptMs = 3_600_000;
/** Intercom takes minutes to find a new person: one that was not found is asked for again soon. */
const missedMs = 120_000;
const mostAtOnce = 50;

const keyOf = (ctx: Reader, id: string): string => cacheKeys.contact(ctx, id, "name");

type Known = { readonly person: Person; readonly isFound: boolean };

const knownOf = (ctx: Reader, id: string): Person | null => {
  const known = ctx.cache.peek<Known>(keyOf(ctx, id));
  if (!known) return null;
  const { person, isFound } = known.value;
  return ctx.clock.now() - known.fetchedAtMs < (isFound ? keptMs : missedMs) ? person : null;
};

const ask = async (ctx: Reader, ids: readonly string[], signal?: AbortSignal): Promise<void> => {
  const query = { field: "id", operator: "IN", value: ids } as const;
  const page = await searchContacts(
    ctx.intercom,
    { query, pagination: { per_page: mostAtOnce } },
    { signal },
  );
  const found = new Map(page.items.map((contact) => [contact.id, contact]));
  for (const id of ids) {
    const contact = found.get(id);
    const person: Person = {
      kind: "contact",
      id,
      name: contact?.name || null,
      email: contact?.email || null,
    };
    ctx.cache.write<Known>(keyOf(ctx, id), { person, isFound: contact !== undefined });
  }
};

const isNameless = (person: Person): person is Person & { readonly id: string } =>
  person.kind === "contact" && person.id !== null && !person.name && !person.email;

/** With the names that are known already; asks nobody. */
export const withKnownNames = (ctx: Reader, people: readonly Person[]): readonly Person[] =>
  people.map((person) => (isNameless(person) ? (knownOf(ctx, person.id) ?? person) : person));

/**
 * Intercom's conversations name a contact only where that contact wrote the opening message. The others are asked for, all
 * in one call, and kept for an hour; a name that cannot be had is no reason to fail.
 */
export const withContactNames = async (
  ctx: Reader,
  people: readonly Person[],
  signal?: AbortSignal,
): Promise<readonly Person[]> => {
  const wanted = new Set(people.filter(isNameless).flatMap(({ id }) => (knownOf(ctx, id) ? [] : [id])));
  if (wanted.size > 0) {
    await ask(ctx, [...wanted].slice(0, mostAtOnce), signal).catch((error: unknown) => {
      if (!isAppError(error)) throw error;
    });
  }
  return withKnownNames(ctx, people);
};
