"use client";
import { useQuery } from "@tanstack/react-query";
import { railViews } from "@/components/data/known-view";
import { peopleOf } from "@/components/data/people";
import { countsQuery } from "@/components/data/queue-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { grouped } from "@/components/ui/grouped";
import { DeskWay } from "./desk-way";
import { saidQuery } from "./query-words";

/** The views that everybody has: what they ask for, and how many that are. */
export const BuiltInRows = () => {
  const { data } = useQuery(countsQuery());
  const people = peopleOf(useWorkspace());
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface">
      {railViews([]).map((view) => {
        const count = data?.counts[view.id] ?? null;
        return (
          <li key={view.id} className="flex min-h-11 items-center gap-3 px-4 py-1.5">
            <div className="min-w-0 flex-1">
              <DeskWay id={view.id}>{view.title}</DeskWay>
              <p className="text-s text-ink-2">{saidQuery(view.query, people)}</p>
            </div>
            <span className="num text-ink-2">{count === null ? "" : grouped(count)}</span>
          </li>
        );
      })}
    </ul>
  );
};
