"use client";
import CircleSlash from "lucide-react/icons/circle-slash";
import UserX from "lucide-react/icons/user-x";
import Users from "lucide-react/icons/users";
import { missingPart } from "@/components/data/missing-part";
import { useWorkspace } from "@/components/data/workspace-query";
import { Avatar } from "@/components/ui/avatar";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { type PickItem, PickList } from "@/components/ui/pick-list";
import type { ActionInput, Assignee } from "@/lib/actions/input";
import type { Workspace } from "@/lib/api/workspace";
import type { ConversationSummary } from "@/lib/conversation/model";

const faceBox = "grid size-[30px] max-md:size-9 shrink-0 place-items-center rounded-full bg-hover text-ink-2";

/** Who has them now, where all of them have the same. */
type Now = { readonly assigneeId: string | null | undefined; readonly teamId: string | null | undefined };

const sharedBy = <T,>(values: readonly T[]): T | undefined =>
  values.every((value) => value === values[0]) ? values[0] : undefined;

const teammateItem =
  (workspace: Workspace, now: Now) =>
  (one: Workspace["teammates"][number]): PickItem => ({
    id: `teammate:${one.id}`,
    label: one.id === workspace.me.teammateId ? `${one.name} (you)` : one.name,
    words: `${one.email ?? ""} ${one.id === workspace.me.teammateId ? "me" : ""}`,
    leading: <Avatar name={one.name} seed={one.id} />,
    trailing: [one.id === now.assigneeId ? "now" : null, one.away ? "away" : null]
      .filter(Boolean)
      .join(" · "),
    group: "Teammates",
  });

const noTeam = (now: Now): PickItem => ({
  id: "no-team",
  label: "No team",
  words: "none unassign",
  leading: (
    <span className={faceBox}>
      <Icon of={CircleSlash} size={15} />
    </span>
  ),
  trailing: now.teamId === null ? "now" : "",
  group: "Teams",
});

const itemsOf = (workspace: Workspace, now: Now): readonly PickItem[] => {
  const me = workspace.teammates.filter((one) => one.id === workspace.me.teammateId);
  const others = workspace.teammates.filter((one) => one.id !== workspace.me.teammateId && one.hasInboxSeat);
  return [
    ...[...me, ...others].map(teammateItem(workspace, now)),
    {
      id: "nobody",
      label: "Nobody",
      words: "none unassign",
      leading: (
        <span className={faceBox}>
          <Icon of={UserX} size={15} />
        </span>
      ),
      trailing: now.assigneeId === null ? "now" : "",
      group: "Teammates",
    },
    ...workspace.teams.map(
      (team): PickItem => ({
        id: `team:${team.id}`,
        label: team.name,
        words: "team",
        leading: (
          <span className={faceBox}>
            <Icon of={Users} size={15} />
          </span>
        ),
        trailing: team.id === now.teamId ? "now" : "",
        group: "Teams",
      }),
    ),
    ...(workspace.teams.length > 0 ? [noTeam(now)] : []),
  ];
};

const assigneeOf = (picked: string): Assignee => {
  const [kind, id] = picked.split(":");
  if (kind === "no-team") return { kind: "no-team" };
  if (id === undefined) return { kind: "nobody" };
  return kind === "team" ? { kind: "team", id } : { kind: "teammate", id };
};

export type AskerProps = {
  readonly conversations: readonly ConversationSummary[];
  /** Does it, to the conversations as they are shown. */
  readonly onAct: (action: ActionInput, conversations: readonly ConversationSummary[]) => void;
  readonly onClose: () => void;
};

export const AssignDialog = ({ conversations, onAct, onClose }: AskerProps) => {
  const workspace = useWorkspace();
  const now = {
    assigneeId: sharedBy(conversations.map((one) => one.assigneeId)),
    teamId: sharedBy(conversations.map((one) => one.teamId)),
  };
  return (
    <Dialog
      title={conversations.length === 1 ? "Assign" : `Assign ${conversations.length}`}
      bare
      onClose={onClose}
    >
      <PickList
        label="Assign to"
        placeholder="Assign to a teammate or a team …"
        items={workspace ? itemsOf(workspace, now) : []}
        empty={workspace ? "Nobody is called that." : "Teammates and teams are not known yet."}
        warning={missingPart(workspace, "Teammates") ?? missingPart(workspace, "Teams")}
        onPick={(picked) => {
          onClose();
          onAct({ kind: "assign", assignee: assigneeOf(picked) }, conversations);
        }}
      />
    </Dialog>
  );
};
