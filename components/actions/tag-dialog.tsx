"use client";
import Check from "lucide-react/icons/check";
import TagIcon from "lucide-react/icons/tag";
import { useActions } from "@/components/data/actions-port";
import { missingPart } from "@/components/data/missing-part";
import { usePendingActions } from "@/components/data/pending-actions";
import { shownRow } from "@/components/data/shown";
import { useWorkspace } from "@/components/data/workspace-query";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { type PickItem, PickList } from "@/components/ui/pick-list";
import { longestTagName } from "@/lib/actions/limits";
import type { Tag } from "@/lib/conversation/model";
import type { AskerProps } from "./assign-dialog";

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const itemsOf = (tags: readonly Tag[], on: readonly Tag[]): readonly PickItem[] => {
  const isOn = (tag: Tag) => on.some((one) => one.id === tag.id);
  const known = [...on, ...tags.filter((tag) => !isOn(tag))];
  return known.map((tag) => ({
    id: tag.id,
    label: tag.name,
    checked: isOn(tag),
    leading: <Icon of={isOn(tag) ? Check : TagIcon} className={isOn(tag) ? "text-accent" : "text-ink-3"} />,
    trailing: isOn(tag) ? "remove" : "",
    group: isOn(tag) ? "On this conversation" : "Tags",
  }));
};

export const TagDialog = ({ conversation, onClose }: AskerProps) => {
  const workspace = useWorkspace();
  const { perform } = useActions();
  const shown = shownRow(conversation, usePendingActions());
  const tags = workspace?.tags ?? [];
  const pick = (id: string) => {
    onClose();
    const on = shown.tags.find((tag) => tag.id === id);
    const tag = on ?? tags.find((one) => one.id === id);
    if (tag) void perform(shown, on ? { kind: "untag", tag } : { kind: "tag", tag });
  };
  const create = (typed: string) => {
    if (typed.length > longestTagName || [...tags, ...shown.tags].some((tag) => sameName(tag.name, typed)))
      return null;
    return {
      label: `Create the tag “${typed}”`,
      run: () => {
        onClose();
        void perform(shown, { kind: "tag", tag: { name: typed } });
      },
    };
  };
  return (
    <Dialog title="Tag" bare onClose={onClose}>
      <PickList
        label="Tags"
        placeholder="Add, remove or create a tag …"
        items={itemsOf(tags, shown.tags)}
        onPick={pick}
        create={create}
        warning={missingPart(workspace, "Tags")}
        empty={`A tag's name has at most ${longestTagName} characters.`}
      />
    </Dialog>
  );
};
