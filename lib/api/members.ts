import type { Role } from "@/lib/access/roles";
import { endpoint } from "./endpoint";
import type { Ended } from "./sessions";

/** Somebody who may sign in, or could. */
export type Member = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Their teammate in Intercom; null when Intercom has nobody with that e-mail, and then they can only read. */
  readonly teammateId: string | null;
  /** Null while they may sign in. */
  readonly disabledAtMs: number | null;
  /** To the minute; null for those who have never signed in. */
  readonly lastSeenAtMs: number | null;
  /** Whether signing in takes a code from their phone beside the password. */
  readonly hasSecondFactor: boolean;
  /** In how many places they are signed in. */
  readonly sessions: number;
  readonly isMe: boolean;
};

export type Members = { readonly members: readonly Member[] };

/** Everybody, by name, those who are disabled last. For those who manage members. */
export const getMembers = endpoint<Members>()({
  method: "GET",
  path: "/api/members",
  input: () => import("./inputs").then((all) => all.nothing),
});

/**
 * Changes the role, or whether somebody may sign in; both hold from their next request on. Answers `conflict` for what would
 * leave nobody to manage members.
 */
export const putMember = endpoint<Member>()({
  method: "PUT",
  path: "/api/members/:id",
  input: () => import("./member-inputs").then((all) => all.memberChange),
});

/** Signs a member out everywhere. */
export const deleteMemberSessions = endpoint<Ended>()({
  method: "DELETE",
  path: "/api/members/:id/sessions",
  input: () => import("./member-inputs").then((all) => all.memberId),
});

/** Lets somebody who lost their phone sign in by their password alone, and signs them out everywhere; not for oneself. */
export const deleteMemberSecondFactor = endpoint<Ended>()({
  method: "DELETE",
  path: "/api/members/:id/second-factor",
  input: () => import("./member-inputs").then((all) => all.memberId),
});
