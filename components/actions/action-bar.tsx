"use client";
import Check from "lucide-react/icons/check";
import Clock from "lucide-react/icons/clock";
import Ellipsis from "lucide-react/icons/ellipsis";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import TagIcon from "lucide-react/icons/tag";
import UserPlus from "lucide-react/icons/user-plus";
import { useState } from "react";
import { useActions } from "@/components/data/actions-port";
import { Icon, type IconShape } from "@/components/ui/icon";
import { keepsClear } from "@/components/ui/keeps-clear";
import { latePart } from "@/components/ui/late-part";
import type { ConversationSummary } from "@/lib/conversation/model";

const ActionSheet = latePart("The list of actions", () =>
  import("./action-sheet").then((module) => module.ActionSheet),
);

const look =
  "flex min-h-12 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 rounded-m text-xs whitespace-nowrap text-ink-2 active:bg-hover";

type BarButtonProps = {
  readonly icon: IconShape;
  readonly label: string;
  readonly opens?: "dialog" | undefined;
  readonly onClick: () => void;
};

const BarButton = ({ icon, label, opens, onClick }: BarButtonProps) => (
  <button type="button" aria-haspopup={opens} onClick={onClick} className={look}>
    <Icon of={icon} size={18} />
    {label}
  </button>
);

/** The same actions for thumbs, at the bottom of the page on a phone. */
export const ActionBar = ({ conversation }: { conversation: ConversationSummary }) => {
  const { ask } = useActions();
  const [sheet, setSheet] = useState(false);
  return (
    <div
      ref={keepsClear}
      role="toolbar"
      aria-label="Actions"
      className="gives-way flex gap-1 border-t border-line bg-surface px-2 pt-1 pb-[calc(4px+env(safe-area-inset-bottom))] md:hidden"
    >
      {conversation.state === "closed" ? (
        <BarButton icon={RotateCcw} label="Open again" onClick={() => ask("open", conversation)} />
      ) : (
        <BarButton icon={Check} label="Close" onClick={() => ask("close", conversation)} />
      )}
      <BarButton icon={Clock} label="Snooze" onClick={() => ask("snooze", conversation)} />
      <BarButton icon={UserPlus} label="Assign" onClick={() => ask("assign", conversation)} />
      <BarButton icon={TagIcon} label="Tag" onClick={() => ask("tag", conversation)} />
      <BarButton icon={Ellipsis} label="More" opens="dialog" onClick={() => setSheet(true)} />
      {sheet ? <ActionSheet conversation={conversation} onClose={() => setSheet(false)} /> : null}
    </div>
  );
};
