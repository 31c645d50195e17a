"use client";
import { useRouter } from "next/navigation";
import { useActions } from "@/components/data/actions-port";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { type PickItem, PickList } from "@/components/ui/pick-list";
import { actionRows } from "@/lib/actions/table";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import { builtInViews } from "@/lib/search/built-in-views";

type Command = PickItem & { readonly run: () => void };

const conversationNumber = /^#?(\d{1,20})$/;

const useCommands = (target: ConversationSummary | null): readonly Command[] => {
  const { ask, assignToMe } = useActions();
  const router = useRouter();
  const onTarget = target === null ? [] : actionRows.filter((row) => row.appliesTo(target));
  const group = target === null ? undefined : `“${headline(target)}”`;
  const actions: Command[] = onTarget.map((row) => ({
    id: `action:${row.kind}`,
    label: row.title,
    trailing: row.key === null ? null : <Kbd keys={row.key} />,
    group,
    run: () => target && ask(row.kind, target),
  }));
  if (target !== null) {
    actions.splice(1, 0, {
      id: "action:me",
      label: "Assign to me",
      words: "take mine",
      trailing: <Kbd keys="i" />,
      group,
      run: () => assignToMe(target),
    });
  }
  const views: Command[] = builtInViews.map((view, index) => ({
    id: `view:${view.id}`,
    label: view.title,
    words: "go view queue",
    trailing: index < 9 ? <Kbd keys={String(index + 1)} /> : null,
    group: "Go to",
    run: () => router.push(`/queue/${view.id}`),
  }));
  const places: Command[] = [
    {
      id: "place:settings",
      label: "Settings",
      words: "go connection appearance sign out",
      group: "Go to",
      run: () => router.push("/settings"),
    },
  ];
  return [...actions, ...views, ...places];
};

export type ActionPaletteProps = {
  readonly target: ConversationSummary | null;
  readonly onClose: () => void;
};

/** Every action and every place by name; it shows the key of each, so that one learns it. A number opens that conversation. */
export const ActionPalette = ({ target, onClose }: ActionPaletteProps) => {
  const commands = useCommands(target);
  const router = useRouter();
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
                  router.push(`/conversations/${id}`);
                },
              };
        }}
        onPick={(id) => {
          onClose();
          commands.find((command) => command.id === id)?.run();
        }}
      />
    </Dialog>
  );
};
