"use client";
import { flushSync } from "react-dom";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import type { ConversationSummary } from "@/lib/conversation/model";
import { useChoices } from "./use-choices";

/** What the bar shows already. */
const inBar: readonly string[] = ["close", "open", "snooze", "assign", "tag"];

export type ActionSheetProps = {
  readonly conversation: ConversationSummary;
  readonly onClose: () => void;
};

/** Everything that can be done to a conversation, from the bottom of a phone. */
export const ActionSheet = ({ conversation, onClose }: ActionSheetProps) => {
  const choices = useChoices(conversation).filter(({ id }) => !inBar.includes(id));
  return (
    <Dialog title="More actions" onClose={onClose}>
      <ul className="-mx-2 -my-2">
        {choices.map(({ id, label, icon, why, run }) => (
          <li key={id}>
            <button
              type="button"
              aria-disabled={why === null ? undefined : true}
              onClick={() => {
                if (why !== null) return;
                // Gone first: it gives the focus back as it goes, and what is begun may move it.
                flushSync(onClose);
                run();
              }}
              className="flex min-h-12 w-full items-center gap-3 rounded-m px-2 text-left text-l active:bg-hover aria-disabled:text-ink-3"
            >
              <Icon of={icon} size={18} className="text-ink-3" />
              <span className="min-w-0 flex-1">
                {label}
                {why === null ? null : <span className="block text-s text-ink-3">{why}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
};
