"use client";
import { useState } from "react";
import { flushSync } from "react-dom";
import { useOfferedCommands } from "@/components/data/commands-port";
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
import { useNumberCommands } from "./palette-numbers";
import { usePlaceCommands } from "./palette-places";
import { rank } from "./palette-rank";

const useOffered = (): readonly Command[] =>
  useOfferedCommands().map(({ keys, ...command }) => ({
    ...command,
    trailing: keys === undefined ? null : <Kbd keys={keys} />,
  }));

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
  const commands = [...numbers.commands, ...rank(known, typed, used), ...contacts.commands];
  return (
    <Dialog title="Commands" bare onClose={onClose}>
      <PickList
        label="Commands"
        placeholder="Do something, or go somewhere …"
        items={commands}
        onType={setTyped}
        found
        empty="Nothing is called that. Try an action, a view, a teammate, a tag, a contact's name or address, or the number or link of a conversation or ticket."
        hint={
          numbers.said ??
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
