"use client";
import { useActions } from "@/components/data/actions-port";
import { keysOf } from "@/components/data/keys-of";
import { useWorkspace } from "@/components/data/workspace-query";
import { Kbd } from "@/components/ui/kbd";
import type { ActionKind } from "@/lib/actions/input";
import { offeredRows } from "@/lib/actions/table";
import type { Workspace } from "@/lib/api/workspace";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import { actionTitle } from "./action-title";
import type { Command } from "./palette-command";
import { whyNot } from "./why-not";

type Me = Workspace["me"] | undefined;

/** Why this cannot be done now; null when it can. */
const refusalOf = (kind: ActionKind, target: ConversationSummary | null, me: Me): string | null => {
  if (target === null) return "Open or mark a conversation first.";
  if (me === undefined) return null;
  if (me.teammateId === null) return "Intercom has no teammate with your e-mail address.";
  return whyNot(kind, target, me.role);
};

const why = (text: string) => <span className="max-md:hidden">{text}</span>;

/** Every action of the table, in its order; what cannot be done now is found when it is typed, and says why it cannot. */
export const useActionCommands = (target: ConversationSummary | null): readonly Command[] => {
  const { ask, assignToMe } = useActions();
  const me = useWorkspace()?.me;
  const group = target === null ? "Actions" : `“${headline(target)}”`;
  return offeredRows.flatMap((row): readonly Command[] => {
    const refusal = refusalOf(row.kind, target, me);
    const command: Command = {
      id: `action:${row.kind}`,
      label: actionTitle(row, target),
      trailing: refusal === null ? <Kbd keys={keysOf(row)} /> : why(refusal),
      disabled: refusal !== null,
      note: refusal ?? undefined,
      typedOnly: refusal !== null,
      group,
      run: () => target && ask(row.kind, target),
    };
    if (row.kind === "close") {
      const withMessage: Command = {
        ...command,
        id: "action:close-message",
        label: "Close with a message",
        words: "send reply done",
        trailing: refusal === null ? null : command.trailing,
        run: () => target && ask("close", target, { message: "" }),
      };
      return [command, withMessage];
    }
    const isMine = me !== undefined && me.teammateId !== null && me.teammateId === target?.assigneeId;
    if (row.kind !== "assign" || isMine) return [command];
    const toMe: Command = {
      ...command,
      id: "action:me",
      label: "Assign to me",
      words: "take mine",
      trailing: refusal === null ? <Kbd keys="i" /> : command.trailing,
      run: () => target && assignToMe(target),
    };
    return [command, toMe];
  });
};
