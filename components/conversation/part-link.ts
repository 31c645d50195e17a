import type { Part } from "@/lib/conversation/model";
import type { ThreadPort } from "./thread-port";

const prefix = "part-";

/** The id of a part's element. Intercom numbers the opening message and the parts apart, so that one has a name of its own. */
export const anchorOf = ({ id, partType }: Pick<Part, "id" | "partType">): string =>
  prefix + (partType === "source" ? "source" : id);

/** The anchor that an address asks for (`#part-12`, `#part-source`); null when it asks for none. */
export const wantedAnchor = (hash: string): string | null => {
  const anchor = hash.replace(/^#/, "");
  return /^part-[\w-]{1,64}$/.test(anchor) ? anchor : null;
};

/** The address of one part, from the root. */
export const partHref = (
  { conversationId, ticketId }: Pick<ThreadPort, "conversationId" | "ticketId">,
  part: Pick<Part, "id" | "partType">,
): string =>
  `/${ticketId === undefined ? `conversations/${conversationId}` : `tickets/${ticketId}`}#${anchorOf(part)}`;
