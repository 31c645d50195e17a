import "server-only";
import type { ActionInput } from "@/lib/actions/input";
import { assign } from "./assign";
import { setAttribute } from "./attribute";
import { close } from "./close";
import { convert } from "./convert";
import { remove } from "./delete";
import type { Acting, Doing } from "./doing";
import { merge } from "./merge";
import { open } from "./open";
import { addParticipant, removeParticipant } from "./participants";
import { markRead } from "./read";
import { redact } from "./redact";
import { reply, replyFor } from "./reply";
import { restore } from "./restore";
import { runRules } from "./run-rules";
import { snooze } from "./snooze";
import { tag, untag } from "./tag";
import { prioritise, retitle } from "./update";

/** The verb of each action. */
export const doingOf = (acting: Acting, action: ActionInput): Doing => {
  switch (action.kind) {
    case "read":
    case "unread":
      return markRead(acting, action.kind === "read");
    case "close":
      return close(acting, action);
    case "open":
      return open(acting);
    case "snooze":
      return snooze(acting, action);
    case "restore":
      return restore(acting, action);
    case "run-rules":
      return runRules(acting);
    case "assign":
      return assign(acting, action);
    case "priority":
      return prioritise(acting, action);
    case "title":
      return retitle(acting, action);
    case "attribute":
      return setAttribute(acting, action);
    case "add-participant":
      return addParticipant(acting, action);
    case "remove-participant":
      return removeParticipant(acting, action);
    case "redact":
      return redact(acting, action);
    case "merge":
      return merge(acting, action);
    case "delete":
      return remove(acting);
    case "tag":
      return tag(acting, action);
    case "untag":
      return untag(acting, action);
    case "reply":
    case "note":
      return reply(acting, action);
    case "reply-as-contact":
      return replyFor(acting, action);
    case "convert":
      return convert(acting, action);
  }
};
