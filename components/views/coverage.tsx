"use client";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { deskHref } from "@/components/data/desk-address";
import { useViews } from "@/components/data/views-query";
import { Button } from "@/components/ui/button";
import { grouped } from "@/components/ui/grouped";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { callApi } from "@/lib/api/call";
import { type Coverage as CoverageAnswer, getCoverage } from "@/lib/api/views";
import { isolated } from "@/lib/core/text";
import { agoSpan } from "@/lib/core/time";
import { DeskWay } from "./desk-way";

const coverageQuery = () =>
  queryOptions({
    queryKey: ["counts", "coverage"] as const,
    queryFn: ({ signal }) => callApi(getCoverage, {}, { signal }),
    staleTime: 30_000,
  });

const Uncovered = ({ uncovered, shared }: Pick<CoverageAnswer, "uncovered" | "shared">) => {
  if (shared === 0)
    return <p className="text-ink-2">No view is shared yet, so no shared view holds anything.</p>;
  if (uncovered.kind === "covered") return <p>Every open conversation is in a shared view.</p>;
  if (uncovered.kind === "too-much")
    return (
      <p className="text-ink-2">
        The shared views are too many, or too deep, to ask Intercom at once for what is in none of them.
      </p>
    );
  if (uncovered.count === 0) return <p>Every open conversation is in a shared view.</p>;
  return (
    <p>
      <PageLink
        href={deskHref({ q: uncovered.q })}
        className="font-medium text-accent underline-offset-2 hover:underline"
      >
        {uncovered.count === null ? "Open conversations" : `${grouped(uncovered.count)} open`} in no shared
        view
      </PageLink>
    </p>
  );
};

const Empty = ({ empty, notCounted, knownSinceMs }: CoverageAnswer) => {
  const views = useViews() ?? [];
  return (
    <>
      {empty.length === 0 ? (
        <p>No view has been empty for 30 days, as far as is known.</p>
      ) : (
        <>
          <p>Empty for 30 days:</p>
          <ul className="mt-1 flex flex-col gap-1">
            {empty.map(({ id, foundAtMs }) => (
              <li key={id}>
                <DeskWay id={id}>{views.find((view) => view.id === id)?.name ?? "A view"}</DeskWay>{" "}
                <span className="text-s text-ink-3">
                  {foundAtMs === null ? (
                    "nothing was ever found in it"
                  ) : (
                    <>
                      held something <Time at={foundAtMs / 1000} format={agoSpan} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="mt-1 text-s text-ink-3">
        {knownSinceMs === null ? (
          "Nothing is known yet: views are counted while somebody has them in their list."
        ) : (
          <>
            Known since the first count <Time at={knownSinceMs / 1000} format={agoSpan} />
            {notCounted > 0 ? `; ${notCounted} not counted yet` : ""}.
          </>
        )}
      </p>
    </>
  );
};

/** For leads: what is open and slips through every shared view, and views that hold nothing any more. */
export const Coverage = () => {
  const { data, error, refetch } = useQuery(coverageQuery());
  const views = useViews() ?? [];
  const left = views
    .filter((view) => data?.leftOut.includes(view.id))
    .map((view) => `“${isolated(view.name)}”`);
  return (
    <section aria-labelledby="coverage" className="flex flex-col gap-2">
      <h2 id="coverage" className="text-s font-semibold text-ink-2">
        Coverage
      </h2>
      <div className="flex flex-col gap-3 rounded-xl border border-line bg-surface px-4 py-3">
        {data ? (
          <>
            <div>
              <Uncovered uncovered={data.uncovered} shared={data.shared} />
              {left.length > 0 ? (
                <p className="mt-1 text-s text-ink-3 [overflow-wrap:anywhere]">
                  Without <bdi>{left.join(", ")}</bdi>: what they hold depends on who looks, or cannot be
                  read.
                </p>
              ) : null}
              {data.exact ? null : (
                <p className="mt-1 text-s text-ink-3">
                  Conversations without a value that a view compares may be missing here: Intercom cannot
                  search for those.
                </p>
              )}
            </div>
            <div>
              <Empty {...data} />
            </div>
          </>
        ) : error ? (
          <p role="alert" className="flex flex-wrap items-center gap-2 text-late">
            {error.message} <Button onClick={() => void refetch()}>Try again</Button>
          </p>
        ) : (
          <Skeleton className="h-16" />
        )}
      </div>
    </section>
  );
};
