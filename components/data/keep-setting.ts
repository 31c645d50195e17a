import { callApi } from "@/lib/api/call";
import { putSettings } from "@/lib/api/settings";
import type { Settings } from "@/lib/api/settings-model";
import { canTryAgain } from "@/lib/core/can-try-again";
import { isAppError } from "@/lib/core/errors";
import { forgetChanged, noteKept } from "./fresh-settings";

let last: Promise<void> = Promise.resolve();

/** Sends changes one after the other, so that the last of several to one setting is the one that stays. */
export const keepSetting = (change: Partial<Settings>, onFailed: (why: string) => void): Promise<void> => {
  last = last.then(async () => {
    try {
      await callApi(putSettings, change);
      noteKept(change);
    } catch (error) {
      if (isAppError(error) && !canTryAgain(error)) forgetChanged(change);
      onFailed(isAppError(error) ? error.message : "");
    }
  });
  return last;
};
