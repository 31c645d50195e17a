"use client";
import { Time } from "@/components/ui/time";
import { agoSpan } from "@/lib/core/time";
import type { Findings } from "@/lib/search/findings";

const unknown = "Not known yet";

const unassignedWords = {
  zero: "Searched as 0",
  null: "Searched as null",
  neither: "Not searchable: filtered after loading",
} as const;

const sortWords = {
  works: "Works",
  ignored: "Ignored: loaded rows are sorted here",
  refused: "Refused: loaded rows are sorted here",
} as const;

const waitingWords = {
  "unset-last": "Works",
  "unset-first": "Works; those nobody waits for come first, so Switchyard asks in two parts",
  ignored: sortWords.ignored,
  refused: sortWords.refused,
} as const;

const yesNo = (value: boolean | null, yes: string, no: string): string =>
  value === null ? unknown : value ? yes : no;

const rowsOf = (findings: Findings): readonly (readonly [string, string])[] => [
  ["Unassigned", findings.unassigned === null ? unknown : unassignedWords[findings.unassigned]],
  ["Sorting", findings.sort === null ? unknown : sortWords[findings.sort]],
  ["By waiting time", findings.waitingSort === null ? unknown : waitingWords[findings.waitingSort]],
  ["At least (>=)", yesNo(findings.atLeast, "Works", "Not understood; Switchyard does without")],
  [
    "More than (>)",
    yesNo(findings.inclusive, "Lets the value itself through, too", "Leaves the value itself out"),
  ],
  ["Counts", yesNo(findings.totalCount, "Given with every list", "Not given: lists show no number")],
];

/** How this workspace's search behaves where Intercom does not document it. */
export const SearchFacts = ({ findings }: { findings: Findings | null }) =>
  findings === null ? (
    <p className="text-ink-2">
      Not looked at yet. Switchyard does so by itself after connecting; until then it goes by what is usual.
    </p>
  ) : (
    <dl className="grid grid-cols-[140px_minmax(0,1fr)] gap-y-2 max-md:grid-cols-[110px_minmax(0,1fr)] [&_dd]:[overflow-wrap:anywhere] [&_dt]:text-ink-3">
      {rowsOf(findings).map(([what, found]) => (
        <div key={what} className="contents">
          <dt>{what}</dt>
          <dd className={found === unknown ? "text-ink-3" : undefined}>{found}</dd>
        </div>
      ))}
      <dt>Looked at</dt>
      <dd className="num">
        <Time at={findings.probedAtMs / 1000} format={agoSpan} />
      </dd>
    </dl>
  );
