import "server-only";
import { textToHtml } from "@/lib/conversation/transitions";
import { searchConversations } from "@/lib/intercom/conversations";
import type { Author } from "@/lib/intercom/schema/actor";
import type { Ctx } from "@/lib/server/context";
import { rowsOfConversation } from "@/lib/server/journal/rows";
import { plainText } from "./plain-text";

/** Our clock and Intercom's may differ by this much: better to take an older one for this than to begin it twice. */
const skewSeconds = 900;
const secondLookMs = 5000;

const wordsOf = (html: string): string => plainText(html).normalize("NFC").replace(/\s+/gu, "");

/** What another try of one's own is known to have begun: the same words, said twice on purpose. */
const isOfAnother = async (id: string): Promise<boolean> =>
  (await rowsOfConversation(id)).some(
    ({ kind, action, outcome }) => kind === "other" && action.kind !== "contact-note" && outcome === "done",
  );

export type Sought = {
  readonly contactId: string;
  readonly text: string;
  readonly isBy: (author: Author | null) => boolean;
};

const look = async (ctx: Ctx, { contactId, text, isBy }: Sought, sinceMs: number): Promise<string | null> => {
  const after = Math.floor(sinceMs / 1000) - skewSeconds;
  const { items } = await searchConversations(ctx.intercom, {
    query: {
      operator: "AND",
      value: [
        { field: "contact_ids", operator: "=", value: contactId },
        { field: "created_at", operator: ">", value: after },
      ],
    },
    pagination: { per_page: 50 },
  });
  const words = wordsOf(textToHtml(text));
  for (const { id, source } of items)
    if (isBy(source?.author ?? null) && wordsOf(source?.body ?? "") === words && !(await isOfAnother(id)))
      return id;
  return null;
};

/**
 * The id of a conversation of that contact, begun since, with the same words by the same author. Looked for twice, as Intercom's search
 * knows of what is new only after a while.
 */
export const findBegun = async (
  ctx: Ctx,
  sought: Sought,
  sinceMs: number,
  pause: (ms: number) => Promise<void>,
): Promise<string | null> => {
  const first = await look(ctx, sought, sinceMs);
  if (first !== null) return first;
  await pause(secondLookMs);
  return look(ctx, sought, sinceMs);
};
