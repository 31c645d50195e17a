import { endpoint } from "./endpoint";

/** One's own, as it stands. */
export type SecondFactor = {
  /** Null while it is off. */
  readonly onSinceMs: number | null;
  /** How many recovery codes have not been used. */
  readonly codesLeft: number;
};

/** A drawing in an SVG's path, `size` squares wide and high, with the white around it that readers need. */
export type QrCode = { readonly size: number; readonly path: string };

/** The only answer that ever holds the secret. */
export type BegunSecondFactor = {
  /** To be sent along with the first code. */
  readonly id: string;
  /** In base32, to type by hand. */
  readonly secret: string;
  /** `otpauth://…`, which authenticator apps open. */
  readonly uri: string;
  readonly qr: QrCode;
};

/** Shown once and not kept. */
export type RecoveryCodes = { readonly codes: readonly string[] };

/** `ended`: how many other sessions it ended. */
export type TurnedOn = RecoveryCodes & { readonly ended: number };

export const getSecondFactor = endpoint<SecondFactor>()({
  method: "GET",
  path: "/api/second-factor",
  input: () => import("./inputs").then((all) => all.nothing),
});

/** Begins to turn it on; nothing changes before `confirmSecondFactor`. Refused at `password`; `conflict` where it is on. */
export const beginSecondFactor = endpoint<BegunSecondFactor>()({
  method: "POST",
  path: "/api/second-factor",
  input: () => import("./second-factor-inputs").then((all) => all.ownPassword),
});

/** Turns it on, and ends one's other sessions. Refused at `code`; `conflict` where it was begun anew elsewhere. */
export const confirmSecondFactor = endpoint<TurnedOn>()({
  method: "POST",
  path: "/api/second-factor/confirm",
  input: () => import("./second-factor-inputs").then((all) => all.firstCode),
});

/** Refused at `password` or `code`, as `turnOffSecondFactor`. */
export const renewRecoveryCodes = endpoint<RecoveryCodes>()({
  method: "POST",
  path: "/api/second-factor/recovery-codes",
  input: () => import("./second-factor-inputs").then((all) => all.ownProof),
});

export const turnOffSecondFactor = endpoint<Record<string, never>>()({
  method: "DELETE",
  path: "/api/second-factor",
  input: () => import("./second-factor-inputs").then((all) => all.ownProof),
});
