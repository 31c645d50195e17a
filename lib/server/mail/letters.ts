import "server-only";
import { retrieveConversation } from "@/lib/intercom/conversations";
import type { Part } from "@/lib/intercom/schema/part";
import { getTicket } from "@/lib/intercom/tickets";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { filesIn } from "@/lib/server/tickets/files-in";

export type LetterOwner = { readonly kind: "conversation" | "ticket"; readonly id: string };

/** What one part says, as Intercom has it: nothing of it is safe to show. */
export type Letter = Pick<Part, "body" | "attachments" | "redacted"> & {
  /** `source` for the opening message; `fields` for the files in a ticket's attributes. */
  readonly partId: string;
  readonly from: string | null;
};

type LetterCtx = Pick<Ctx, "cache" | "connection" | "intercom" | "signal">;

const letterOf = (
  partId: string,
  { body, attachments, redacted, author }: Pick<Part, "body" | "attachments" | "redacted" | "author">,
): Letter => ({
  partId,
  body,
  attachments,
  redacted,
  from: author?.name ?? author?.email ?? null,
});

const ask = async (ctx: LetterCtx, { kind, id }: LetterOwner, signal: AbortSignal): Promise<Letter[]> => {
  if (kind === "ticket") {
    const ticket = await getTicket(ctx.intercom, { ticketId: id }, { signal });
    const fields = {
      body: null,
      attachments: Object.values(ticket.ticket_attributes).flatMap(filesIn),
      redacted: false,
      author: null,
    };
    const parts = ticket.ticket_parts?.items ?? [];
    return [letterOf("fields", fields), ...parts.map((part) => letterOf(part.id, part))];
  }
  const { source, conversation_parts: parts } = await retrieveConversation(
    ctx.intercom,
    { conversationId: id },
    { signal },
  );
  const first = source === null ? [] : [letterOf("source", source)];
  return [...first, ...(parts?.items ?? []).map((part) => letterOf(part.id, part))];
};

/** Long enough for the pictures of one message, shorter than any signed address lives. */
const usuallyFreshSeconds = 60;

/**
 * One part as it was sent; null when there is none of that id. What was read within `freshSeconds` is good enough, but for a part that is not
 * in it: that may have come since.
 */
export const readLetter = async (
  ctx: LetterCtx,
  owner: LetterOwner,
  partId: string,
  freshSeconds = usuallyFreshSeconds,
): Promise<Letter | null> => {
  const key = cacheKeys.letters(ctx, owner.kind, owner.id);
  const read = (refresh: boolean) =>
    ctx.cache.read(
      key,
      { freshSeconds, staleSeconds: 0, refresh },
      (signal) => ask(ctx, owner, signal),
      ctx.signal,
    );
  const find = (letters: readonly Letter[]) => letters.find((letter) => letter.partId === partId) ?? null;
  return find((await read(false)).value) ?? find((await read(true)).value);
};
