"use client";
import Check from "lucide-react/icons/check";
import Clock from "lucide-react/icons/clock";
import Eraser from "lucide-react/icons/eraser";
import Flag from "lucide-react/icons/flag";
import FlagOff from "lucide-react/icons/flag-off";
import GitMerge from "lucide-react/icons/git-merge";
import History from "lucide-react/icons/history";
import ListPlus from "lucide-react/icons/list-plus";
import Mail from "lucide-react/icons/mail";
import MailOpen from "lucide-react/icons/mail-open";
import MessageSquareReply from "lucide-react/icons/message-square-reply";
import PencilLine from "lucide-react/icons/pencil-line";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import SendHorizontal from "lucide-react/icons/send-horizontal";
import StickyNote from "lucide-react/icons/sticky-note";
import TagIcon from "lucide-react/icons/tag";
import TagX from "lucide-react/icons/tag-x";
import Ticket from "lucide-react/icons/ticket";
import Trash2 from "lucide-react/icons/trash-2";
import UserCheck from "lucide-react/icons/user-check";
import UserMinus from "lucide-react/icons/user-minus";
import UserPlus from "lucide-react/icons/user-plus";
import UserRoundPen from "lucide-react/icons/user-round-pen";
import UserRoundPlus from "lucide-react/icons/user-round-plus";
import Workflow from "lucide-react/icons/workflow";
import { useActions } from "@/components/data/actions-port";
import { keysOf } from "@/components/data/keys-of";
import { useGo } from "@/components/data/use-go";
import { useWorkspace } from "@/components/data/workspace-query";
import type { IconShape } from "@/components/ui/icon";
import type { ActionKind } from "@/lib/actions/input";
import { actionTable } from "@/lib/actions/table";
import type { ConversationSummary } from "@/lib/conversation/model";
import { actionTitle } from "./action-title";
import { whyNot } from "./why-not";

/** One thing that can be done to a conversation, as menus, the bar and the palette offer it. */
export type Choice = {
  readonly id: string;
  readonly label: string;
  readonly icon: IconShape;
  /** As Switchyard comes with it. */
  readonly keys: string | undefined;
  /** Further words that find it. */
  readonly words: string;
  /** Why it cannot be done just now; null when it can. */
  readonly why: string | null;
  readonly run: () => void;
};

/** In the order in which menus have them. What is not here is taking back, by undo. */
const offered: readonly (readonly [ActionKind, IconShape, string])[] = [
  ["close", Check, "done finish resolve"],
  ["open", RotateCcw, "reopen"],
  ["snooze", Clock, "later put off until remind"],
  ["assign", UserPlus, "give to teammate team nobody"],
  ["tag", TagIcon, "label"],
  ["untag", TagX, "label take off"],
  ["reply", MessageSquareReply, "write answer message"],
  ["note", StickyNote, "write internal"],
  ["priority", Flag, "urgent important flag"],
  ["unread", Mail, "new"],
  ["read", MailOpen, "seen"],
  ["title", PencilLine, "title name subject"],
  ["attribute", ListPlus, "field value detail"],
  ["run-rules", Workflow, "assign automatically workload"],
  ["add-participant", UserRoundPlus, "people contact cc"],
  ["remove-participant", UserMinus, "people contact"],
  ["convert", Ticket, "ticket"],
  ["reply-as-contact", UserRoundPen, "write in the name of customer telephone"],
  ["redact", Eraser, "remove message privacy erase"],
  ["merge", GitMerge, "join combine duplicate"],
  ["delete", Trash2, "remove erase"],
];

/** All that one may think of doing to `conversation`; what one may not, says why. */
export const useChoices = (conversation: ConversationSummary): readonly Choice[] => {
  const { ask, assignToMe } = useActions();
  const go = useGo();
  const me = useWorkspace()?.me;
  const choices = offered.flatMap(([kind, icon, words]): readonly Choice[] => {
    const row = actionTable[kind];
    // What would change nothing is no choice; what one may not is, and says so.
    if (!row.appliesTo(conversation)) return [];
    const isOff = kind === "priority" && conversation.priority;
    return [
      {
        id: kind,
        label: actionTitle(row, conversation),
        icon: isOff ? FlagOff : icon,
        keys: keysOf(row),
        words,
        why: whyNot(kind, conversation, me?.role ?? "agent"),
        run: () => ask(kind, conversation),
      },
    ];
  });
  const withMessage: Choice = {
    id: "close-message",
    label: "Close with a message",
    icon: SendHorizontal,
    keys: undefined,
    words: "send reply done",
    why: whyNot("close", conversation, me?.role ?? "agent"),
    run: () => ask("close", conversation, { message: "" }),
  };
  const isMine = me != null && me.teammateId !== null && me.teammateId === conversation.assigneeId;
  const toMe: Choice = {
    id: "me",
    label: "Assign to me",
    icon: UserCheck,
    keys: "i",
    words: "take mine",
    why: isMine ? "It is yours already." : null,
    run: () => assignToMe(conversation),
  };
  const done: Choice = {
    id: "journal",
    label: "What was done to it",
    icon: History,
    keys: undefined,
    words: "journal recent actions undo log",
    why: null,
    run: () => go(`/journal?q=conversation:${conversation.id}`),
  };
  return [...choices, done].flatMap((choice) => {
    if (choice.id === "close") return [choice, withMessage];
    return choice.id === "assign" ? [choice, toMe] : [choice];
  });
};
