"use client";
import { useQuery } from "@tanstack/react-query";
import ChevronDown from "lucide-react/icons/chevron-down";
import { countsQuery } from "@/components/data/queue-query";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { builtInView, builtInViews } from "@/lib/search/built-in-views";

export type ViewMenuProps = { readonly view: string | null; readonly onView: (id: string) => void };

/** On a phone, where there is no rail: which view, and the way to the others. */
export const ViewMenu = ({ view, onView }: ViewMenuProps) => {
  const { data } = useQuery(countsQuery());
  const title = (view && builtInView(view)?.title) || "Search";
  const labelOf = (id: string, name: string) => {
    const count = data?.counts[id];
    return typeof count === "number" ? `${name} · ${count}` : name;
  };
  return (
    <Menu
      label="Views"
      buttonLabel={`View: ${title}`}
      items={builtInViews.map((one) => ({
        id: one.id,
        label: labelOf(one.id, one.title),
        checked: one.id === view,
        onSelect: () => onView(one.id),
      }))}
      className="-ml-2 inline-flex min-h-11 items-center gap-1.5 rounded-m px-2 text-xl font-semibold tracking-[-0.012em] md:hidden"
    >
      {title}
      <Icon of={ChevronDown} size={18} className="text-ink-3" />
    </Menu>
  );
};
