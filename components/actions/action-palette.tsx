"use client";
import { useState } from "react";
import { flushSync } from "react-dom";
import { useOfferedCommands } from "@/components/data/commands-port";
import { useGo } from "@/components/data/use-go";
import { useWorkspace } from "@/components/data/workspace-query";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { PickList } from "@/components/ui/pick-list";
import type { ConversationSummary } from "@/lib/conversation/model";
import { useActionCommands } from "./palette-actions";
import type { Command } from "./palette-command";
import { useContactCommands } from "./palette-contacts";
import { rememberCommand, usedCommands } from "./palette-memory";
import { useNameCommands } from "./palette-names";
import { placesTyped } from "./palette-place";
import { usePlaceCommands } from "./palette-places";
import { rank } from "./palette-rank";

const useOffered = (): readonly Command[] =>
  useOfferedCommands().map(({ keys, ...command }) => ({
    ...command,
    trailing: keys === undefined ? null : <Kbd keys={keys} />,
  }));

/** By the number or the address that was pasted. */
const useNumberCommands = (typed: string): readonly Command[] => {
  const go = useGo();
  return placesTyped(typed).map(({ kind, id }) => ({
    id: `open-${kind}:${id}`,
    label: `Open ${kind} ${id}`,
    group: "By number",
    run: () => go(`/${kind}s/${id}`),
  }));
};

export type ActionPaletteProps = {
  readonly target: ConversationSummary | null;
  readonly onClose: () => void;
};

/**
 * Everything by name: actions, lists, people, teams, tags, contacts, conversations, places. It shows the key of each that has one, so that
 * one learns it.
 */
export const ActionPalette = ({ target, onClose }: ActionPaletteProps) => {
  const [typed, setTyped] = useState("");
  const memberId = useWorkspace()?.me.memberId ?? "";
  const [used] = useState(() => usedCommands(memberId));
  const numbers = useNumberCommands(typed);
  const known = [
    ...useActionCommands(target),
    ...useOffered(),
    ...usePlaceCommands(target),
    ...useNameCommands(target),
  ];
  const contacts = useContactCommands(typed);
  const commands = [...numbers, ...rank(known, typed, used), ...contacts.commands];
  return (
    <Dialog title="Commands" bare onClose={onClose}>
      <PickList
        label="Commands"
        placeholder="Do something, or go somewhere …"
        items={commands}
        onType={setTyped}
        found
        empty="Nothing is called that. Try an action, a view, a teammate, a tag, a contact's name or address, or a conversation's number or link."
        hint={
          contacts.said ??
          (typed === ""
            ? "Also by name: people, tags, contacts. A number or a link opens what it names."
            : null)
        }
        onPick={(id) => {
          const command = commands.find((one) => one.id === id);
          // Gone first: it keeps the focus while it is there and gives it back as it goes, and what is run may move it.
          flushSync(onClose);
          rememberCommand(memberId, id);
          command?.run();
        }}
      />
    </Dialog>
  );
};
