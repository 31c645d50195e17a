"use client";
import CircleSlash from "lucide-react/icons/circle-slash";
import UserX from "lucide-react/icons/user-x";
import Users from "lucide-react/icons/users";
import UsersRound from "lucide-react/icons/users-round";
import { useState } from "react";
import { useKeptText } from "@/components/data/kept-form";
import { missingPart } from "@/components/data/missing-part";
import { useWorkspace } from "@/components/data/workspace-query";
import { Avatar } from "@/components/ui/avatar";
import { Icon, type IconShape } from "@/components/ui/icon";
import { ListDialog } from "@/components/ui/list-dialog";
import { PickList } from "@/components/ui/pick-list";
import type { PickItem } from "@/components/ui/pick-option";
import type { Assignee } from "@/lib/actions/input";
import { longestMessage } from "@/lib/actions/limits";
import type { Workspace } from "@/lib/api/workspace";
import { personName } from "@/lib/conversation/model";
import type { AskerProps } from "./asker";
import { AssignMessage } from "./assign-message";

const Face = ({ of }: { of: IconShape }) => (
  <span className="grid size-[30px] shrink-0 place-items-center rounded-full bg-hover text-ink-2 max-md:size-9">
    <Icon of={of} size={15} />
  </span>
);

/** Who has them now, where all of them have the same. */
type Now = { readonly assigneeId: string | null | undefined; readonly teamId: string | null | undefined };

const sharedBy = <T,>(values: readonly T[]): T | undefined =>
  values.every((value) => value === values[0]) ? values[0] : undefined;

const teammateItems = (workspace: Workspace, now: Now): readonly PickItem[] => {
  const { teammateId } = workspace.me;
  const me = workspace.teammates.filter((one) => one.id === teammateId);
  const others = workspace.teammates.filter((one) => one.id !== teammateId && one.hasInboxSeat);
  return [...me, ...others].map((one) => ({
    id: `teammate:${one.id}`,
    label: one.id === teammateId ? `${one.name} (you)` : one.name,
    words: `${one.email ?? ""} ${one.id === teammateId ? "me" : ""}`,
    leading: <Avatar name={one.name} seed={one.id} />,
    trailing: [one.id === now.assigneeId ? "now" : null, one.away ? "away" : null]
      .filter(Boolean)
      .join(" · "),
    group: "Teammates",
  }));
};

const teamItems = (workspace: Workspace, now: Now): readonly PickItem[] =>
  workspace.teams.map((team) => ({
    id: `team:${team.id}`,
    label: team.name,
    words: "team",
    leading: <Face of={Users} />,
    trailing: team.id === now.teamId ? "now" : "",
    group: "Teams",
  }));

const itemsOf = (workspace: Workspace, now: Now): readonly PickItem[] => [
  ...teammateItems(workspace, now),
  {
    id: "nobody",
    label: "Nobody",
    words: "none unassign",
    leading: <Face of={UserX} />,
    trailing: now.assigneeId === null ? "now" : "",
    group: "Teammates",
  },
  ...teamItems(workspace, now),
  ...(workspace.teams.length > 0
    ? [
        {
          id: "no-team",
          label: "No team",
          words: "none unassign",
          leading: <Face of={CircleSlash} />,
          trailing: now.teamId === null ? "now" : "",
          group: "Teams",
        },
        {
          id: "both",
          label: "A team and a teammate …",
          words: "both",
          leading: <Face of={UsersRound} />,
          group: "Both",
        },
      ]
    : []),
];

const assigneeOf = (picked: string): Assignee => {
  const [kind, id] = picked.split(":");
  if (kind === "no-team") return { kind: "no-team" };
  if (id === undefined) return { kind: "nobody" };
  return kind === "team" ? { kind: "team", id } : { kind: "teammate", id };
};

/** What is picked: one of all, or first a team and then a teammate. */
type Step =
  | { readonly kind: "any" }
  | { readonly kind: "team" }
  | { readonly kind: "teammate"; readonly teamId: string };

const placeholders: Readonly<Record<Step["kind"], string>> = {
  any: "Assign to a teammate or a team …",
  team: "First the team …",
  teammate: "Then the teammate …",
};

const stepItems = (step: Step, workspace: Workspace, now: Now): readonly PickItem[] => {
  if (step.kind === "any") return itemsOf(workspace, now);
  return step.kind === "team" ? teamItems(workspace, now) : teammateItems(workspace, now);
};

export const AssignDialog = ({ conversations, about, onAct, onClose }: AskerProps) => {
  const workspace = useWorkspace();
  const [step, setStep] = useState<Step>({ kind: "any" });
  const [only] = conversations;
  const single = conversations.length === 1 && only !== undefined;
  const owner = workspace?.me.memberId ?? "";
  const kept = useKeptText(owner, `assign ${only?.id}`, about?.message ?? "");
  // What was begun another time goes out only where it is seen.
  const [says, setSays] = useState(about?.message !== undefined);
  const speaks = single && about?.wordless !== true;
  const message = speaks && says ? kept.text : "";
  const now = {
    assigneeId: sharedBy(conversations.map((one) => one.assigneeId)),
    teamId: sharedBy(conversations.map((one) => one.teamId)),
  };
  const act = (assignee: Assignee) => {
    if (message.length > longestMessage) return;
    onClose();
    onAct({ kind: "assign", assignee, ...(message.trim() === "" ? {} : { message }) }, conversations);
  };
  const pick = (picked: string) => {
    const assignee = assigneeOf(picked);
    if (picked === "both") setStep({ kind: "team" });
    else if (step.kind === "team" && assignee.kind === "team")
      setStep({ kind: "teammate", teamId: assignee.id });
    else if (step.kind === "teammate" && assignee.kind === "teammate")
      act({ kind: "both", teammateId: assignee.id, teamId: step.teamId });
    else act(assignee);
  };
  return (
    <ListDialog
      title={single ? "Assign" : `Assign ${conversations.length}`}
      onClose={onClose}
      footer={
        speaks ? (
          <AssignMessage
            to={personName(only.contact)}
            text={kept.text}
            open={says}
            onOpen={() => setSays(true)}
            onChange={kept.write}
          />
        ) : undefined
      }
    >
      <PickList
        key={step.kind}
        label="Assign to"
        placeholder={placeholders[step.kind]}
        items={workspace ? stepItems(step, workspace, now) : []}
        empty={workspace ? "Nobody is called that." : "Teammates and teams are not known yet."}
        warning={missingPart(workspace, "Teammates") ?? missingPart(workspace, "Teams")}
        onPick={pick}
      />
    </ListDialog>
  );
};
