"use client";
import { useQuery } from "@tanstack/react-query";
import Download from "lucide-react/icons/download";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { JournalList } from "@/components/actions/journal-list";
import { journalMembersQuery } from "@/components/data/journal-pages";
import { focusQueryLine } from "@/components/data/query-line-id";
import { useWorkspace } from "@/components/data/workspace-query";
import { buttonLook } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { createLate } from "@/components/ui/late";
import { orAgain } from "@/components/ui/late-part";
import { Skeleton } from "@/components/ui/skeleton";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { can, type Role } from "@/lib/access/roles";
import { useListPlaceOf } from "./use-list-place-of";

// As of the queue: what may be written and the list that offers it come together.
const journalLanguage = createLate(async () => {
  const [file, list] = await Promise.all([
    import("./journal-language"),
    import("@/components/queue/suggestion-list"),
  ]);
  return { ...file.language, SuggestionList: list.SuggestionList };
});

// On its own, so that the queue's first load is packed as if there were no other page with a line.
const QueryLine = dynamic(
  orAgain("The query line", () => import("@/components/queue/query-line").then((file) => file.QueryLine)),
  { loading: () => <Skeleton className="h-9 w-full max-md:h-11" /> },
);

const noMembers: readonly { readonly id: string; readonly name: string }[] = [];

const Line = ({ q }: { q: string }) => {
  const { data } = useQuery(journalMembersQuery());
  const memberId = useWorkspace()?.me.memberId;
  const members = data?.members ?? noMembers;
  const people = useMemo(() => ({ admins: [], teams: [], tags: [], members }), [members]);
  const at = useMemo(() => ({ id: "journal", q, version: null }), [q]);
  const apply = useCallback((next: string) => {
    history.pushState(null, "", next === "" ? "/journal" : `/journal?${new URLSearchParams({ q: next })}`);
  }, []);
  useHotkeys({ "/": focusQueryLine });
  return (
    <QueryLine
      at={at}
      people={people}
      memberId={memberId === undefined ? null : `${memberId} journal`}
      language={journalLanguage}
      placeholder="by:me action:close at:<7d …"
      onApply={apply}
    />
  );
};

const scopeOf = (role: Role): string => {
  if (can(role, "manage-journal")) return "All that was done through Switchyard and to it, newest first.";
  if (can(role, "read-journal"))
    return "What everybody did through Switchyard, newest first. Owners also see what happens to members and the connection.";
  return "What you did through Switchyard, newest first. Ask for conversation:123 or ticket:45 to see what everybody did to it; leads see everybody's.";
};

/** What of it one sees, so that nobody takes a part for all of it. */
const Scope = () => {
  const me = useWorkspace()?.me;
  if (me === undefined) return null;
  return <p className="mt-1 mb-4 text-ink-2">{scopeOf(me.role)}</p>;
};

/** Who did what, when, to which conversation or ticket, with the way back from each. */
export const JournalScreen = () => {
  const q = useSearchParams().get("q") ?? "";
  const box = useListPlaceOf(q);
  return (
    <main ref={box} className="pane-scroll min-h-0 flex-1">
      <div className="mx-auto max-w-[860px] px-5 py-8 max-md:px-3 max-md:py-5">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h1 className="text-2xl font-semibold tracking-[-0.015em]">Journal</h1>
          <a href={`/api/journal/csv?${new URLSearchParams({ q })}`} download className={buttonLook()}>
            <Icon of={Download} size={14} /> Save as CSV
          </a>
        </div>
        <Scope />
        <div className="mb-3 flex">
          <Line q={q} />
        </div>
        <JournalList key={q} q={q} />
      </div>
    </main>
  );
};
