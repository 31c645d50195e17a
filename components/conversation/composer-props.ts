import type { RefObject } from "react";
import type { ComposerHandle, WantedWriting } from "@/components/data/actions-port";
import type { HandOver } from "@/components/data/outgoing";
import type { SubjectKind } from "@/lib/actions/subject";
import type { ConversationDetail } from "@/lib/conversation/model";

export type ComposerProps = {
  readonly owner: string;
  readonly conversation: ConversationDetail;
  /** What `conversation` stands for: on a ticket one replies and notes, and nothing else. */
  readonly subject?: SubjectKind;
  /** Said below the empty field of a reply. */
  readonly hint?: string;
  /** Why nothing can be written; null when it can. */
  readonly blocked: string | null;
  /** Whether this member may write in a contact's name. */
  readonly maySpeak: boolean;
  readonly onSend: HandOver;
  readonly handle: RefObject<ComposerHandle | null>;
  /** What somebody asked to write before this field was there. */
  readonly wanted: RefObject<WantedWriting | null>;
};
