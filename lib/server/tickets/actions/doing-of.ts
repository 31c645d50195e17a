import "server-only";
import type { TicketAction } from "@/lib/actions/ticket-input";
import { setAttribute } from "./attribute";
import { remove } from "./delete";
import type { TicketActing, TicketDoing } from "./doing";
import { link, unlink } from "./link";
import { say } from "./say";
import { assign, restore, setOpen, setState, share, snooze } from "./standing";
import { tag, untag } from "./tag";

export const ticketDoingOf = (acting: TicketActing, action: TicketAction): TicketDoing => {
  switch (action.kind) {
    case "state":
      return setState(acting, action);
    case "attribute":
      return setAttribute(acting, action);
    case "assign":
      return assign(acting, action);
    case "close":
      return setOpen(acting, false);
    case "open":
      return setOpen(acting, true);
    case "snooze":
      return snooze(acting, action);
    case "restore":
      return restore(acting, action);
    case "share":
      return share(acting, action);
    case "tag":
      return tag(acting, action);
    case "untag":
      return untag(acting, action);
    case "reply":
    case "note":
      return say(acting, action);
    case "link":
      return link(acting, action);
    case "unlink":
      return unlink(acting, action);
    case "delete":
      return remove(acting);
  }
};
