import type { RefObject } from "react";
import type { ComposerHandle, WantedWriting } from "@/components/data/actions-port";
import type { ConversationDetail } from "@/lib/conversation/model";
import type { HandOver } from "./use-sending";

export type ComposerProps = {
  readonly owner: string;
  readonly conversation: ConversationDetail;
  /** Why nothing can be written; null when it can. */
  readonly blocked: string | null;
  /** Whether this member may write in a contact's name. */
  readonly maySpeak: boolean;
  readonly onSend: HandOver;
  readonly handle: RefObject<ComposerHandle | null>;
  /** What somebody asked to write before this field was there. */
  readonly wanted: RefObject<WantedWriting | null>;
};
