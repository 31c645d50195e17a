"use client";
import Check from "lucide-react/icons/check";
import Ellipsis from "lucide-react/icons/ellipsis";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import UserPlus from "lucide-react/icons/user-plus";
import { keysOf } from "@/components/data/keys-of";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Icon, type IconShape } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { keepsClear } from "@/components/ui/keeps-clear";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { useShortcutOf } from "@/components/ui/use-hotkeys";
import { can } from "@/lib/access/roles";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketActionKind } from "@/lib/actions/ticket-input";
import { ticketTable } from "@/lib/actions/ticket-table";

type Props = {
  readonly ticket: TicketDetail;
  readonly ask: (kind: TicketActionKind) => void;
  readonly assignToMe: () => void;
};

const nowSeconds = () => Math.floor(Date.now() / 1000);

const inMenu: readonly TicketActionKind[] = [
  "state",
  "snooze",
  "tag",
  "untag",
  "attribute",
  "share",
  "link",
  "unlink",
  "delete",
];

/** On a phone the field to write in may be far below. */
const onPhone: readonly TicketActionKind[] = ["reply", "note", ...inMenu];

const useMore = (
  { ticket, ask, assignToMe }: Props,
  kinds: readonly TicketActionKind[],
): readonly MenuItem[] => {
  const me = useWorkspace()?.me;
  return [
    { id: "me", label: "Assign to me", keys: "i", onSelect: assignToMe },
    ...kinds
      .filter((kind) => ticketTable[kind].appliesTo(ticket, nowSeconds()))
      .filter((kind) => can(me?.role ?? "agent", ticketTable[kind].permission))
      .map((kind) => ({
        id: kind,
        label: kind === "share" && ticket.shared ? "Stop sharing with the customer" : ticketTable[kind].title,
        keys: keysOf(ticketTable[kind]),
        onSelect: () => ask(kind),
      })),
  ];
};

/** What one does most to a ticket, in the header of its page. */
export const TicketButtons = (props: Props) => {
  const { ticket, ask } = props;
  const more = useMore(props, inMenu);
  const shortcut = useShortcutOf();
  return (
    <div className="flex gap-1 max-md:hidden">
      <Menu
        label="More actions"
        tip="More actions"
        items={more}
        className="grid size-7 place-items-center rounded-m text-ink-2 hover:bg-hover hover:text-ink"
        buttonLabel="More actions"
      >
        <Icon of={Ellipsis} />
      </Menu>
      <Button
        aria-keyshortcuts={shortcut("a")}
        data-tip="Assign"
        data-tip-keys="a"
        onClick={() => ask("assign")}
      >
        Assign
      </Button>
      {ticket.open || ticket.snoozedUntil !== null ? (
        <Button variant="solid" aria-keyshortcuts={shortcut("e")} onClick={() => ask("close")}>
          Close
          <Kbd keys="e" look="inherit" />
        </Button>
      ) : (
        <Button aria-keyshortcuts={shortcut("E")} onClick={() => ask("open")}>
          <Icon of={RotateCcw} size={14} />
          Open again
        </Button>
      )}
    </div>
  );
};

const look =
  "flex min-h-12 flex-1 flex-col items-center justify-center gap-0.5 rounded-m text-xs text-ink-2 active:bg-hover";

const BarButton = ({ icon, label, onClick }: { icon: IconShape; label: string; onClick: () => void }) => (
  <button type="button" onClick={onClick} className={look}>
    <Icon of={icon} size={18} />
    {label}
  </button>
);

/** The same for thumbs, at the bottom of the page on a phone. */
export const TicketBar = (props: Props) => {
  const { ticket, ask } = props;
  const more = useMore(props, onPhone);
  return (
    <div
      ref={keepsClear}
      role="toolbar"
      aria-label="Actions"
      className="gives-way flex gap-1 border-t border-line bg-surface px-2 pt-1 pb-[calc(4px+env(safe-area-inset-bottom))] md:hidden"
    >
      {ticket.open || ticket.snoozedUntil !== null ? (
        <BarButton icon={Check} label="Close" onClick={() => ask("close")} />
      ) : (
        <BarButton icon={RotateCcw} label="Open again" onClick={() => ask("open")} />
      )}
      <BarButton icon={UserPlus} label="Assign" onClick={() => ask("assign")} />
      <Menu label="More actions" items={more} className={look}>
        <Icon of={Ellipsis} size={18} />
        More
      </Menu>
    </div>
  );
};
