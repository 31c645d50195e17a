"use client";
import Link from "lucide-react/icons/link";
import { useCallback } from "react";
import { copyText } from "@/components/ui/copy-text";
import type { MenuItem } from "@/components/ui/menu";
import { useToasts } from "@/components/ui/toasts";
import type { Part } from "@/lib/conversation/model";
import { partHref } from "./part-link";
import { type ThreadPort, useThread } from "./thread-port";

/** Copies the whole address of a part of this thread, and says so. */
export const useCopyPartLink = (thread: ThreadPort | null): ((part: Part) => void) => {
  const { show } = useToasts();
  return useCallback(
    (part) => {
      if (thread === null) return;
      const copy = async () => {
        const copied = await copyText(location.origin + partHref(thread, part), document.body);
        show(
          copied
            ? { text: "Link to this message copied" }
            : { tone: "late", text: "The browser did not let the link be copied." },
        );
      };
      void copy();
    },
    [thread, show],
  );
};

/** Whether a part has an address: what Intercom does not know yet has none. */
export const hasLink = (part: Part, thread: ThreadPort | null): thread is ThreadPort =>
  thread !== null && part.pending !== true;

/** The menu's row that copies a part's address. */
export const useCopyLink = (part: Part): readonly MenuItem[] => {
  const thread = useThread();
  const copy = useCopyPartLink(thread);
  if (!hasLink(part, thread)) return [];
  return [{ id: "link", label: "Copy link", icon: Link, keys: "L", onSelect: () => copy(part) }];
};
