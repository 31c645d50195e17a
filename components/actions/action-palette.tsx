"use client";
import { flushSync } from "react-dom";
import { useActions } from "@/components/data/actions-port";
import { useOfferedCommands } from "@/components/data/commands-port";
import { deskHref, teamQuery } from "@/components/data/desk-address";
import { lastList } from "@/components/data/last-list";
import { queueHref, usePlaces } from "@/components/data/nav-keys";
import { useGo } from "@/components/data/use-go";
import { useWorkspace } from "@/components/data/workspace-query";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { type PickItem, PickList } from "@/components/ui/pick-list";
import { actionRows } from "@/lib/actions/table";
import { type ConversationSummary, headline } from "@/lib/conversation/model";

type Command = PickItem & { readonly run: () => void };

const conversationNumber = /^#?(\d{1,20})$/;

/** What can be done to `target`, the gravest key first; what would change nothing is left out. */
const useActionCommands = (target: ConversationSummary | null): readonly Command[] => {
  const { ask, assignToMe } = useActions();
  const me = useWorkspace()?.me.teammateId ?? null;
  if (target === null) return [];
  const group = `“${headline(target)}”`;
  const rows = actionRows.filter((row) => row.appliesTo(target));
  return rows.flatMap((row): readonly Command[] => {
    const command = {
      id: `action:${row.kind}`,
      label: row.title,
      trailing: row.key === null ? null : <Kbd keys={row.key} />,
      group,
      run: () => ask(row.kind, target),
    };
    if (row.kind !== "assign" || (me !== null && me === target.assigneeId)) return [command];
    const toMe = {
      id: "action:me",
      label: "Assign to me",
      words: "take mine",
      trailing: <Kbd keys="i" />,
      group,
      run: () => assignToMe(target),
    };
    return [command, toMe];
  });
};

const usePlaceCommands = (): readonly Command[] => {
  const go = useGo();
  const teams = useWorkspace()?.teams ?? [];
  const places = usePlaces();
  const group = "Go to";
  return [
    ...places.map(({ keys, title, href }) => ({
      id: `place:${href}`,
      label: title,
      words: "go view queue list settings connection appearance sign out",
      trailing: keys === undefined ? null : <Kbd keys={keys} />,
      group,
      run: () => go(href === queueHref ? lastList() : href),
    })),
    ...teams.map((team) => ({
      id: `team:${team.id}`,
      label: team.name,
      words: "go team queue",
      group: "Teams",
      run: () => go(deskHref({ q: teamQuery(team.id) })),
    })),
  ];
};

const useOffered = (): readonly Command[] =>
  useOfferedCommands().map(({ keys, ...command }) => ({
    ...command,
    trailing: keys === undefined ? null : <Kbd keys={keys} />,
  }));

export type ActionPaletteProps = {
  readonly target: ConversationSummary | null;
  readonly onClose: () => void;
};

/** Every action and every place by name; it shows the key of each, so that one learns it. A number opens that conversation. */
export const ActionPalette = ({ target, onClose }: ActionPaletteProps) => {
  const commands = [...useActionCommands(target), ...useOffered(), ...usePlaceCommands()];
  const go = useGo();
  return (
    <Dialog title="Commands" bare onClose={onClose}>
      <PickList
        label="Commands"
        placeholder="Do something, or go somewhere …"
        items={commands}
        empty="No command is called that. A conversation's number opens it."
        create={(typed) => {
          const id = conversationNumber.exec(typed)?.[1];
          return id === undefined
            ? null
            : {
                label: `Open conversation ${id}`,
                run: () => {
                  onClose();
                  go(`/conversations/${id}`);
                },
              };
        }}
        onPick={(id) => {
          const command = commands.find((one) => one.id === id);
          // Gone first: it keeps the focus while it is there and gives it back as it goes, and what is run may move it.
          flushSync(onClose);
          command?.run();
        }}
      />
    </Dialog>
  );
};
