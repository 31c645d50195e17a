import { isGone } from "@/lib/core/is-gone";

/** How it stands with what is opened and not to be seen. */
export type Unread = "coming" | "offline" | "failed";

/** `offline`: its query waits for a connection. None brings back what is gone. */
export const unreadAs = (error: Error | null, offline: boolean): Unread => {
  if (offline && !isGone(error)) return "offline";
  return error ? "failed" : "coming";
};
