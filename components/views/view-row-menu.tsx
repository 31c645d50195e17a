"use client";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import Ellipsis from "lucide-react/icons/ellipsis";
import Pencil from "lucide-react/icons/pencil";
import Trash from "lucide-react/icons/trash-2";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { isolated } from "@/lib/core/text";
import type { View } from "@/lib/search/view";
import { contentOf, copyName } from "./content";
import { setViewDialog } from "./dialog-store";
import { saveViewFile } from "./save-view-file";
import { useViewActions } from "./use-view-actions";

export type ViewRowMenuProps = {
  readonly view: View;
  readonly position: number;
  readonly total: number;
  readonly onMove: (id: string, step: number) => void;
};

const duplicate = (view: View) =>
  setViewDialog({
    kind: "new",
    id: crypto.randomUUID(),
    content: { ...contentOf(view), name: copyName(view.name), audience: "me" },
  });

export const ViewRowMenu = ({ view, position, total, onMove }: ViewRowMenuProps) => {
  const { remove } = useViewActions();
  const edit: readonly MenuItem[] = view.mayEdit
    ? [
        {
          id: "edit",
          label: "Edit…",
          icon: Pencil,
          onSelect: () => setViewDialog({ kind: "edit", view, content: contentOf(view) }),
        },
      ]
    : [];
  const destroy: readonly MenuItem[] = view.mayEdit
    ? [{ id: "delete", label: "Delete", icon: Trash, onSelect: () => void remove(view) }]
    : [];
  return (
    <Menu
      label={`What to do with “${isolated(view.name)}”`}
      buttonLabel={`More for “${isolated(view.name)}”`}
      tip="More"
      items={[
        ...edit,
        { id: "duplicate", label: "Duplicate…", icon: Copy, onSelect: () => duplicate(view) },
        { id: "export", label: "Export", icon: Download, onSelect: () => saveViewFile([view], view.name) },
        ...(position > 0
          ? [{ id: "up", label: "Move up", icon: ArrowUp, onSelect: () => onMove(view.id, -1) }]
          : []),
        ...(position < total - 1
          ? [{ id: "down", label: "Move down", icon: ArrowDown, onSelect: () => onMove(view.id, 1) }]
          : []),
        ...destroy,
      ]}
      className="inline-flex size-[30px] shrink-0 items-center justify-center rounded-m text-ink-2 hover:bg-hover hover:text-ink aria-expanded:bg-hover max-md:size-11"
    >
      <Icon of={Ellipsis} />
    </Menu>
  );
};
