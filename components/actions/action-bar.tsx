"use client";
import Check from "lucide-react/icons/check";
import Ellipsis from "lucide-react/icons/ellipsis";
import Mail from "lucide-react/icons/mail";
import MailOpen from "lucide-react/icons/mail-open";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import TagIcon from "lucide-react/icons/tag";
import Ticket from "lucide-react/icons/ticket";
import UserCheck from "lucide-react/icons/user-check";
import UserPlus from "lucide-react/icons/user-plus";
import { useActions } from "@/components/data/actions-port";
import { useWorkspace } from "@/components/data/workspace-query";
import { Icon, type IconShape } from "@/components/ui/icon";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { actionTable } from "@/lib/actions/table";
import type { ConversationSummary } from "@/lib/conversation/model";

const look =
  "flex min-h-12 flex-1 flex-col items-center justify-center gap-0.5 rounded-m text-xs text-ink-2 active:bg-hover";

const BarButton = ({ icon, label, onClick }: { icon: IconShape; label: string; onClick: () => void }) => (
  <button type="button" onClick={onClick} className={look}>
    <Icon of={icon} size={18} />
    {label}
  </button>
);

/** The same actions for thumbs, at the bottom of the page on a phone. */
export const ActionBar = ({ conversation }: { conversation: ConversationSummary }) => {
  const { ask, assignToMe } = useActions();
  const me = useWorkspace()?.me.teammateId ?? null;
  const isMine = me !== null && me === conversation.assigneeId;
  const toMe: MenuItem[] = [
    { id: "me", label: "Assign to me", icon: UserCheck, onSelect: () => assignToMe(conversation) },
  ];
  const more: MenuItem[] = [
    ...(isMine ? [] : toMe),
    conversation.read
      ? {
          id: "unread",
          label: actionTable.unread.title,
          icon: Mail,
          onSelect: () => ask("unread", conversation),
        }
      : {
          id: "read",
          label: actionTable.read.title,
          icon: MailOpen,
          onSelect: () => ask("read", conversation),
        },
  ];
  if (actionTable.convert.appliesTo(conversation)) {
    more.push({
      id: "convert",
      label: actionTable.convert.title,
      icon: Ticket,
      onSelect: () => ask("convert", conversation),
    });
  }
  return (
    <div
      role="toolbar"
      aria-label="Actions"
      className="flex gap-1 border-t border-line bg-surface px-2 pt-1 pb-[calc(4px+env(safe-area-inset-bottom))] md:hidden"
    >
      {conversation.state === "closed" ? (
        <BarButton icon={RotateCcw} label="Open again" onClick={() => ask("open", conversation)} />
      ) : (
        <BarButton icon={Check} label="Close" onClick={() => ask("close", conversation)} />
      )}
      <BarButton icon={UserPlus} label="Assign" onClick={() => ask("assign", conversation)} />
      <BarButton icon={TagIcon} label="Tag" onClick={() => ask("tag", conversation)} />
      <Menu label="More actions" items={more} className={look}>
        <Icon of={Ellipsis} size={18} />
        More
      </Menu>
    </div>
  );
};
