"use client";
import { isEmptyDraft } from "@/components/data/draft";
import { PageLink } from "@/components/ui/page-link";
import { useDraft } from "./use-draft";

/** What was being written when what it was for went away, to be copied. */
export const KeptDraft = ({ owner, place }: { owner: string; place: string }) => {
  const { draft } = useDraft(owner, place);
  if (isEmptyDraft(draft)) return null;
  return (
    <>
      <textarea
        readOnly
        dir="auto"
        rows={4}
        aria-label="What you had written"
        value={draft.text}
        className="mt-3 w-full rounded-l border border-line-strong bg-surface px-3 py-2 text-left text-ink max-md:text-[16px]"
      />
      <PageLink href="/drafts" className="text-accent hover:underline">
        All your drafts, to copy and to export
      </PageLink>
    </>
  );
};
