import "server-only";
import type { Role } from "@/lib/access/roles";
import type { Clock } from "@/lib/core/time";
import type { IntercomClient } from "@/lib/intercom/client";
import type { Findings } from "@/lib/search/findings";
import type { ServerCache } from "./cache/cache";
import type { Journal } from "./journal/journal";
import type { MediaLinks } from "./media/links";

/** Who asks, always taken from the session and never from what the browser sent. */
export type Actor = {
  readonly memberId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Their teammate in Intercom; null when Intercom has nobody with that e-mail: such a member can read, not write. */
  readonly teammateId: string | null;
};

/** Where the requests go; the token is not here, only the client knows it. */
export type WorkspaceConnection = {
  readonly id: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly region: "us" | "eu" | "au";
  /** Counts up with each new token. */
  readonly tokenVersion: number;
  /** True when the upstream is a loopback address (demo, tests). */
  readonly isLocal: boolean;
  /** What probing found of this workspace's search; null before it was probed. */
  readonly findings: Findings | null;
};

/** All that a verb may use of the world. Ids and times come from here. */
export type Ctx = {
  readonly actor: Actor;
  readonly connection: WorkspaceConnection;
  readonly clock: Clock;
  readonly uuid: () => string;
  readonly intercom: IntercomClient;
  readonly cache: ServerCache;
  readonly journal: Journal;
  /** Signs the addresses under which remote images and files are passed on. */
  readonly media: MediaLinks;
  /** Aborted when the browser leaves; pass it to reads, never to writes that have begun. */
  readonly signal: AbortSignal;
  /** Of the HTTP request, as the log and the journal name it; null where there is none that writes. */
  readonly requestId: string | null;
};
