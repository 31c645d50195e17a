"use client";
import { useQuery } from "@tanstack/react-query";
import { connectionQuery } from "@/components/data/connection-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { can } from "@/lib/access/roles";
import { isAppError } from "@/lib/core/errors";
import { ConnectionFacts } from "./connection-facts";
import { ProbeButton } from "./probe-button";
import { RotateForm } from "./rotate-form";
import { SearchFacts } from "./search-facts";
import { Section } from "./section";

export const ConnectionSection = () => {
  const { data, error, refetch } = useQuery(connectionQuery());
  const me = useWorkspace()?.me;
  return (
    <Section title="Connection">
      {data ? (
        <>
          <ConnectionFacts connection={data} />
          <div className="mt-5 flex flex-col gap-3 border-t border-line pt-4">
            <h3 className="font-medium">What this workspace can do</h3>
            <SearchFacts findings={data.findings} />
            {me && can(me.role, "manage-connection") ? <ProbeButton /> : null}
          </div>
          {me && can(me.role, "manage-connection") ? <RotateForm region={data.region} /> : null}
        </>
      ) : error ? (
        <div role="alert" className="flex items-center gap-3">
          <p className="flex-1 text-ink-2">
            {isAppError(error) ? error.message : "The connection could not be read."}
          </p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      ) : (
        <div className="flex flex-col gap-3">
          <Skeleton className="h-4 w-48" />
          <Skeleton className="h-4 w-64" />
          <Skeleton className="h-4 w-40" />
        </div>
      )}
    </Section>
  );
};
