import "server-only";
import type { ActionInputOf, Assignee } from "@/lib/actions/input";
import { assignConversation, type Assignee as IntercomAssignee } from "@/lib/intercom/conversation-standing";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { mapSummary } from "../map-summary";
import { type Acting, type Doing, type Outcome, plainOutcome } from "./doing";
import { beforeWriting, lookNow } from "./look";
import { reach } from "./reach";
import { say } from "./say";
import { halfDone, type Step, takeStep } from "./stepwise";

type Single = Exclude<Assignee, { kind: "both" }>;
type Both = Extract<Assignee, { kind: "both" }>;

/** Intercom keeps a teammate and a team apart: each is given and taken away by itself. */
const toIntercom = (assignee: Single): IntercomAssignee => {
  switch (assignee.kind) {
    case "teammate":
      return { type: "admin", id: assignee.id };
    case "team":
      return { type: "team", id: assignee.id };
    case "nobody":
      return { type: "admin", id: null };
    case "no-team":
      return { type: "team", id: null };
  }
};

const isAssigned = (conversation: Conversation, to: IntercomAssignee): boolean =>
  (to.type === "team" ? conversation.team_assignee_id : conversation.admin_assignee_id) === to.id;

const sayTo = (acting: Acting, assignee: IntercomAssignee, text: string): Doing => {
  const { ctx, conversationId, adminId } = acting;
  return say(acting, {
    text,
    send: (body) => assignConversation(ctx.intercom, { conversationId, adminId, assignee, body }),
  });
};

const assignOne = (acting: Acting, to: Single, message: string | undefined): Doing => {
  const { ctx, conversationId, adminId } = acting;
  const assignee = toIntercom(to);
  if (message !== undefined) return sayTo(acting, assignee, message);
  return reach(acting, {
    change: async () => {
      acting.keep(await assignConversation(ctx.intercom, { conversationId, adminId, assignee }));
      return plainOutcome;
    },
    reached: (conversation) => (isAssigned(conversation, assignee) ? plainOutcome : null),
  });
};

export const assignStep = (acting: Acting, assignee: IntercomAssignee): Step => {
  const { ctx, conversationId, adminId } = acting;
  return {
    change: () => assignConversation(ctx.intercom, { conversationId, adminId, assignee }),
    reached: (conversation) => isAssigned(conversation, assignee),
  };
};

/** The team first: some teams choose a teammate by themselves, and the one who was asked for counts. */
const assignBoth = (acting: Acting, to: Both, message: string | undefined): Doing => {
  const team: IntercomAssignee = { type: "team", id: to.teamId };
  const teammate: IntercomAssignee = { type: "admin", id: to.teammateId };
  const isReached = (conversation: Conversation): boolean =>
    isAssigned(conversation, team) && isAssigned(conversation, teammate) && conversation.state === "open";
  const said = message === undefined ? null : sayTo(acting, teammate, message);
  const finish = async (): Promise<Outcome> => {
    if (said) return said.run();
    await takeStep(acting, assignStep(acting, teammate));
    return plainOutcome;
  };
  return {
    ...(said?.remember ? { remember: said.remember } : {}),
    run: async () => {
      // A try before may have got half-way: what stands is not done again.
      const now = await beforeWriting(lookNow(acting));
      const { teamId } = mapSummary(now);
      acting.keep(now);
      if (message === undefined && isReached(now)) return plainOutcome;
      if (teamId === to.teamId) return finish();
      await takeStep(acting, assignStep(acting, team));
      try {
        return await finish();
      } catch (error) {
        const rest =
          message === undefined ? "the teammate was not" : "the teammate was not, and nothing was said";
        return halfDone(error, `Only the team was assigned; ${rest}.`);
      }
    },
    look: async (earlier) => {
      if (said) return said.look(earlier);
      const now = await lookNow(acting);
      if (!isReached(now)) return null;
      acting.keep(now);
      return plainOutcome;
    },
  };
};

export const assign = (acting: Acting, { assignee, message }: ActionInputOf<"assign">): Doing =>
  assignee.kind === "both" ? assignBoth(acting, assignee, message) : assignOne(acting, assignee, message);
