"use client";
import { useQuery } from "@tanstack/react-query";
import Download from "lucide-react/icons/download";
import LayoutList from "lucide-react/icons/layout-list";
import Plus from "lucide-react/icons/plus";
import Upload from "lucide-react/icons/upload";
import { useMemo, useState } from "react";
import { useOfferCommands } from "@/components/data/commands-port";
import { allCountsQuery } from "@/components/data/queue-query";
import { shownCount } from "@/components/data/view-counts";
import { viewsQuery } from "@/components/data/views-query";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { fieldLook } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { matches } from "@/components/ui/matches";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { isAppError } from "@/lib/core/errors";
import type { View } from "@/lib/search/view";
import { BuiltInRows } from "./built-in-rows";
import { setViewDialog } from "./dialog-store";
import { saveViewFile } from "./save-view-file";
import { useOrder } from "./use-order";
import { ViewRow } from "./view-row";

const noViews: readonly View[] = [];

const newView = () =>
  setViewDialog({
    kind: "new",
    id: crypto.randomUUID(),
    content: {
      name: "",
      icon: "star",
      query: "state:open",
      sort: "waiting",
      columns: [],
      groupBy: null,
      audience: "me",
    },
  });

const importViews = () => setViewDialog({ kind: "import" });

const Head = ({ views }: { views: readonly View[] }) => {
  const exportAll = useMemo(() => () => saveViewFile(views, "switchyard-views"), [views]);
  useOfferCommands(
    useMemo(
      () => [
        { id: "views:new", label: "New view", group: "Views", run: newView },
        { id: "views:import", label: "Import views", group: "Views", run: importViews },
        { id: "views:export", label: "Export all views", group: "Views", run: exportAll },
      ],
      [exportAll],
    ),
  );
  return (
    <header className="flex flex-wrap items-center gap-2">
      <h1 className="mr-auto text-2xl font-semibold tracking-[-0.015em] max-md:w-full">Views</h1>
      <Button onClick={exportAll} disabled={views.length === 0}>
        <Icon of={Download} size={14} className="max-md:hidden" /> Export all
      </Button>
      <Button onClick={importViews}>
        <Icon of={Upload} size={14} className="max-md:hidden" /> Import
      </Button>
      <Button variant="solid" onClick={newView}>
        <Icon of={Plus} size={14} /> New view
      </Button>
    </header>
  );
};

const manyViews = 8;

const List = ({ views }: { views: readonly View[] }) => {
  const [wanted, setWanted] = useState("");
  const { data } = useQuery(allCountsQuery());
  const { move, drag, said } = useOrder(views);
  const shown = views.filter((view) => matches(wanted, view.name));
  return (
    <>
      {views.length > manyViews ? (
        <input
          type="search"
          aria-label="Find a view"
          placeholder="Find a view"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          className={cx(fieldLook, "md:max-w-72")}
        />
      ) : null}
      <p role="status" className="sr-only">
        {said}
      </p>
      <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface">
        {shown.map((view) => (
          <ViewRow
            key={view.id}
            view={view}
            count={shownCount(data?.counts[view.id] ?? null, data?.why[view.id])}
            position={views.indexOf(view)}
            total={views.length}
            onMove={move}
            drag={drag}
          />
        ))}
        {shown.length === 0 ? (
          <li className="px-4 py-6 text-center text-ink-2">No view has such a name.</li>
        ) : null}
      </ul>
    </>
  );
};

const Body = () => {
  const { data, error, refetch } = useQuery(viewsQuery());
  if (!data)
    return error ? (
      <Notice
        alert
        tone="late"
        title="The views could not be read"
        actions={<Button onClick={() => void refetch()}>Try again</Button>}
      >
        {isAppError(error) ? error.message : "Something in Switchyard went wrong."}
      </Notice>
    ) : (
      <Skeleton className="h-60" />
    );
  if (data.views.length === 0)
    return (
      <div className="rounded-xl border border-line bg-surface">
        <Notice icon={LayoutList} title="No saved views yet">
          Save any query of a queue as a view, for yourself or for the team.
        </Notice>
      </div>
    );
  return <List views={data.views} />;
};

/** All saved views in one's own order, with what can be done to them, and those that come with Switchyard. */
export const AllViews = () => {
  const { data } = useQuery(viewsQuery());
  return (
    <>
      <Head views={data?.views ?? noViews} />
      <section aria-labelledby="saved-views" className="flex flex-col gap-2">
        <h2 id="saved-views" className="text-s font-semibold text-ink-2">
          Saved
        </h2>
        <Body />
      </section>
      <section aria-labelledby="built-in-views" className="flex flex-col gap-2">
        <h2 id="built-in-views" className="text-s font-semibold text-ink-2">
          Come with Switchyard
        </h2>
        <BuiltInRows />
      </section>
    </>
  );
};
