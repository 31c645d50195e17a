import type { Workspace } from "@/lib/api/workspace";

/** A workspace of nobody but the one who looks, an agent who is a teammate; and of what the test gives. */
export const workspaceWith = ({
  me,
  ...over
}: Partial<Omit<Workspace, "me">> & { me?: Partial<Workspace["me"]> } = {}): Workspace => ({
  me: { memberId: "m1", name: "Ada", email: "ada@demo.test", role: "agent", teammateId: "1", ...me },
  name: "Demo",
  timeZone: "UTC",
  teammates: [],
  teams: [],
  tags: [],
  ticketTypes: [],
  attributes: { conversation: [], contact: [] },
  missing: [],
  inboxUrl: null,
  ...over,
});
