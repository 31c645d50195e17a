import "server-only";
import { isUnknown } from "@/lib/server/acting/reach-by";
import type { Ctx } from "@/lib/server/context";
import { noConversation } from "@/lib/server/journal/rows";
import { findBegun, type Sought } from "./find-begun";
import { renewLists } from "./get-conversation";

type Entry = Parameters<Ctx["journal"]["around"]>[0];

type Beginning<Id> = {
  readonly key: string;
  readonly action: Entry["action"];
  /** How the conversation is known again where Intercom did not say what became of it. */
  readonly sought: Sought;
  /** Sends it; the conversation's id where Intercom names it. */
  readonly begin: (ctx: Ctx) => Promise<Id>;
  /** The wait between two looks; only tests replace it. */
  readonly pause: (ms: number) => Promise<void>;
};

type Begun<Id> = { readonly conversationId: Id };

const conversationOf = (id: string | null) => ({ kind: "conversation", id: id ?? noConversation }) as const;

/** Begins a conversation at most once for a key, also where whoever asked is gone by then. What nobody knows is looked for, never repeated. */
export const beginOnce = async <Id extends string | null>(
  caller: Ctx,
  { key, action, sought, begin, pause }: Beginning<Id>,
): Promise<Begun<Id | string>> => {
  const ctx: Ctx = { ...caller, signal: new AbortController().signal };
  const look = async (sinceMs: number): Promise<Begun<Id | string> | null> => {
    const conversationId = await findBegun(ctx, sought, sinceMs, pause);
    return conversationId === null ? null : { conversationId };
  };
  const run = async (): Promise<Begun<Id | string>> => {
    const startedMs = ctx.clock.now();
    try {
      return { conversationId: await begin(ctx) };
    } catch (error) {
      if (!isUnknown(error)) throw error;
      const seen = await look(startedMs).catch(() => null);
      if (seen) return seen;
      throw error;
    }
  };
  const { result } = await ctx.journal.around(
    { key, subject: conversationOf(null), action, before: null },
    run,
    ({ startedAtMs }) => look(startedAtMs),
    ({ conversationId }) => conversationOf(conversationId),
  );
  renewLists(ctx);
  return result;
};
