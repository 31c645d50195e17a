"use client";
import { useQuery } from "@tanstack/react-query";
import SearchX from "lucide-react/icons/search-x";
import { useEffect } from "react";
import { firstView } from "@/components/data/first-view";
import { viewsHref } from "@/components/data/nav-keys";
import { Button, buttonLook } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { isolated } from "@/lib/core/text";
import { agoSpan } from "@/lib/core/time";
import { goneViewQuery } from "./gone-view-query";
import { useViewActions } from "./use-view-actions";

const Ways = () => (
  <>
    <PageLink href={viewsHref} className={buttonLook("outline")}>
      All views
    </PageLink>
    <PageLink href={`/queue/${firstView}`} className={buttonLook("outline")}>
      Go to the queue
    </PageLink>
  </>
);

/** For the address of a view that is not there for the one who asks: who deleted it and the way back, or where else to go. */
export const GoneView = ({ id }: { id: string }) => {
  const { data, isPending } = useQuery(goneViewQuery(id));
  const { restore } = useViewActions();
  useEffect(() => {
    document.title = "View not found · Switchyard";
  }, []);
  if (isPending) return <Skeleton className="m-10 h-24" />;
  const deleted = data?.deleted;
  if (!data || !deleted)
    return (
      <Notice icon={SearchX} level={1} title="This view is gone" actions={<Ways />}>
        It was deleted, or is no longer shared with you. Ask whoever gave you the link for its query.
      </Notice>
    );
  return (
    <Notice
      icon={SearchX}
      level={1}
      title={`“${isolated(data.view.name)}” was deleted`}
      actions={
        <>
          <Button variant="solid" onClick={() => void restore(data.view)}>
            Restore it
          </Button>
          <Ways />
        </>
      }
    >
      By {deleted.byName ?? "somebody who has left"} <Time at={deleted.atMs / 1000} format={agoSpan} />. It
      can be had back for 30 days.
    </Notice>
  );
};
