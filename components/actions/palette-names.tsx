"use client";
import { useMemo } from "react";
import { useActions } from "@/components/data/actions-port";
import { deskHref, teamQuery } from "@/components/data/desk-address";
import { useGo } from "@/components/data/use-go";
import { useWorkspace } from "@/components/data/workspace-query";
import type { ActionInput } from "@/lib/actions/input";
import type { ConversationSummary } from "@/lib/conversation/model";
import type { Command } from "./palette-command";

type Parts = {
  readonly target: ConversationSummary | null;
  readonly act: (action: ActionInput) => void;
  readonly list: (q: string) => void;
};
type Named = { readonly id: string; readonly name: string };

const ofTeammate = (one: Named & { readonly email: string | null }, parts: Parts): readonly Command[] => {
  const shared = { words: one.email ?? "", typedOnly: true };
  const { target, act, list } = parts;
  const lists: Command = {
    ...shared,
    id: `of:${one.id}`,
    label: `Conversations of ${one.name}`,
    group: "People",
    run: () => list(`state:open assignee:${one.id}`),
  };
  if (target === null || target.assigneeId === one.id) return [lists];
  const assign = {
    ...shared,
    id: `assign:${one.id}`,
    label: `Assign to ${one.name}`,
    group: "Assign",
    run: () => act({ kind: "assign", assignee: { kind: "teammate", id: one.id } }),
  };
  return [assign, lists];
};

const ofTeam = (one: Named, { target, act, list }: Parts): readonly Command[] => {
  const lists: Command = {
    id: `team:${one.id}`,
    label: one.name,
    words: "go team queue conversations of",
    group: "Teams",
    run: () => list(teamQuery(one.id)),
  };
  if (target === null || target.teamId === one.id) return [lists];
  const assign = {
    id: `assign-team:${one.id}`,
    label: `Assign to the team ${one.name}`,
    typedOnly: true,
    group: "Assign",
    run: () => act({ kind: "assign", assignee: { kind: "team", id: one.id } }),
  };
  return [assign, lists];
};

const ofTag = (tag: Named, { target, act, list }: Parts): readonly Command[] => {
  const has = target?.tags.some((one) => one.id === tag.id) === true;
  const lists: Command = {
    id: `tagged:${tag.id}`,
    label: `Queue of the tag ${tag.name}`,
    typedOnly: true,
    group: "Tags",
    run: () => list(`tag:${tag.id}`),
  };
  if (target === null) return [lists];
  const put: Command = {
    id: `tag:${tag.id}`,
    label: has ? `Remove the tag ${tag.name}` : `Tag ${tag.name}`,
    typedOnly: true,
    group: "Tags",
    run: () => act({ kind: has ? "untag" : "tag", tag }),
  };
  return [put, lists];
};

/** What can be done with the workspace's people, teams and tags: found by their names. */
export const useNameCommands = (target: ConversationSummary | null): readonly Command[] => {
  const { perform } = useActions();
  const go = useGo();
  const workspace = useWorkspace();
  return useMemo(() => {
    if (!workspace) return [];
    const mayAct = workspace.me.teammateId !== null;
    const parts: Parts = {
      target: mayAct ? target : null,
      act: (action) => void (target && perform(target, action)),
      list: (q) => go(deskHref({ q })),
    };
    return [
      ...workspace.teams.flatMap((team) => ofTeam(team, parts)),
      ...workspace.teammates.flatMap((teammate) => ofTeammate(teammate, parts)),
      ...workspace.tags.flatMap((tag) => ofTag(tag, parts)),
    ];
  }, [workspace, target, perform, go]);
};
