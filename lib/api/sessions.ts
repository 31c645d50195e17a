import type { Role } from "@/lib/access/roles";
import { endpoint } from "./endpoint";

/** Somewhere one is signed in. Its id opens nothing: the cookie that stands for it is sealed. */
export type SessionRow = {
  readonly id: string;
  /** What the browser called itself at sign-in; null where it did not say. */
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly signedInAtMs: number;
  /** To the minute. */
  readonly lastSeenAtMs: number;
  /** The one that asks. */
  readonly isCurrent: boolean;
};

export type Sessions = { readonly sessions: readonly SessionRow[] };

/** How many sessions it ended; none where they had ended before. */
export type Ended = { readonly ended: number };

/** One's own that still count, the one that asks first, then the one used last. */
export const getSessions = endpoint<Sessions>()({
  method: "GET",
  path: "/api/sessions",
  input: () => import("./inputs").then((all) => all.nothing),
});

/** Ends all of one's own but the one that asks. */
export const deleteOtherSessions = endpoint<Ended>()({
  method: "DELETE",
  path: "/api/sessions",
  input: () => import("./inputs").then((all) => all.nothing),
});

/** Ends one of one's own, or anybody's for those who manage members. */
export const deleteSession = endpoint<Ended>()({
  method: "DELETE",
  path: "/api/sessions/:id",
  input: () => import("./member-inputs").then((all) => all.sessionId),
});

/** Who one is just now, so that a page that stands open learns that this has changed. */
export type Standing = { readonly role: Role; readonly teammateId: string | null };

export const getStanding = endpoint<Standing>()({
  method: "GET",
  path: "/api/sessions/current",
  input: () => import("./inputs").then((all) => all.nothing),
});
