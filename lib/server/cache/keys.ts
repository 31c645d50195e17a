import "server-only";

type Scope = { readonly connection: { readonly id: string } };
type TokenScope = { readonly connection: { readonly id: string; readonly tokenVersion: number } };

/** Every part ends in a colon, so that dropping `conversation 1` leaves `conversation 12` alone. */
const keyOf = ({ connection }: Scope, kind: string, ...parts: readonly string[]): string =>
  [connection.id, kind, ...parts].map((part) => `${encodeURIComponent(part)}:`).join("");

/**
 * What every read is cached under. A key starts with the connection and names all that the value depends on; no value
 * depends on who asks unless the key says so.
 */
export const cacheKeys = {
  conversation: (ctx: Scope, id: string): string => keyOf(ctx, "conversation", id),
  /** What parts say, uncleaned, of a conversation or a ticket. */
  letters: (ctx: Scope, kind: string, id: string): string => keyOf(ctx, "letters", kind, id),
  plainText: (ctx: Scope, id: string): string => keyOf(ctx, "plain-text", id),
  queue: (ctx: Scope, ...parts: readonly string[]): string => keyOf(ctx, "queue", ...parts),
  counts: (ctx: Scope, ...parts: readonly string[]): string => keyOf(ctx, "counts", ...parts),
  /** The counts of every view that one member sees. */
  allCounts: (ctx: Scope, ...parts: readonly string[]): string => keyOf(ctx, "all-counts", ...parts),
  /** When something was last changed through Switchyard. */
  changed: (ctx: Scope): string => keyOf(ctx, "changed"),
  /** That a count was kept in the database. */
  noted: (ctx: Scope, ...parts: readonly string[]): string => keyOf(ctx, "noted", ...parts),
  /** What a token is not allowed to list, the next one may be. */
  workspace: (ctx: TokenScope, part: string): string =>
    keyOf(ctx, "workspace", String(ctx.connection.tokenVersion), part),
  ticket: (ctx: Scope, id: string): string => keyOf(ctx, "ticket", id),
  contact: (ctx: Scope, ...parts: readonly string[]): string => keyOf(ctx, "contact", ...parts),
};
