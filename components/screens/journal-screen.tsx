"use client";
import { JournalList } from "@/components/actions/journal-list";
import { PageLink } from "@/components/ui/page-link";

/** What one has done last, or what was done to one conversation, with the way back from each. */
export const JournalScreen = ({ conversation }: { conversation: string | null }) => (
  <main className="pane-scroll min-h-0 flex-1">
    <div className="mx-auto max-w-[760px] px-5 py-8 max-md:px-3 max-md:py-5">
      <h1 className="text-2xl font-semibold tracking-[-0.015em]">Recent actions</h1>
      <p className="mt-1 mb-4 text-ink-2">
        {conversation === null ? (
          "The last fifty things that you did through Switchyard, newest first."
        ) : (
          <>
            The last fifty things that were done to{" "}
            <PageLink href={`/conversations/${conversation}`} className="text-accent hover:underline">
              conversation {conversation}
            </PageLink>{" "}
            through Switchyard.{" "}
            <PageLink href="/journal" className="text-accent hover:underline">
              Your own, everywhere
            </PageLink>
          </>
        )}
      </p>
      <JournalList conversation={conversation} />
    </div>
  </main>
);
