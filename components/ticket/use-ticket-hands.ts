"use client";
import { useState } from "react";
import { useActions } from "@/components/data/actions-port";
import { keysOf } from "@/components/data/keys-of";
import { useWorkspace } from "@/components/data/workspace-query";
import { useToasts } from "@/components/ui/toasts";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { can } from "@/lib/access/roles";
import { asConversation, asTicketAction } from "@/lib/actions/ticket-conversation";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketActionKind } from "@/lib/actions/ticket-input";
import { offeredTicketRows, ticketTable } from "@/lib/actions/ticket-table";
import type { useTicketActions } from "./use-ticket-actions";
import { useTicketCommands } from "./use-ticket-commands";

export type Asked = "link" | "unlink" | "delete" | null;

type Parts = Pick<ReturnType<typeof useTicketActions>, "perform"> & {
  readonly ticket: TicketDetail | undefined;
  readonly blocked: string | null;
  readonly write: (mode: "reply" | "note") => void;
  readonly openStates: () => void;
  /** Leads to the fields, each of which is changed in its place. */
  readonly openFields: () => void;
};

const nowSeconds = () => Math.floor(Date.now() / 1000);

/** What starts by a key, a button or the palette, and what asks first does so. */
export const useTicketHands = ({ ticket, blocked, perform, write, openStates, openFields }: Parts) => {
  const { askMany } = useActions();
  const { show } = useToasts();
  const me = useWorkspace()?.me;
  const [asked, setAsked] = useState<Asked>(null);

  const say = (text: string) => show({ tone: "neutral", text });
  const shared = (kind: "assign" | "tag" | "untag" | "snooze", one: TicketDetail) =>
    askMany(kind, [asConversation(one, nowSeconds())], (action) => {
      const wanted = asTicketAction(action);
      if (wanted) void perform(one, wanted);
      else say("Intercom’s API takes no team off a ticket. Give it another team instead.");
    });
  const assignToMe = () => {
    if (ticket === undefined || !me?.teammateId) return;
    if (ticket.assigneeId === me.teammateId) return say("It is yours already.");
    void perform(ticket, { kind: "assign", to: { teammateId: me.teammateId } });
  };
  const ask = (kind: TicketActionKind) => {
    if (ticket === undefined) return;
    const row = ticketTable[kind];
    if (blocked !== null) return say(blocked);
    if (!can(me?.role ?? "agent", row.permission)) return say(`“${row.title}” is for leads and owners.`);
    if (!row.appliesTo(ticket, nowSeconds())) return say(`“${row.title}” changes nothing here.`);
    switch (kind) {
      case "close":
      case "open":
        return void perform(ticket, { kind });
      case "share":
        return void perform(ticket, { kind, shared: !ticket.shared });
      case "assign":
      case "tag":
      case "untag":
      case "snooze":
        return shared(kind, ticket);
      case "reply":
      case "note":
        return write(kind);
      case "link":
      case "unlink":
      case "delete":
        return setAsked(kind);
      case "state":
        return openStates();
      case "attribute":
        return openFields();
      case "restore":
        return undefined;
    }
  };

  const bindings: Record<string, () => unknown> = { i: assignToMe };
  for (const row of offeredTicketRows) bindings[keysOf(row)] = () => ask(row.kind);
  useHotkeys(bindings);

  useTicketCommands(ticket, blocked, ask);
  return { ask, assignToMe, asked, setAsked };
};
