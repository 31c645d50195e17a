import { isEmptyDraft } from "@/components/data/draft";
import { draftStore } from "@/components/data/draft-store";

/** Whether something was written at a place (lib/actions/subject.ts) and not sent, as this browser knows it. */
export const hasDraft =
  (owner: string | undefined) =>
  (place: string): boolean =>
    owner !== undefined && !isEmptyDraft(draftStore.get(owner, place).draft);
