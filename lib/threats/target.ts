import type { Role } from "@/lib/access/roles";
import type { Environment } from "@/lib/setup/crew";

/** A server of the production build. */
export type App = {
  /** Its origin, which is also its `SWITCHYARD_URL` unless that was set otherwise. */
  readonly url: string;
  readonly pid: number;
  /** File that everything goes to which it writes to the terminal. */
  readonly log: string;
  readonly stop: () => Promise<void>;
};

export type OtherApp = {
  /** A database of its own with the demo's members, instead of the one that all share. */
  readonly ownDatabase?: boolean;
  /** Laid over the settings of the first. */
  readonly env?: Environment;
};

export type SqlRow = Readonly<Record<string, unknown>>;

/** What live checks run against: one production server with the demo's members, over a demo workspace for Intercom. */
export type Target = {
  readonly app: App;
  /** Where the demo workspace stands; its controls are below `/__control`. */
  readonly intercomUrl: string;
  /** The app's settings, the address of its database among them. */
  readonly env: Environment;
  /** The folder of the build, `.next`. */
  readonly buildFolder: string;
  /** A folder for what a check writes; removed at the end. */
  readonly scratch: string;
  /** The Cookie header of the demo's member of that role, signed in once for all checks. Nobody may end these sessions. */
  readonly cookieOf: (role: Role) => Promise<string>;
  /** One statement on the app's database, past all guards. */
  readonly sql: (text: string) => Promise<readonly SqlRow[]>;
  /** One more server of the same build, over the same workspace; it must be stopped. */
  readonly startOther: (other?: OtherApp) => Promise<App>;
};
