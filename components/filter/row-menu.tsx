"use client";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import Ban from "lucide-react/icons/ban";
import Copy from "lucide-react/icons/copy";
import Ellipsis from "lucide-react/icons/ellipsis";
import Group from "lucide-react/icons/group";
import Trash from "lucide-react/icons/trash-2";
import Ungroup from "lucide-react/icons/ungroup";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { type Block, placeOf } from "@/lib/search/builder";
import { duplicate, negate, unwrap, wrap } from "@/lib/search/builder-edits";
import { useParts } from "./builder-context";
import { quietButton } from "./looks";

/** What can be done to a row or a group besides editing it. */
export const RowMenu = ({ block, name }: { block: Block; name: string }) => {
  const { root, edit, newId, removeBlock, moving, focus } = useParts();
  const put = (result: ReturnType<typeof duplicate>) => {
    if (result.ok) edit(result.value);
  };
  const isBox = block.kind === "box";
  const place = placeOf(root, block.id);
  const items: readonly MenuItem[] = [
    {
      id: "duplicate",
      label: "Duplicate",
      icon: Copy,
      onSelect: () => put(duplicate(root, block.id, newId)),
    },
    {
      id: "negate",
      label: isBox ? "Turn round" : "Negate",
      icon: Ban,
      onSelect: () => edit(negate(root, block.id)),
    },
    isBox
      ? {
          id: "unwrap",
          label: "Take out of the group",
          icon: Ungroup,
          onSelect: () => put(unwrap(root, block.id)),
        }
      : {
          id: "wrap",
          label: "Put into a group",
          icon: Group,
          onSelect: () => {
            put(wrap(root, block.id, "any", newId));
            focus(block.id, "grip");
          },
        },
    { id: "up", label: "Move up", icon: ArrowUp, onSelect: () => moving.step(block, -1) },
    { id: "down", label: "Move down", icon: ArrowDown, onSelect: () => moving.step(block, 1) },
    { id: "remove", label: "Remove", icon: Trash, onSelect: () => removeBlock(block.id) },
  ];
  return place === null ? null : (
    <Menu label={`More for ${name}`} buttonLabel={`More for ${name}`} items={items} className={quietButton}>
      <Icon of={Ellipsis} size={14} />
    </Menu>
  );
};
