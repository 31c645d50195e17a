import "server-only";
import type { FileRef } from "@/lib/actions/input";
import type { AttachmentFile } from "@/lib/intercom/conversation-replies";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import type { Ctx } from "@/lib/server/context";
import type { EarlierTry } from "@/lib/server/journal/journal";
import type { KnownDetail } from "../map-detail";

/** What the journal keeps of an action that was done: ids, so that asking again can be answered. */
export type Outcome = {
  readonly ticketId: string | null;
  readonly tag: { readonly id: string; readonly name: string } | null;
  /** Who was added to the conversation. */
  readonly contact: { readonly id: string; readonly name: string } | null;
  /** The conversation is gone for good. */
  readonly deleted: boolean;
  /** Where only a part of it could be done: which, and why not the rest. */
  readonly warning: string | null;
};

export const plainOutcome: Outcome = {
  ticketId: null,
  tag: null,
  contact: null,
  deleted: false,
  warning: null,
};

/** All that one action may use. */
export type Acting = {
  readonly ctx: Ctx;
  readonly conversationId: string;
  /** The teammate in whose name it is done: always the one who is signed in. */
  readonly adminId: string;
  /** The conversation as it was last seen before, if it was. */
  readonly before: KnownDetail | null;
  /** The uploaded files with their bytes. @throws AppError when one is gone. */
  readonly files: (refs: readonly FileRef[]) => Promise<readonly AttachmentFile[]>;
  /** Keeps what Intercom answered as the newest state of the conversation. */
  readonly keep: (conversation: Conversation) => void;
  readonly pause: (ms: number) => Promise<void>;
};

/** One action under way: how to do it, and how to find out whether it was done. */
export type Doing = {
  /** What a later look must know of how things were before: kept in the journal with the intent. */
  readonly remember?: Readonly<Record<string, unknown>>;
  readonly run: () => Promise<Outcome>;
  /** Its outcome if an earlier try took effect, null when it surely did not. */
  readonly look: (earlier: EarlierTry) => Promise<Outcome | null>;
};
