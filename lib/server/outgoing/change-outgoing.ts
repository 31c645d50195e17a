import "server-only";
import type { Outgoing, OutgoingState } from "@/lib/api/outgoing";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { findOutgoing, moveOutgoing, neverWentOut, shownOutgoing } from "./store";
import { wakeSender } from "./wake";

const whyNot: Partial<Record<OutgoingState, string>> = {
  waiting: "It is being looked for. Wait a moment.",
  sending: "It is too late to take it back: it is being sent.",
  sent: "It is too late to take it back: it has been sent.",
  unknown: "Nobody knows yet whether it went out. Look again first.",
};

const known = async (memberId: string, key: string): Promise<Outgoing> => {
  const row = await findOutgoing(memberId, key);
  if (row) return shownOutgoing(row);
  throw new AppError("not_found", "This message is not known here any more.");
};

/** Always of the one who asks. @throws AppError `not_found` */
export const getOne = ({ actor }: Ctx, { key }: { readonly key: string }): Promise<Outgoing> =>
  known(actor.memberId, key);

/** Calls a message off that has surely not gone out; safe to repeat. @throws AppError `conflict` where it is too late. */
export const takeBack = async ({ actor }: Ctx, { key }: { readonly key: string }): Promise<Outgoing> => {
  const { memberId } = actor;
  const from = ["waiting", "held", "failed"] as const;
  await moveOutgoing(memberId, key, from, { state: "taken_back" }, neverWentOut);
  const now = await known(memberId, key);
  if (now.state === "taken_back") return now;
  throw new AppError("conflict", whyNot[now.state] ?? "It changed meanwhile. Look again.");
};

type GoOn = { readonly key: string; readonly anyway?: boolean | undefined };

/** Sends it now, tries it again, or looks whether it went out: whatever its state asks for. Safe to repeat. */
export const goOn = async ({ actor }: Ctx, { key, anyway }: GoOn): Promise<Outgoing> => {
  const { memberId } = actor;
  const from = ["waiting", "failed", "unknown", ...(anyway === true ? (["held"] as const) : [])] as const;
  const change = {
    state: "waiting",
    dueInMs: 0,
    problem: null,
    ...(anyway === true ? { seen: null } : {}),
  } as const;
  if (await moveOutgoing(memberId, key, from, change)) wakeSender();
  return known(memberId, key);
};
