import type { HeldMessage } from "@/lib/actions/held";
import type { ErrorCode } from "@/lib/core/errors";
import { endpoint, messageBodyBytes } from "./endpoint";

/**
 * `waiting` for its time, or for Intercom to be reachable · `sending` · `sent` · `held`: what it goes to moved meanwhile, and a person
 * decides · `failed`: it surely did not go out · `unknown`: nobody knows before somebody has looked · `taken_back`.
 */
export type OutgoingState = "waiting" | "sending" | "sent" | "held" | "failed" | "unknown" | "taken_back";

/** A message on its way. */
export type Outgoing = HeldMessage & {
  readonly key: string;
  readonly state: OutgoingState;
  /** In how many milliseconds it is sent, as of this answer; 0 for what does not wait. */
  readonly dueInMs: number;
  readonly createdAtMs: number;
  /** Why it does not go out, in words; also while it waits to be tried again. */
  readonly problem: { readonly code: ErrorCode; readonly message: string } | null;
};

/** Those of the one who asks that are on their way or came to an end within minutes, oldest first. */
export const getOutgoing = endpoint<{ readonly messages: readonly Outgoing[] }>()({
  method: "GET",
  path: "/api/outgoing",
  input: () => import("./inputs").then((all) => all.nothing),
});

/** How one of them stands, however long ago it came to an end. @throws `not_found` where the server was never given it */
export const getOneOutgoing = endpoint<Outgoing>()({
  method: "GET",
  path: "/api/outgoing/:key",
  input: () => import("./writing-inputs").then((all) => all.outgoingKey),
});

/**
 * Hands a message over: stored at once, and sent when its time has come, whether or not anybody still looks. Handing the same one over
 * again (same key, same action) answers how it stands; another one with its key is refused as `idempotency_mismatch`, and one that was
 * taken back as `conflict`.
 */
export const postOutgoing = endpoint<Outgoing>()({
  method: "POST",
  path: "/api/outgoing",
  input: () => import("./writing-inputs").then((all) => all.outgoingInput),
  maxBytes: messageBodyBytes,
});

/** Takes it back. @throws `conflict` where it is too late, or where one has to look first. */
export const deleteOutgoing = endpoint<Outgoing>()({
  method: "DELETE",
  path: "/api/outgoing/:key",
  input: () => import("./writing-inputs").then((all) => all.outgoingKey),
});

/** Goes on without waiting: sends now, tries again, looks whether it went out; `anyway` sends though what it goes to moved. */
export const goOnOutgoing = endpoint<Outgoing>()({
  method: "POST",
  path: "/api/outgoing/:key/now",
  input: () => import("./writing-inputs").then((all) => all.goOnInput),
});
