"use client";
import Link from "next/link";
import type { ComponentProps } from "react";
import { isPlainClick } from "@/components/ui/plain-click";
import { firstView } from "./first-view";
import { lastList } from "./last-list";
import { useGo } from "./use-go";

/** The way back to the list that one came from. What it leads to is known in the browser only, so it is looked up on the way. */
export const LastListLink = (props: Omit<ComponentProps<typeof Link>, "href" | "onClick" | "prefetch">) => {
  const go = useGo();
  return (
    <Link
      {...props}
      href={`/queue/${firstView}`}
      prefetch={false}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        go(lastList());
      }}
    />
  );
};
