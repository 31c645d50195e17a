import type { ConversationDetail } from "@/lib/conversation/model";
import type { Ticket } from "@/lib/ticket/model";
import { endpoint, messageBodyBytes } from "./endpoint";

export const getConversation = endpoint<ConversationDetail>()({
  method: "GET",
  path: "/api/conversations/:id",
  input: () => import("./inputs").then((all) => all.conversationInput),
});

export type ConversationNews = {
  /** As it is now; null where it is still what the asker knows. */
  readonly conversation: ConversationDetail | null;
  /** Intercom could not be asked just now. */
  readonly stale: boolean;
};

/** Whether a conversation is still as it is known: `revision` is what `revisionOf` makes of that. */
export const getConversationNews = endpoint<ConversationNews>()({
  method: "GET",
  path: "/api/conversations/:id/news",
  input: () => import("./inputs").then((all) => all.newsInput),
});

/** What each part says as plain text, by its id; the opening message under `source`. */
export type PlainText = { readonly texts: Readonly<Record<string, string>> };

export const getPlainText = endpoint<PlainText>()({
  method: "GET",
  path: "/api/conversations/:id/plain-text",
  input: () => import("./inputs").then((all) => all.plainTextInput),
});

/** A page of its own for the frame that shows one message as it was sent; never called by hand. */
export const getAsSent = endpoint<never>()({
  method: "GET",
  path: "/api/conversations/:id/parts/:part/frame",
  input: () => import("./inputs").then((all) => all.asSentInput),
});

export type ActionResult = {
  /** The conversation as Intercom has it after the action; null when the action deleted it. */
  readonly conversation: ConversationDetail | null;
  /** The ticket that a convert made. */
  readonly ticket: Ticket | null;
  /** The tag that was put on, with the id that Intercom gave it. */
  readonly tag: { readonly id: string; readonly name: string } | null;
  /** Who was added to it, also where only an address was given. */
  readonly contact: { readonly id: string; readonly name: string } | null;
  /** Where only a part of it could be done: which, and why not the rest, to be said in place of "done". */
  readonly warning: string | null;
  readonly journalId: string;
};

/**
 * Does one action to one conversation, at most once for a key.
 * `key` is a UUID made before the first try and kept over retries: the same key with the same action answers what the first
 * one answered; with another action it is refused as `idempotency_mismatch`.
 * `stopFor` names what closing stops for: where any of it stands open, nothing is done and the answer is `unfinished`, with what.
 * A write whose outcome nobody knows answers `outcome_unknown`; asking again with the same key looks, and never repeats.
 */
export const postAction = endpoint<ActionResult>()({
  method: "POST",
  path: "/api/conversations/:id/actions",
  input: () => import("./inputs").then((all) => all.actionRequest),
  maxBytes: messageBodyBytes,
});
