import type { Role } from "@/lib/access/roles";

/** A role with what it is for. */
export const roleNames: Readonly<Record<Role, string>> = {
  agent: "Agent: triages conversations",
  lead: "Lead: also deletes, merges and shares views",
  owner: "Owner: also manages members and the connection",
};
