import "server-only";
import type { Outgoing } from "@/lib/api/outgoing";
import type { Ctx } from "@/lib/server/context";
import { listOutgoing as listRows, shownOutgoing } from "./store";

export const listOutgoing = async ({ actor }: Ctx): Promise<{ readonly messages: readonly Outgoing[] }> => ({
  messages: (await listRows(actor.memberId)).map(shownOutgoing),
});
