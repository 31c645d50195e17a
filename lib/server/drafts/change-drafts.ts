import "server-only";
import type { DraftContent, DraftSaved, StoredDraft } from "@/lib/api/drafts";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { dropDraft, findDraft, listDrafts, undropDraft, writeDraft } from "./store";

type PutInput = {
  readonly conversation: string;
  readonly content: DraftContent;
  readonly base: number;
  readonly device: string;
  readonly deviceName: string;
};
type Version = { readonly conversation: string; readonly version: number };

/** Always those of the one who asks. */
export const getDrafts = async ({ actor }: Ctx): Promise<{ readonly drafts: readonly StoredDraft[] }> => ({
  drafts: await listDrafts(actor.memberId),
});

export const putDraft = async ({ actor }: Ctx, input: PutInput): Promise<DraftSaved> => {
  const { conversation: conversationId, ...rest } = input;
  const { memberId } = actor;
  for (;;) {
    const version = await writeDraft({ memberId, conversationId, ...rest });
    if (version !== null) return { saved: true, version };
    const theirs = await findDraft(memberId, conversationId);
    // It was deleted between the two statements: then there is nothing to overwrite.
    if (theirs) return { saved: false, theirs };
  }
};

export const deleteDraft = async (
  { actor }: Ctx,
  { conversation, version }: Version,
): Promise<{ readonly deleted: boolean }> => ({
  deleted: await dropDraft(actor.memberId, conversation, version),
});

export const restoreDraft = async ({ actor }: Ctx, { conversation, version }: Version) => {
  const draft = await undropDraft(actor.memberId, conversation, version);
  if (draft) return draft;
  throw new AppError("not_found", "This draft cannot be had back: another one has taken its place.");
};
