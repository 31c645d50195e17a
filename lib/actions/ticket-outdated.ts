import type { Part } from "@/lib/conversation/model";
import type { UnixSeconds } from "@/lib/core/time";
import { standingOf } from "@/lib/ticket/model";
import type { Standing } from "./input";
import { type Circumstances, type OutdatedNames, outdatedSentence, standingWords } from "./outdated";
import type { TicketAction } from "./ticket-input";
import type { TicketAfter, TicketDoneThen, TicketNow } from "./ticket-stands";

type Now = TicketNow & { readonly stateLabel: string; readonly parts: readonly Part[] };

const asStanding = (one: TicketAfter, at: UnixSeconds): Standing => ({
  state: standingOf(one, at),
  snoozedUntil: one.snoozedUntil,
  assigneeId: one.assigneeId,
  teamId: one.teamId,
});

const changeWords = (
  action: TicketAction,
  { after }: TicketDoneThen,
  now: Now,
  at: UnixSeconds,
  names: OutdatedNames,
): string => {
  switch (action.kind) {
    case "state":
      return `its state is “${now.stateLabel}” now`;
    case "attribute": {
      const field = now.fields.find(({ name }) => name === action.name);
      return `“${field?.label ?? action.name}” has another value now`;
    }
    case "share":
      return now.shared ? "the customer sees it now" : "the customer sees it no more";
    case "tag":
      return "the tag is off again";
    case "untag":
      return "the tag is on again";
    case "link":
      return "the conversation is no longer linked";
    case "unlink":
      return "the conversation is linked again";
    default:
      return standingWords(after && asStanding(after, at), asStanding(now, at), names);
  }
};

/** Why an action on a ticket is not taken back, as a sentence: what is otherwise at `at`, and by whom. */
export const outdatedTicketWords = (
  action: TicketAction,
  done: TicketDoneThen,
  now: Now,
  at: UnixSeconds,
  circumstances: Circumstances,
): string =>
  outdatedSentence(changeWords(action, done, now, at, circumstances.names), now.parts, circumstances);
