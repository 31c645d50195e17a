/**
 * Intercom wakes a snoozed conversation when the customer writes, and at a given time. "Until they reply" is therefore a time that
 * nobody lives to see: 1 January 2100, in unix seconds.
 */
export const untilTheyReply = 4_102_444_800;

/** Whether it sleeps until the customer writes, whoever put it to sleep and with which far time. `now` in unix seconds. */
export const sleepsUntilTheyReply = (snoozedUntil: number, now: number): boolean =>
  snoozedUntil - now > 20 * 365 * 86_400;
