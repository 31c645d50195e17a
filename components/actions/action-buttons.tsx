"use client";
import Clock from "lucide-react/icons/clock";
import Ellipsis from "lucide-react/icons/ellipsis";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import TagIcon from "lucide-react/icons/tag";
import { useActions } from "@/components/data/actions-port";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Menu } from "@/components/ui/menu";
import { useShortcutOf } from "@/components/ui/use-hotkeys";
import { actionTable } from "@/lib/actions/table";
import type { ConversationSummary } from "@/lib/conversation/model";
import { useChoices } from "./use-choices";

/** What stands beside the menu as a button of its own. */
const asButtons: readonly string[] = ["close", "open", "snooze", "assign", "tag", "reply", "note"];

/** What one does most to a conversation, in the header of the page, and all else in a menu. */
export const ActionButtons = ({ conversation }: { conversation: ConversationSummary }) => {
  const { ask } = useActions();
  const shortcutOf = useShortcutOf();
  const choices = useChoices(conversation).filter(({ id }) => !asButtons.includes(id));
  return (
    <>
      <IconButton
        icon={Clock}
        label={actionTable.snooze.title}
        keys="s"
        onClick={() => ask("snooze", conversation)}
      />
      <IconButton
        icon={TagIcon}
        label={actionTable.tag.title}
        keys="t"
        onClick={() => ask("tag", conversation)}
      />
      <Menu
        label="More actions"
        buttonLabel="More actions"
        tip="More actions"
        items={choices.map(({ run, ...choice }) => ({ ...choice, onSelect: run }))}
        className="inline-flex size-[30px] shrink-0 items-center justify-center rounded-m text-ink-2 hover:bg-hover hover:text-ink aria-expanded:bg-hover"
      >
        <Icon of={Ellipsis} size={16} />
      </Menu>
      <Button
        aria-keyshortcuts={shortcutOf("a")}
        data-tip="Assign"
        data-tip-keys="a"
        onClick={() => ask("assign", conversation)}
      >
        Assign
      </Button>
      {conversation.state === "closed" ? (
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
