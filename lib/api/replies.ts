import { endpoint } from "./endpoint";

/** A reply to use again, with `{{…}}` where something of the conversation comes. */
export type SavedReply = {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly shared: boolean;
  /** Whether the one who asks may change and delete it. */
  readonly mayChange: boolean;
  readonly version: number;
};

export type Replies = {
  /** Of Switchyard: one's own, and everybody's. By name. */
  readonly replies: readonly SavedReply[];
  /** Of Intercom, where its version has them. */
  readonly macros: readonly { readonly id: string; readonly name: string; readonly text: string }[];
  /** Why Intercom's are not there, in words; null when they are. */
  readonly macrosMissing: string | null;
};

export const getReplies = endpoint<Replies>()({
  method: "GET",
  path: "/api/replies",
  input: () => import("./inputs").then((all) => all.nothing),
});

/** `id` is made by the browser before the first try, so that a repeat makes no second one. */
export const postReply = endpoint<SavedReply>()({
  method: "POST",
  path: "/api/replies",
  input: () => import("./writing-inputs").then((all) => all.newReplyInput),
  maxBytes: 256 * 1024,
});

/** @throws `conflict` where somebody has changed it since that version. */
export const putReply = endpoint<SavedReply>()({
  method: "PUT",
  path: "/api/replies/:id",
  input: () => import("./writing-inputs").then((all) => all.replyInput),
  maxBytes: 256 * 1024,
});

/** It can be had back for thirty days. */
export const deleteReply = endpoint<SavedReply>()({
  method: "DELETE",
  path: "/api/replies/:id",
  input: () => import("./writing-inputs").then((all) => all.replyId),
});

export const restoreReply = endpoint<SavedReply>()({
  method: "POST",
  path: "/api/replies/:id/restore",
  input: () => import("./writing-inputs").then((all) => all.replyId),
});
