"use client";
import { Pill } from "@/components/ui/pill";
import { Time } from "@/components/ui/time";
import type { Connection } from "@/lib/api/connection";
import type { Region } from "@/lib/api/limits";
import { agoSpan } from "@/lib/core/time";

const regionNames: Record<Region, string> = { us: "United States", eu: "Europe", au: "Australia" };

/** The connection without its token, which nobody can see again. */
export const ConnectionFacts = ({ connection }: { connection: Connection }) => (
  <dl className="grid grid-cols-[140px_minmax(0,1fr)] gap-y-2 max-md:grid-cols-[110px_minmax(0,1fr)] [&_dd]:[overflow-wrap:anywhere] [&_dt]:text-ink-3">
    <dt>Status</dt>
    <dd>
      {connection.status === "ok" ? (
        <Pill tone="calm">Connected</Pill>
      ) : (
        <Pill tone="late">Token rejected by Intercom</Pill>
      )}
    </dd>
    <dt>Workspace</dt>
    <dd>
      <bdi>{connection.workspaceName}</bdi> <span className="text-ink-3">{connection.workspaceId}</span>
    </dd>
    <dt>Region</dt>
    <dd>{regionNames[connection.region]}</dd>
    <dt>Token of</dt>
    <dd>
      <bdi>{connection.teammateName}</bdi>
    </dd>
    <dt>Connected</dt>
    <dd className="num">
      <Time at={connection.connectedAtMs / 1000} format={agoSpan} />
    </dd>
    <dt>Token changed</dt>
    <dd className="num">
      {connection.rotatedAtMs === null ? (
        "Never"
      ) : (
        <Time at={connection.rotatedAtMs / 1000} format={agoSpan} />
      )}
    </dd>
  </dl>
);
