import "server-only";
import type { Settings } from "@/lib/api/settings-model";
import type { Ctx } from "@/lib/server/context";
import { changeSettings } from "./store";

/** Always those of the one who asks, whatever the browser says. */
export const putSettings = ({ actor, clock }: Ctx, change: Partial<Settings>): Promise<Settings> =>
  changeSettings(actor.memberId, change, clock.now());
