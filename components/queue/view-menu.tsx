"use client";
import ChevronDown from "lucide-react/icons/chevron-down";
import { memo } from "react";
import { railViews } from "@/components/data/known-view";
import { viewsHref } from "@/components/data/nav-keys";
import { useGo } from "@/components/data/use-go";
import { useViewCounts } from "@/components/data/view-counts";
import { useViews } from "@/components/data/views-query";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { isolated } from "@/lib/core/text";

export type ViewMenuProps = { readonly view: string | null; readonly title: string };

/** On a phone, where there is no rail: which view, and the way to the others. */
export const ViewMenu = memo(({ view, title }: ViewMenuProps) => {
  const go = useGo();
  const views = useViews();
  const countOf = useViewCounts();
  const labelOf = (id: string, name: string) => {
    const { text } = countOf(id);
    return text ? `${isolated(name)} · ${text}` : name;
  };
  return (
    <Menu
      label="Views"
      buttonLabel={`View: ${title}`}
      items={[
        ...railViews(views).map((one) => ({
          id: one.id,
          label: labelOf(one.id, one.title),
          checked: one.id === view,
          onSelect: () => go(`/queue/${one.id}`),
        })),
        { id: viewsHref, label: "All views…", onSelect: () => go(viewsHref) },
      ]}
      className="-ml-2 inline-flex min-h-11 max-w-full items-center gap-1.5 rounded-m px-2 text-xl font-semibold tracking-[-0.012em] md:hidden"
    >
      <bdi className="min-w-0 truncate">{title}</bdi>
      <Icon of={ChevronDown} size={18} className="text-ink-3" />
    </Menu>
  );
});
ViewMenu.displayName = "ViewMenu";
