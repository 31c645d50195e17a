"use client";
import ArrowDown from "lucide-react/icons/arrow-down";
import MoreVertical from "lucide-react/icons/ellipsis-vertical";
import ListCollapse from "lucide-react/icons/list-collapse";
import MailOpen from "lucide-react/icons/mail-open";
import Search from "lucide-react/icons/search";
import type { RefObject } from "react";
import { useSetting } from "@/components/data/settings";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuItem } from "@/components/ui/menu";
import type { ThreadHandle } from "./thread-port";

/** What can be done with the thread below: find, jump, with or without events. */
export const ThreadMenu = ({ handle }: { handle: RefObject<ThreadHandle | null> }) => {
  const showEvents = useSetting("showEvents");
  const ask = (what: keyof ThreadHandle) => () => handle.current?.[what]();
  const items: readonly MenuItem[] = [
    { id: "find", label: "Find in this conversation", icon: Search, keys: "F", onSelect: ask("find") },
    { id: "unread", label: "First unread message", icon: MailOpen, keys: "B", onSelect: ask("toUnread") },
    { id: "newest", label: "Newest message", icon: ArrowDown, keys: "G", onSelect: ask("toNewest") },
    {
      id: "events",
      label: showEvents ? "Hide events" : "Show events",
      icon: ListCollapse,
      keys: "V",
      onSelect: ask("toggleEvents"),
    },
  ];
  return (
    <Menu
      label="Thread: what to do"
      buttonLabel="Thread: find, jump, events"
      tip="Thread"
      items={items}
      className="inline-flex size-[30px] shrink-0 items-center justify-center rounded-m text-ink-2 transition-colors duration-100 hover:bg-hover hover:text-ink aria-expanded:bg-hover max-md:size-11"
    >
      <Icon of={MoreVertical} />
    </Menu>
  );
};
