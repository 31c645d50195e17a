"use client";
import { PageLink, type PageLinkProps } from "@/components/ui/page-link";
import { isPlainClick } from "@/components/ui/plain-click";
import { firstView } from "./first-view";
import { lastList } from "./last-list";
import { useGo } from "./use-go";

/** The way back to the list that one came from. What it leads to is known in the browser only, so it is looked up on the way. */
export const LastListLink = (props: Omit<PageLinkProps, "href" | "onClick">) => {
  const go = useGo();
  return (
    <PageLink
      {...props}
      href={`/queue/${firstView}`}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        go(lastList());
      }}
    />
  );
};
