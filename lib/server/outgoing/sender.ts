import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { performAction } from "@/lib/server/conversations/perform-action";
import { logger } from "@/lib/server/logger/logger";
import { performTicketAction } from "@/lib/server/tickets/perform-ticket-action";
import { type Perform, sendOne } from "./send-one";
import { claimDue, nextDueMs } from "./store";
import { onWake } from "./wake";

/** A slow Intercom must not let a message wait for those before it. */
const mostAtOnce = 8;
/** What another process was handed is seen after this long at the latest, should that one die. */
const longestSleepMs = 2000;
const shortestSleepMs = 25;

const performing: Perform = { conversation: performAction, ticket: performTicketAction };

export type Sender = {
  /** Claims nothing more; what is being sent goes on. */
  readonly stop: () => void;
  readonly underWay: () => number;
};

/**
 * Sends what waits, as its time comes, until it is stopped. Any number of processes may do so at once. Only tests replace `perform` and `look`.
 */
export const startSending = (perform: Perform = performing, look = claimDue): Sender => {
  let underWay = 0;
  let stopped = false;
  let alarm = new AbortController();
  const wake = () => alarm.abort();
  onWake(wake);

  const claim = async (): Promise<number> => {
    // What is due stays due: one that ends wakes it.
    if (underWay >= mostAtOnce) return longestSleepMs;
    const rows = stopped ? [] : await look(mostAtOnce - underWay);
    for (const row of rows) {
      underWay += 1;
      void sendOne(row, perform).finally(() => {
        underWay -= 1;
        wake();
      });
    }
    const due = rows.length > 0 ? 0 : ((await nextDueMs()) ?? longestSleepMs);
    return Math.min(longestSleepMs, Math.max(shortestSleepMs, due));
  };

  const run = async (): Promise<void> => {
    for (let failures = 0; !stopped; ) {
      alarm = new AbortController();
      const { signal } = alarm;
      let sleepMs = longestSleepMs;
      try {
        sleepMs = await claim();
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === 1) logger().warn({ err: error }, "messages that wait could not be looked for");
      }
      await pause(sleepMs, undefined, { ref: false, signal }).catch(() => undefined);
    }
  };
  void run();

  return {
    stop: () => {
      stopped = true;
      wake();
    },
    underWay: () => underWay,
  };
};
