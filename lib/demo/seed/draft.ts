import type { DemoDelivery, DemoSourceType } from "../model";
import type { Beat } from "./beat";
import type { Identity } from "./people";
import type { Random } from "./random";
import type { Slot } from "./slots";
import { leadId, workersOf } from "./workspace";

/** What the steps of planning share while a conversation grows. */
export type Draft = {
  readonly slot: Slot;
  readonly r: Random;
  readonly who: Identity;
  readonly channel: DemoSourceType;
  readonly deliveredAs: DemoDelivery;
  /** Who holds the conversation. */
  readonly admin: string;
  readonly beats: Beat[];
  /** Index of the beat that falls on the slot's anchor. */
  anchor: number;
};

/** Chat is answered within minutes, e-mail within hours. Seconds. */
export const replyGap = ({ r, channel, slot }: Draft): number => {
  if (slot.long > 0) return r.span(120, 9_000);
  return channel === "email" ? r.span(900, 50_000) : r.span(60, 5_400);
};

/** Mostly who holds it, now and then a colleague. */
export const anybody = ({ r, slot, admin }: Draft): string =>
  r.chance(0.2) ? r.pick([leadId, ...workersOf(slot.scenario.team)]) : admin;

/** The workspace wrote first. */
export const isOutbound = ({ deliveredAs }: Draft): boolean => deliveredAs !== "customer_initiated";

/** Which of a story's wordings is told, from the opening to the end. */
export const wordingOf = ({ scenario, turn, number }: Slot): number =>
  (turn + number) % Math.max(1, scenario.turns[0]?.lines.length ?? 1);

export const isWaiting = (slot: Slot): boolean =>
  slot.standing === "unassigned" || slot.standing === "mine" || slot.standing === "theirs";

export const isClosed = (slot: Slot): boolean =>
  slot.standing === "closed" || slot.standing === "closed-today";
