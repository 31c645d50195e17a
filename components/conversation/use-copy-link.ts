"use client";
import Link from "lucide-react/icons/link";
import { copyText } from "@/components/ui/copy-text";
import type { MenuItem } from "@/components/ui/menu";
import { useToasts } from "@/components/ui/toasts";
import type { Part } from "@/lib/conversation/model";
import { partHref } from "./part-link";
import { useThread } from "./thread-port";

/** The menu's row that copies a part's address; none for what Intercom does not know yet. */
export const useCopyLink = (part: Part): readonly MenuItem[] => {
  const thread = useThread();
  const { show } = useToasts();
  if (thread === null || part.pending) return [];
  const copy = async () => {
    const copied = await copyText(location.origin + partHref(thread.conversationId, part), document.body);
    show(
      copied
        ? { text: "Link to this message copied" }
        : { tone: "late", text: "The browser did not let the link be copied." },
    );
  };
  return [{ id: "link", label: "Copy link", icon: Link, onSelect: () => void copy() }];
};
