"use client";
import LayoutList from "lucide-react/icons/layout-list";
import Settings from "lucide-react/icons/settings";
import { usePathname } from "next/navigation";
import { memo } from "react";
import { deskHref, teamQuery } from "@/components/data/desk-address";
import { keyOfPlace, railViews } from "@/components/data/known-view";
import { viewsHref } from "@/components/data/nav-keys";
import { useDeskAddress } from "@/components/data/use-desk-address";
import { type ShownCount, useViewCounts } from "@/components/data/view-counts";
import { useViews } from "@/components/data/views-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { hueOf } from "@/components/ui/face";
import { hueStyle } from "@/components/ui/hue";
import { Icon } from "@/components/ui/icon";
import { Mark } from "@/components/ui/mark";
import type { ViewIcon as SavedIcon } from "@/lib/search/view";
import { MemberMenu } from "./member-menu";
import { RailLink } from "./rail-link";
import { ViewIcon } from "./view-icons";

type ViewLinkProps = ShownCount & {
  readonly id: string;
  readonly title: string;
  readonly icon: SavedIcon | null;
  readonly keys: string | undefined;
  readonly current: boolean;
};

/** Drawn anew only when it changes itself: counts come often, and each moves one or two of them. */
const ViewLink = memo(({ id, title, icon, keys, text, why, current }: ViewLinkProps) => (
  <RailLink
    href={`/queue/${id}`}
    label={title}
    leading={<ViewIcon id={id} saved={icon} />}
    keys={keys}
    count={{ text, why }}
    current={current}
  />
));
ViewLink.displayName = "ViewLink";

const allViewsIcon = <Icon of={LayoutList} />;

const Views = ({ current }: { current: string | null }) => {
  const views = useViews();
  const countOf = useViewCounts();
  const pathname = usePathname();
  return (
    <ul className="flex flex-col gap-0.5">
      {railViews(views).map((view, index) => (
        <li key={view.id}>
          <ViewLink
            id={view.id}
            title={view.title}
            icon={view.saved?.icon ?? null}
            keys={keyOfPlace(index)}
            {...countOf(view.id)}
            current={current === view.id}
          />
        </li>
      ))}
      <li>
        <RailLink
          href={viewsHref}
          label="All views"
          leading={allViewsIcon}
          keys="g v"
          current={pathname === viewsHref}
        />
      </li>
    </ul>
  );
};

const Teams = ({ current }: { current: string | null }) => {
  const teams = useWorkspace()?.teams ?? [];
  if (teams.length === 0) return null;
  return (
    <section aria-labelledby="rail-teams">
      <h2 id="rail-teams" className="mx-2 mt-2.5 mb-1 text-xs font-semibold text-ink-3 max-xl:sr-only">
        Teams
      </h2>
      <ul className="flex flex-col gap-0.5 max-xl:mt-2 max-xl:border-t max-xl:border-line max-xl:pt-2">
        {teams.map((team) => {
          const q = teamQuery(team.id);
          return (
            <li key={team.id}>
              <RailLink
                href={deskHref({ q })}
                label={team.name}
                leading={<span className="swatch size-2 rounded-[2px]" style={hueStyle(hueOf(team.id))} />}
                current={current === q}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
};

/** The column at the left: views with their counts, teams, settings, oneself. Icons alone below 1280 px, gone on a phone. */
export const Rail = () => {
  const pathname = usePathname();
  const address = useDeskAddress();
  const isDesk = pathname.startsWith("/queue");
  return (
    <nav
      aria-label="Views"
      className="pane-scroll isolate flex flex-col gap-0.5 border-r border-line bg-sunken px-2 py-2.5 max-md:hidden"
    >
      <div className="flex items-center gap-2 px-2 pt-1 pb-2.5 text-[14px] font-semibold tracking-[-0.01em] max-xl:justify-center max-xl:px-0">
        <Mark className="size-5" />
        <span className="max-xl:sr-only">Switchyard</span>
      </div>
      <Views current={isDesk ? address.view : null} />
      <Teams current={isDesk && address.view === null ? address.q : null} />
      <div className="mt-auto flex flex-col gap-0.5 pt-2">
        <RailLink
          href="/settings"
          label="Settings"
          leading={<Icon of={Settings} />}
          keys="g s"
          current={pathname === "/settings"}
        />
        <MemberMenu />
      </div>
    </nav>
  );
};
