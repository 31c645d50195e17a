import type { Role } from "@/lib/access/roles";
import type { TicketType } from "@/lib/ticket/model";
import { endpoint } from "./endpoint";

export type Teammate = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly away: boolean;
  readonly hasInboxSeat: boolean;
  readonly teamIds: readonly string[];
};
export type Team = { readonly id: string; readonly name: string; readonly memberIds: readonly string[] };

/** One attribute that the workspace has made up itself, as its values come on a conversation or a contact. */
export type AttributeKind = {
  readonly name: string;
  readonly label: string;
  /** Intercom's `data_type`, an open set: string, integer, float, decimal, boolean, date, datetime, options, list, relationship, files … */
  readonly type: string;
  /** What to choose from, where it is a list. */
  readonly options: readonly string[];
  /** What it is for, where that says more than its name. */
  readonly description: string | null;
  readonly required: boolean;
  readonly multiline: boolean;
  /** False: Intercom lets nobody write it from outside. */
  readonly writable: boolean;
  /** Where it refers to objects of the workspace's own: of what type, and whether to several. */
  readonly reference: { readonly objectType: string | null; readonly many: boolean } | null;
};

/** What the screens need to know of the workspace and of the one who looks; changes seldom. */
export type Workspace = {
  readonly me: {
    readonly memberId: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    /** Their teammate in Intercom; null when Intercom has nobody with that e-mail, and then they can only read. */
    readonly teammateId: string | null;
  };
  readonly name: string;
  /** IANA name, in which days of queries begin and end; null while Intercom does not tell. */
  readonly timeZone: string | null;
  readonly teammates: readonly Teammate[];
  readonly teams: readonly Team[];
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  readonly ticketTypes: readonly TicketType[];
  readonly attributes: {
    readonly conversation: readonly AttributeKind[];
    readonly contact: readonly AttributeKind[];
  };
  /** Parts of the above that could not be read from Intercom, in words; empty when all is well. */
  readonly missing: readonly string[];
  /** Where this workspace's own inbox is, to link a conversation; null for the demo workspace. */
  readonly inboxUrl: string | null;
};

export const getWorkspace = endpoint<Workspace>()({
  method: "GET",
  path: "/api/workspace",
  input: () => import("./inputs").then((all) => all.nothing),
});
