import type { DemoAssignee, DemoAuthor, DemoConversation, DemoPart } from "../model";
import type { DemoStore } from "../store";
import { addTeammate, appendPart } from "./part";
import { setState } from "./state";

const partTypeFor = (conversation: DemoConversation, assignee: DemoAssignee): string => {
  // Taking somebody off reopens nothing. assumed.
  if (assignee.type === "nobody_admin") return "assignment";
  if (conversation.state === "closed") return "assign_and_reopen";
  if (conversation.state === "snoozed") return "assign_and_unsnooze";
  return "assignment";
};

const countAssignment = (store: DemoStore, conversation: DemoConversation): void => {
  const at = store.now();
  const { statistics } = conversation;
  statistics.countAssignments += 1;
  statistics.firstAssignmentAt ??= at;
  statistics.timeToAssignment ??= at - conversation.createdAt;
  statistics.lastAssignmentAt = at;
};

/** Assigns to a teammate, a team or (id null) nobody; a closed or snoozed conversation opens by it. */
export const assign = (
  store: DemoStore,
  conversation: DemoConversation,
  author: DemoAuthor,
  assignee: DemoAssignee,
  options: { body?: string | null; partType?: string; team?: boolean } = {},
): DemoPart => {
  const partType = options.partType ?? partTypeFor(conversation, assignee);
  if (partType !== "assignment" && conversation.state !== "open") setState(store, conversation, "open");
  const team = assignee.type === "team" || options.team === true;
  if (team) conversation.teamAssigneeId = assignee.id;
  else conversation.adminAssigneeId = assignee.id;
  if (assignee.id !== null) countAssignment(store, conversation);
  if (author.type === "admin") addTeammate(conversation, author.id);
  if (!team && assignee.id !== null) addTeammate(conversation, assignee.id);
  const part = appendPart(store, conversation, {
    partType,
    author,
    assignedTo: assignee,
    body: options.body ?? null,
  });
  const topic =
    partType === "assign_and_reopen" ? "conversation.admin.open.assigned" : "conversation.admin.assigned";
  store.emit({ topic, conversation, partIds: [part.id] });
  return part;
};
