import type { Findings } from "@/lib/search/findings";
import { endpoint } from "./endpoint";
import type { Region } from "./limits";

/** The stored connection. The token itself is never part of any answer. */
export type Connection = {
  readonly workspaceName: string;
  readonly workspaceId: string;
  readonly region: Region;
  readonly teammateName: string;
  readonly connectedAtMs: number;
  readonly rotatedAtMs: number | null;
  /** `ok`, or `rejected` once Intercom has refused the token. */
  readonly status: "ok" | "rejected";
  /** How the workspace's search behaves; null before it was probed. */
  readonly findings: Findings | null;
};

export const getConnection = endpoint<Connection>()({
  method: "GET",
  path: "/api/connection",
  input: () => import("./inputs").then((all) => all.nothing),
});

/** Checks the new token with Intercom, and only then replaces the old one. Another workspace's token is refused. */
export const putConnection = endpoint<Connection>()({
  method: "PUT",
  path: "/api/connection",
  input: () => import("./inputs").then((all) => all.connectionInput),
});

/** Finds out anew how the workspace's search behaves. */
export const postProbe = endpoint<Connection>()({
  method: "POST",
  path: "/api/connection/probe",
  input: () => import("./inputs").then((all) => all.nothing),
});

/** First set-up: owner, region and token. Refused with `conflict` once there is an owner. */
export const postSetup = endpoint<{ readonly workspaceName: string }>()({
  method: "POST",
  path: "/api/setup",
  input: () => import("./inputs").then((all) => all.setupInput),
});
