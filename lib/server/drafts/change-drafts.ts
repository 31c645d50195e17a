import "server-only";
import { subjectAt } from "@/lib/actions/subject";
import type { DraftContent, DraftSaved, StoredDraft } from "@/lib/api/drafts";
import { AppError } from "@/lib/core/errors";
import { storableText } from "@/lib/core/text";
import type { Ctx } from "@/lib/server/context";
import { knownName } from "@/lib/server/known-name";
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
export const getDrafts = async (ctx: Ctx): Promise<{ readonly drafts: readonly StoredDraft[] }> => {
  const drafts = await listDrafts(ctx.actor.memberId);
  return {
    drafts: drafts.map((one) => ({ ...one, name: knownName(ctx, subjectAt(one.place)) ?? one.name })),
  };
};

export const putDraft = async (ctx: Ctx, input: PutInput): Promise<DraftSaved> => {
  const { place, ...rest } = input;
  const { memberId } = ctx.actor;
  const subject = subjectAt(place);
  const known = knownName(ctx, subject);
  const name = known && storableText(known);
  for (;;) {
    const version = await writeDraft({ memberId, subject, name, ...rest });
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
