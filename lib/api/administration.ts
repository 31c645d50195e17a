import type { Role } from "@/lib/access/roles";
import type { LinkKind } from "./invitations";
import type { KeptMonths } from "./kept-months";
import type { Region } from "./limits";

type Workspace = {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly region: Region;
};

/**
 * What happens to members, their sessions and links, the connection and the journal itself. Each is a row that was written together with
 * what it tells, so it is always done; nothing takes it back. Never a password, a token or what opens a link.
 */
export type AdministrationAction =
  /** By `password`, by the one that was just set with an `invitation` or a `reset-link`, or by the provider of that name. */
  | { readonly kind: "sign-in"; readonly how: string }
  | { readonly kind: "sign-out" }
  /** Sessions that were ended from elsewhere: one, all but the one that asked, or all of a member. */
  | {
      readonly kind: "end-sessions";
      readonly which: "one" | "others" | "all";
      readonly ended: number;
    }
  /** Somebody became a member. */
  | {
      readonly kind: "join";
      readonly by: "invitation" | "set-up";
      readonly email: string;
      readonly role: Role;
    }
  | { readonly kind: "change-role"; readonly before: Role; readonly after: Role }
  | { readonly kind: "disable" }
  | { readonly kind: "enable" }
  | { readonly kind: "change-password"; readonly by: "reset-link" }
  | { readonly kind: "invite"; readonly email: string; readonly name: string; readonly role: Role }
  | { readonly kind: "make-reset-link" }
  /** `email` is null for a reset: the row is about the member. */
  | { readonly kind: "withdraw-link"; readonly of: LinkKind; readonly email: string | null }
  | ({ readonly kind: "connect" } & Workspace)
  | ({ readonly kind: "replace-token" } & Workspace)
  | {
      readonly kind: "keep-journal";
      readonly before: KeptMonths | null;
      readonly after: KeptMonths | null;
    }
  /** The oldest rows went, up to that number, because the journal is kept for so long. `unchecked`: how many had no key to check them by. */
  | {
      readonly kind: "cut-journal";
      readonly upTo: string;
      readonly rows: number;
      readonly unchecked: number;
      readonly months: KeptMonths;
    }
  /** As a file: what `q` finds of what they may see; null where they asked for all of it. */
  | { readonly kind: "export-journal"; readonly q: string | null };

const named: Readonly<Record<AdministrationAction["kind"], true>> = {
  "sign-in": true,
  "sign-out": true,
  "end-sessions": true,
  join: true,
  "change-role": true,
  disable: true,
  enable: true,
  "change-password": true,
  invite: true,
  "make-reset-link": true,
  "withdraw-link": true,
  connect: true,
  "replace-token": true,
  "keep-journal": true,
  "cut-journal": true,
  "export-journal": true,
};

/** Every kind that there is, for the journal's queries. */
export const administrationKinds: readonly string[] = Object.keys(named);
