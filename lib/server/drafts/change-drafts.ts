import "server-only";
import { subjectAt } from "@/lib/actions/subject";
import type { DraftContent, DraftSaved, StoredDraft } from "@/lib/api/drafts";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { dropDraft, findDraft, listDrafts, undropDraft, writeDraft } from "./store";

type PutInput = {
  readonly place: string;
  readonly content: DraftContent;
  readonly base: number;
  readonly device: string;
  readonly deviceName: string;
};
type Version = { readonly place: string; readonly version: number };

/** Always those of the one who asks. */
export const getDrafts = async ({ actor }: Ctx): Promise<{ readonly drafts: readonly StoredDraft[] }> => ({
  drafts: await listDrafts(actor.memberId),
});

export const putDraft = async ({ actor }: Ctx, input: PutInput): Promise<DraftSaved> => {
  const { place, ...rest } = input;
  const { memberId } = actor;
  const subject = subjectAt(place);
  for (;;) {
    const version = await writeDraft({ memberId, subject, ...rest });
    if (version !== null) return { saved: true, version };
    const theirs = await findDraft(memberId, subject);
    // It was deleted between the two statements: then there is nothing to overwrite.
    if (theirs) return { saved: false, theirs };
  }
};

export const deleteDraft = async (
  { actor }: Ctx,
  { place, version }: Version,
): Promise<{ readonly deleted: boolean }> => ({
  deleted: await dropDraft(actor.memberId, subjectAt(place), version),
});

export const restoreDraft = async ({ actor }: Ctx, { place, version }: Version) => {
  const draft = await undropDraft(actor.memberId, subjectAt(place), version);
  if (draft) return draft;
  throw new AppError("not_found", "This draft cannot be had back: another one has taken its place.");
};
