"use client";
import { type RefObject, useImperativeHandle, useMemo, useRef, useState } from "react";
import { type OfferedCommand, useOfferCommands } from "@/components/data/commands-port";
import { useSetSetting, useSetting } from "@/components/data/settings";
import type { TimelineEntry } from "@/lib/conversation/timeline";
import type { ThreadHandle, ThreadPort } from "./thread-port";
import { useCopyPartLink } from "./use-copy-link";
import type { Jump } from "./use-thread-jump";
import { currentMessage, useThreadKeys } from "./use-thread-keys";

type Finding = { readonly from: string | null };

export type ThreadCommands = ThreadHandle & {
  /** What is looked for began at this message; null while nobody looks. */
  readonly finding: Finding | null;
  readonly endFind: () => void;
  readonly findBar: RefObject<{ readonly focus: () => void } | null>;
};

/** The palette has the same, by name. */
const useOffered = (handle: RefObject<ThreadHandle | null>, showEvents: boolean) => {
  const commands = useMemo<readonly OfferedCommand[]>(() => {
    const group = "Thread";
    const run = (what: keyof ThreadHandle) => () => handle.current?.[what]();
    return [
      {
        id: "thread:find",
        label: "Find in this conversation",
        words: "search text",
        keys: "F",
        group,
        run: run("find"),
      },
      {
        id: "thread:unread",
        label: "First unread message",
        words: "jump new",
        keys: "B",
        group,
        run: run("toUnread"),
      },
      {
        id: "thread:newest",
        label: "Newest message",
        words: "jump end last",
        keys: "G",
        group,
        run: run("toNewest"),
      },
      {
        id: "thread:events",
        label: showEvents ? "Hide events" : "Show events",
        words: "thread history assignments",
        keys: "V",
        group,
        run: run("toggleEvents"),
      },
    ];
  }, [handle, showEvents]);
  useOfferCommands(commands);
};

/** What keys, palette, menu and buttons do to the thread that is open. */
export const useThreadCommands = (
  thread: ThreadPort,
  box: RefObject<HTMLElement | null>,
  entries: readonly TimelineEntry[],
  jump: Jump,
  handle: RefObject<ThreadHandle | null>,
): ThreadCommands => {
  const showEvents = useSetting("showEvents");
  const setSetting = useSetSetting();
  const copyLink = useCopyPartLink(thread);
  const [finding, setFinding] = useState<Finding | null>(null);
  const findBar = useRef<{ readonly focus: () => void } | null>(null);
  const toUnread = () => {
    const at = entries.findIndex((entry) => entry.kind === "new");
    const unread = at < 0 ? undefined : entries[at + 1];
    return unread === undefined ? false : jump.to(unread.key);
  };
  const commands: ThreadHandle = {
    find: () => {
      const pane = box.current;
      if (finding === null) setFinding({ from: (pane && currentMessage(pane)?.dataset.slot) ?? null });
      else findBar.current?.focus();
    },
    toNewest: jump.toEnd,
    toUnread: () => void toUnread(),
    toggleEvents: () => setSetting("showEvents", !showEvents),
  };
  useThreadKeys(box, {
    to: jump.to,
    toEnd: jump.toEnd,
    toUnread,
    find: commands.find,
    copyLink: (key) => {
      const entry = entries.find((one) => one.key === key);
      if (entry?.kind === "message" && !entry.part.pending) copyLink(entry.part);
    },
    toggleEvents: commands.toggleEvents,
  });
  useImperativeHandle(handle, () => commands);
  useOffered(handle, showEvents);
  const endFind = () => {
    setFinding(null);
    jump.unmark();
  };
  return { ...commands, finding, endFind, findBar };
};
