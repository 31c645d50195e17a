"use client";
import Mail from "lucide-react/icons/mail";
import MailOpen from "lucide-react/icons/mail-open";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import TagIcon from "lucide-react/icons/tag";
import Ticket from "lucide-react/icons/ticket";
import { useActions } from "@/components/data/actions-port";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { useShortcutOf } from "@/components/ui/use-hotkeys";
import { actionTable } from "@/lib/actions/table";
import type { ConversationSummary } from "@/lib/conversation/model";

/** What one does most to a conversation, in the header of the page. */
export const ActionButtons = ({ conversation }: { conversation: ConversationSummary }) => {
  const { ask } = useActions();
  const shortcutOf = useShortcutOf();
  const closed = conversation.state === "closed";
  return (
    <>
      {conversation.read ? (
        <IconButton
          icon={Mail}
          label={actionTable.unread.title}
          keys="U"
          onClick={() => ask("unread", conversation)}
        />
      ) : (
        <IconButton
          icon={MailOpen}
          label={actionTable.read.title}
          onClick={() => ask("read", conversation)}
        />
      )}
      <IconButton
        icon={TagIcon}
        label={actionTable.tag.title}
        keys="t"
        onClick={() => ask("tag", conversation)}
      />
      {actionTable.convert.appliesTo(conversation) ? (
        <IconButton
          icon={Ticket}
          label={actionTable.convert.title}
          keys="c"
          onClick={() => ask("convert", conversation)}
        />
      ) : null}
      <Button
        aria-keyshortcuts={shortcutOf("a")}
        data-tip="Assign"
        data-tip-keys="a"
        onClick={() => ask("assign", conversation)}
      >
        Assign
      </Button>
      {closed ? (
        <Button aria-keyshortcuts={shortcutOf("E")} onClick={() => ask("open", conversation)}>
          <Icon of={RotateCcw} size={14} />
          Open again
        </Button>
      ) : (
        <Button
          variant="solid"
          aria-keyshortcuts={shortcutOf("e")}
          onClick={() => ask("close", conversation)}
        >
          Close
          <Kbd keys="e" look="inherit" />
        </Button>
      )}
    </>
  );
};
