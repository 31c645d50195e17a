import type { Workspace } from "@/lib/api/workspace";
import type { People } from "@/lib/search/names";

/** Whom and what the query language completes names to. */
export const peopleOf = (workspace: Workspace | undefined): People => ({
  admins: workspace?.teammates ?? [],
  teams: workspace?.teams ?? [],
  tags: workspace?.tags ?? [],
  ticketTypes: workspace?.ticketTypes ?? [],
  // Attributes that could not be read are not taken for attributes that do not exist.
  ...(workspace && !workspace.missing.includes("Attributes of conversations")
    ? { attributes: workspace.attributes.conversation }
    : {}),
});
