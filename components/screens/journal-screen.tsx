"use client";
import { JournalList } from "@/components/actions/journal-list";
import { PageLink } from "@/components/ui/page-link";
import { type Subject, subjectHref } from "@/lib/actions/subject";

/** What one has done last, or what was done to one conversation or ticket, with the way back from each. */
export const JournalScreen = ({ of }: { of: Subject | null }) => (
  <main className="pane-scroll min-h-0 flex-1">
    <div className="mx-auto max-w-[760px] px-5 py-8 max-md:px-3 max-md:py-5">
      <h1 className="text-2xl font-semibold tracking-[-0.015em]">Recent actions</h1>
      <p className="mt-1 mb-4 text-ink-2">
        {of === null ? (
          "The last fifty things that you did through Switchyard, newest first."
        ) : (
          <>
            The last fifty things that were done to{" "}
            <PageLink href={subjectHref(of)} className="text-accent underline underline-offset-2">
              {of.kind} {of.id}
            </PageLink>{" "}
            through Switchyard.{" "}
            <PageLink href="/journal" className="text-accent underline underline-offset-2">
              Your own, everywhere
            </PageLink>
          </>
        )}{" "}
        <a
          href={`/api/journal/csv?${of === null ? "mine=1" : `${of.kind}=${of.id}`}`}
          download
          className="text-accent underline underline-offset-2"
        >
          All of it as CSV
        </a>
      </p>
      <JournalList of={of} />
    </div>
  </main>
);
