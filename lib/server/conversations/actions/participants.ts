import "server-only";
import * as z from "zod";
import type { ActionInputOf } from "@/lib/actions/input";
import { AppError } from "@/lib/core/errors";
import { getContact } from "@/lib/intercom/contacts";
import { attachContact, detachContact } from "@/lib/intercom/conversation-people";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { type Acting, type Doing, type Outcome, plainOutcome } from "./doing";
import { beforeWriting, lookNow } from "./look";
import { reach } from "./reach";

type Who = ActionInputOf<"add-participant">["who"];

const idsOf = ({ contacts }: Conversation): readonly string[] => contacts.map(({ id }) => id);

const nameOf = async ({ ctx }: Acting, contactId: string, fallback: string): Promise<string> => {
  try {
    const { name, email } = await getContact(ctx.intercom, { contactId });
    return name || email || fallback;
  } catch {
    // It was done; how they are called is for the toast alone.
    return fallback;
  }
};

const isWanted = async ({ ctx }: Acting, who: Who, contactId: string): Promise<boolean> => {
  if ("contactId" in who) return who.contactId === contactId;
  const { email, external_id } = await getContact(ctx.intercom, { contactId });
  return "email" in who ? email?.toLowerCase() === who.email.toLowerCase() : external_id === who.externalId;
};

const calledBy = (who: Who): string => {
  if ("contactId" in who) return who.name ?? "";
  return "email" in who ? who.email : who.externalId;
};

const come = async (acting: Acting, who: Who, id: string): Promise<Outcome> => {
  const known = "contactId" in who ? who.name : undefined;
  return { ...plainOutcome, contact: { id, name: known ?? (await nameOf(acting, id, calledBy(who))) } };
};

/** Intercom has just answered with these. Others may have come at the same moment. */
const whoWasAdded = async (
  acting: Acting,
  who: Who,
  newcomers: readonly string[],
): Promise<Outcome | null> => {
  const [first, ...others] = newcomers;
  if (first === undefined) return null;
  if (others.length === 0) return come(acting, who, first);
  for (const id of newcomers) {
    if (await isWanted(acting, who, id).catch(() => false)) return come(acting, who, id);
  }
  return plainOutcome;
};

const rememberedSchema = z.object({ contacts: z.array(z.object({ id: z.string().nullable() })) });

const takesPart = (): AppError =>
  new AppError("conflict", "This person takes part in the conversation already.");

/**
 * Intercom answers with ids alone, so that who was added is found out by comparing with who took part before. Adding twice adds once.
 */
export const addParticipant = (acting: Acting, { who }: ActionInputOf<"add-participant">): Doing => {
  const { ctx, conversationId, adminId } = acting;
  const goal = (earlier: readonly string[]) => {
    const newOf = (ids: readonly string[]) => ids.filter((id) => !earlier.includes(id));
    return {
      change: async (): Promise<Outcome> => {
        const { customers } = await attachContact(ctx.intercom, { conversationId, adminId, contact: who });
        const added = await whoWasAdded(acting, who, newOf(customers.map(({ id }) => id)));
        if (!added) throw takesPart();
        return added;
      },
      reached: async (conversation: Conversation): Promise<Outcome | null> => {
        for (const id of newOf(idsOf(conversation))) {
          if (await isWanted(acting, who, id)) return come(acting, who, id);
        }
        return null;
      },
    };
  };
  return {
    run: async () => {
      const earlier = idsOf(await beforeWriting(lookNow(acting)));
      if ("contactId" in who && earlier.includes(who.contactId)) throw takesPart();
      return reach(acting, goal(earlier)).run();
    },
    look: async (earlier) => {
      const known = rememberedSchema.safeParse(earlier.before);
      const ids = known.success ? known.data.contacts.flatMap(({ id }) => id ?? []) : [];
      return reach(acting, goal(ids)).look(earlier);
    },
  };
};

const isLast = (): AppError =>
  new AppError(
    "conflict",
    "The last person cannot be removed: Intercom keeps at least one in a conversation.",
  );

export const removeParticipant = (
  acting: Acting,
  { contact: { id: contactId } }: ActionInputOf<"remove-participant">,
): Doing => {
  const { ctx, conversationId, adminId } = acting;
  const isAway = (conversation: Conversation) => !idsOf(conversation).includes(contactId);
  const goal = {
    change: async (): Promise<Outcome> => {
      await detachContact(ctx.intercom, { conversationId, adminId, contactId });
      return plainOutcome;
    },
    reached: (conversation: Conversation) => (isAway(conversation) ? plainOutcome : null),
  };
  const reaching = reach(acting, goal);
  return {
    run: async () => {
      const now = await beforeWriting(lookNow(acting));
      if (isAway(now)) {
        acting.keep(now);
        return plainOutcome;
      }
      if (now.contacts.length === 1) throw isLast();
      return reaching.run();
    },
    look: reaching.look,
  };
};
