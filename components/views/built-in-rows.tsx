"use client";
import { useQuery } from "@tanstack/react-query";
import { railViews } from "@/components/data/known-view";
import { peopleOf } from "@/components/data/people";
import { countsQuery } from "@/components/data/queue-query";
import { shownCount } from "@/components/data/view-counts";
import { useWorkspace } from "@/components/data/workspace-query";
import { DeskWay } from "./desk-way";
import { saidQuery } from "./query-words";
import { RowCount } from "./row-count";

/** The views that everybody has: what they ask for, and how many that are. */
export const BuiltInRows = () => {
  const { data } = useQuery(countsQuery());
  const people = peopleOf(useWorkspace());
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface">
      {railViews([]).map((view) => {
        const count = shownCount(data?.counts[view.id] ?? null, data?.why[view.id]);
        return (
          <li key={view.id} className="flex min-h-11 items-center gap-3 px-4 py-1.5">
            <div className="min-w-0 flex-1">
              <DeskWay id={view.id}>{view.title}</DeskWay>
              <p className="text-s text-ink-2">{saidQuery(view.query, people)}</p>
            </div>
            <RowCount count={count} />
          </li>
        );
      })}
    </ul>
  );
};
