import { randomBytes } from "node:crypto";
import { createClock, type DemoClock } from "./clock";
import { createFaults, type Faults } from "./faults";
import { createFileLinks, type FileLinks, linkReplacer } from "./files";
import { createLedger, type Ledger } from "./ledger";
import { createOAuth, type OAuth } from "./oauth";
import { createRateLimit } from "./rate-limit";
import { type SearchManners, usualManners } from "./search/manners";
import { makeWorld } from "./seed/world";
import { DemoStore } from "./store";

export type WorkspaceOptions = {
  conversations: number;
  seed: number;
  /** Unix seconds at which its clock starts; undefined = the real time. */
  now: number | undefined;
  token: string;
};

/** All that a running workspace holds; `store` is replaced by a reset. */
export type Workspace = {
  options: WorkspaceOptions;
  readonly clock: DemoClock;
  store: DemoStore;
  /** null = revoked: every call is a 401, but with one of `moreTokens`. */
  token: string | null;
  readonly moreTokens: Set<string>;
  readonly oauth: OAuth;
  /** `http://127.0.0.1:<port>`, known once it listens. */
  url: string;
  manners: SearchManners;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly rateLimit: ReturnType<typeof createRateLimit>;
  readonly fileLinks: FileLinks;
  readonly links: (text: string) => string;
  /** Called with each new store. */
  readonly onStore: Set<(store: DemoStore) => void>;
};

const makeStore = (options: WorkspaceOptions, clock: DemoClock): DemoStore =>
  new DemoStore(
    makeWorld({ seed: options.seed, conversations: options.conversations, now: clock.now() }),
    clock,
  );

export const createWorkspace = (options: WorkspaceOptions): Workspace => {
  const clock = createClock(options.now);
  const fileLinks = createFileLinks(randomBytes(32).toString("hex"));
  const workspace: Workspace = {
    options,
    clock,
    store: makeStore(options, clock),
    token: options.token,
    moreTokens: new Set(),
    oauth: createOAuth(clock),
    url: "",
    manners: usualManners,
    faults: createFaults(),
    ledger: createLedger(),
    rateLimit: createRateLimit(),
    fileLinks,
    links: (text) => linkReplacer(workspace.url, fileLinks, clock.now)(text),
    onStore: new Set(),
  };
  return workspace;
};

/** Back to a fresh world: data, clock, token, faults, ledger and rate limit. */
export const resetWorkspace = (workspace: Workspace, next: Partial<WorkspaceOptions>): void => {
  workspace.options = { ...workspace.options, ...next };
  const { now } = workspace.options;
  workspace.clock.set(now ?? Math.floor(Date.now() / 1000));
  workspace.token = workspace.options.token;
  workspace.moreTokens.clear();
  workspace.oauth.clear();
  workspace.faults.clear();
  workspace.manners = usualManners;
  workspace.ledger.clear();
  workspace.rateLimit.configure({ limit: 1666, windowSeconds: 10 });
  workspace.store = makeStore(workspace.options, workspace.clock);
  for (const listener of workspace.onStore) listener(workspace.store);
};
