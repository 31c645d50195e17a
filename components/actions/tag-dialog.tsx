"use client";
import Check from "lucide-react/icons/check";
import TagIcon from "lucide-react/icons/tag";
import { missingPart } from "@/components/data/missing-part";
import { usePendingActions } from "@/components/data/pending-actions";
import { shownRow } from "@/components/data/shown";
import { useWorkspace } from "@/components/data/workspace-query";
import { Icon } from "@/components/ui/icon";
import { ListDialog } from "@/components/ui/list-dialog";
import { PickList } from "@/components/ui/pick-list";
import type { PickItem } from "@/components/ui/pick-option";
import { longestTagName } from "@/lib/actions/limits";
import { actionTable } from "@/lib/actions/table";
import type { ConversationSummary, Tag } from "@/lib/conversation/model";
import type { AskerProps } from "./asker";

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** On how many of them a tag is. */
const countOf = (conversations: readonly ConversationSummary[], tag: Tag): number =>
  conversations.filter((one) => one.tags.some(({ id }) => id === tag.id)).length;

const itemsOf = (
  tags: readonly Tag[],
  conversations: readonly ConversationSummary[],
): readonly PickItem[] => {
  const used = new Map(conversations.flatMap((one) => one.tags.map((tag) => [tag.id, tag] as const)));
  const known = [...used.values(), ...tags.filter((tag) => !used.has(tag.id))];
  const among = conversations.length;
  return known.map((tag) => {
    const count = countOf(conversations, tag);
    const isOn = count === among;
    return {
      id: tag.id,
      label: tag.name,
      checked: isOn,
      leading: <Icon of={isOn ? Check : TagIcon} className={isOn ? "text-accent" : "text-ink-3"} />,
      trailing: isOn ? "remove" : count > 0 ? `on ${count} of ${among}` : "",
      group: count === 0 ? "Tags" : among === 1 ? "On it now" : "On them now",
    };
  });
};

/** As they stand with what is still on its way. */
const useShownRows = (conversations: readonly ConversationSummary[]) => {
  const pending = usePendingActions();
  return conversations.map((one) => shownRow(one, pending));
};

/** Takes one of the tags off that are on it. */
export const UntagDialog = ({ conversations, onAct, onClose }: AskerProps) => {
  const shown = useShownRows(conversations);
  const used = shown.flatMap((one) => one.tags);
  const pick = (id: string) => {
    onClose();
    const tag = used.find((one) => one.id === id);
    if (tag) onAct({ kind: "untag", tag }, shown);
  };
  return (
    <ListDialog title={actionTable.untag.title} onClose={onClose}>
      <PickList
        label="Tags"
        placeholder="Remove a tag …"
        items={itemsOf([], shown)}
        onPick={pick}
        empty="No tag on it is called that."
      />
    </ListDialog>
  );
};

export const TagDialog = ({ conversations, onAct, onClose }: AskerProps) => {
  const workspace = useWorkspace();
  const shown = useShownRows(conversations);
  const tags = workspace?.tags ?? [];
  const used = shown.flatMap((one) => one.tags);
  const pick = (id: string) => {
    onClose();
    const tag = used.find((one) => one.id === id) ?? tags.find((one) => one.id === id);
    if (!tag) return;
    onAct(countOf(shown, tag) === shown.length ? { kind: "untag", tag } : { kind: "tag", tag }, shown);
  };
  const create = (typed: string) => {
    if (typed.length > longestTagName || [...tags, ...used].some((tag) => sameName(tag.name, typed)))
      return null;
    return {
      label: `Create the tag “${typed}”`,
      run: () => {
        onClose();
        onAct({ kind: "tag", tag: { name: typed } }, shown);
      },
    };
  };
  return (
    <ListDialog title={shown.length === 1 ? "Tag" : `Tag ${shown.length}`} onClose={onClose}>
      <PickList
        label="Tags"
        placeholder="Add, remove or create a tag …"
        items={itemsOf(tags, shown).map((item) => ({ ...item, takesOff: item.checked }))}
        onPick={pick}
        create={create}
        warning={missingPart(workspace, "Tags")}
        empty={`A tag's name has at most ${longestTagName} characters.`}
      />
    </ListDialog>
  );
};
