import type { Role } from "@/lib/access/roles";
import { endpoint } from "./endpoint";

/** `invite` makes an account, `reset` sets a new password. */
export type LinkKind = "invite" | "reset";

/** Who a link is for. */
export type LinkPurpose = {
  readonly kind: LinkKind;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};

/** A link that can still be used. What would open it is not here: that was shown once. */
export type OpenLink = LinkPurpose & {
  readonly id: string;
  /** Of a reset: whose. */
  readonly memberId: string | null;
  readonly madeByName: string;
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
};

export type OpenLinks = { readonly links: readonly OpenLink[] };

/** The only answer that ever holds a link whole. */
export type NewLink = { readonly url: string; readonly expiresAtMs: number };

/** For those who may manage members, like all here up to `lookAtLink`. */
export const getInvitations = endpoint<OpenLinks>()({
  method: "GET",
  path: "/api/invitations",
  input: () => import("./inputs").then((all) => all.nothing),
});

/** Takes the place of an earlier invitation of the same e-mail; refused at `email` for who is a member already. */
export const postInvitation = endpoint<NewLink>()({
  method: "POST",
  path: "/api/invitations",
  input: () => import("./person-inputs").then((all) => all.invitationInput),
});

/** Of any kind. Safe to repeat. */
export const deleteInvitation = endpoint<Record<string, never>>()({
  method: "DELETE",
  path: "/api/invitations/:id",
  input: () => import("./person-inputs").then((all) => all.linkId),
});

/** A link with which a member sets a new password; takes the place of an earlier one. */
export const postReset = endpoint<NewLink>()({
  method: "POST",
  path: "/api/members/:id/reset",
  input: () => import("./person-inputs").then((all) => all.linkId),
});

const linkBytes = 4096;

/**
 * What a link is for; for strangers, as is `acceptLink`. The token travels in the body, so that no log of addresses holds it. Whatever
 * is wrong with a link, the answer is the same `not_found`.
 */
export const lookAtLink = endpoint<LinkPurpose>()({
  method: "POST",
  path: "/api/invitations/look",
  maxBytes: linkBytes,
  input: () => import("./person-inputs").then((all) => all.linkInput),
});

/** Uses a link up: makes the account or changes the password. Sign in with the e-mail that it answers. */
export const acceptLink = endpoint<{ readonly email: string }>()({
  method: "POST",
  path: "/api/invitations/accept",
  maxBytes: linkBytes,
  input: () => import("./person-inputs").then((all) => all.acceptInput),
});
