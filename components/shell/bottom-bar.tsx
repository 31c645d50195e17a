"use client";
import CircleUser from "lucide-react/icons/circle-user";
import Inbox from "lucide-react/icons/inbox";
import Search from "lucide-react/icons/search";
import { usePathname } from "next/navigation";
import { LastListLink } from "@/components/data/last-list-link";
import { focusQueryLine, queryLineId } from "@/components/data/query-line-id";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";

const item =
  "flex min-h-11 flex-col items-center justify-center gap-0.5 text-xs text-ink-3 aria-[current]:font-semibold aria-[current]:text-accent";

/** The phone's way about: queue, search, oneself. */
export const BottomBar = () => {
  const pathname = usePathname();
  const onQueue = pathname.startsWith("/queue");
  const current = (is: boolean) => (is ? ("page" as const) : undefined);
  return (
    <nav
      aria-label="Main"
      className="gives-way grid grid-cols-3 border-t border-line bg-surface pt-1.5 pb-[calc(6px+env(safe-area-inset-bottom))] md:hidden"
    >
      <LastListLink aria-current={current(onQueue)} className={item}>
        <Icon of={Inbox} size={18} />
        Queue
      </LastListLink>
      <PageLink
        href={`/queue/all-open#${queryLineId}`}
        className={item}
        onClick={(event) => {
          if (focusQueryLine()) event.preventDefault();
        }}
      >
        <Icon of={Search} size={18} />
        Search
      </PageLink>
      <PageLink href="/settings" aria-current={current(pathname === "/settings")} className={item}>
        <Icon of={CircleUser} size={18} />
        Me
      </PageLink>
    </nav>
  );
};
