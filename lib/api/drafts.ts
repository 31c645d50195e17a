import type { FileRef } from "@/lib/actions/input";
import type { ComposerMode } from "./composer-modes";
import { endpoint, messageBodyBytes } from "./endpoint";

export type DraftContent = {
  readonly text: string;
  readonly mode: ComposerMode;
  /** Belongs to exactly this content: sending it twice, from two tabs or two devices, is one message. */
  readonly key: string;
  readonly files: readonly FileRef[];
  readonly urls: readonly string[];
  /** In whose name, where that was chosen. */
  readonly contactId: string | null;
};

export type StoredDraft = {
  /** As `lib/actions/subject.ts` has it. */
  readonly place: string;
  /** What that is called: title, subject or contact; null where nobody has read it. */
  readonly name: string | null;
  readonly content: DraftContent;
  /** Changes with each writing. */
  readonly version: number;
  /** The browser that wrote it, by an id of its own, and what to call it. */
  readonly device: string;
  readonly deviceName: string;
  readonly updatedAtMs: number;
};

/** All that the one who asks is writing, newest first; also where the conversation or ticket is gone. */
export const getDrafts = endpoint<{ readonly drafts: readonly StoredDraft[] }>()({
  method: "GET",
  path: "/api/drafts",
  input: () => import("./inputs").then((all) => all.nothing),
});

export type DraftSaved =
  | { readonly saved: true; readonly version: number }
  /** Another browser has written since `base`: nothing was overwritten. */
  | { readonly saved: false; readonly theirs: StoredDraft };

/** `base` is the version that this content began from; 0 for none. */
export const putDraft = endpoint<DraftSaved>()({
  method: "PUT",
  path: "/api/drafts/:place",
  input: () => import("./writing-inputs").then((all) => all.draftInput),
  maxBytes: messageBodyBytes,
});

/** Only this version of it, so that nothing goes which another browser has written since. It can be had back for thirty days. */
export const deleteDraft = endpoint<{ readonly deleted: boolean }>()({
  method: "DELETE",
  path: "/api/drafts/:place",
  input: () => import("./writing-inputs").then((all) => all.draftVersion),
});

/** @throws `not_found` when it is too late, or another draft has taken its place. */
export const restoreDraft = endpoint<StoredDraft>()({
  method: "POST",
  path: "/api/drafts/:place/restore",
  input: () => import("./writing-inputs").then((all) => all.draftVersion),
});
