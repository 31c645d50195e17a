"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, type RefObject, useCallback, useMemo, useRef, useState } from "react";
import {
  ActionsContext,
  type ActionsPort,
  type ComposerHandle,
  type TargetPlace,
  type WantedWriting,
} from "@/components/data/actions-port";
import { useHealthWatch } from "@/components/data/health";
import { useWorkspace } from "@/components/data/workspace-query";
import { latePart } from "@/components/ui/late-part";
import { useToasts } from "@/components/ui/toasts";
import type { ActionInput, ActionKind } from "@/lib/actions/input";
import { actionTable } from "@/lib/actions/table";
import { callApi } from "@/lib/api/call";
import { postAction } from "@/lib/api/conversations";
import type { ConversationSummary } from "@/lib/conversation/model";
import { ActionKeys } from "./action-keys";
import { createPerformer, type Notice } from "./performer";
import { wordsFor } from "./wording";

const AssignDialog = latePart("The list of people", () =>
  import("./assign-dialog").then((module) => module.AssignDialog),
);
const TagDialog = latePart("The list of tags", () =>
  import("./tag-dialog").then((module) => module.TagDialog),
);
const ConvertDialog = latePart("The form for tickets", () =>
  import("./convert-dialog").then((module) => module.ConvertDialog),
);

type Asking = {
  readonly kind: ActionKind;
  /** At least one. */
  readonly conversations: readonly ConversationSummary[];
  readonly onAct?: (action: ActionInput) => void;
};

const tones = { done: "calm", failed: "late", unknown: "warm" } as const;

const usePerform = (composer: RefObject<ComposerHandle | null>) => {
  const client = useQueryClient();
  const { show } = useToasts();
  const health = useHealthWatch();
  const workspace = useWorkspace();
  const names = useRef({ teammates: workspace?.teammates ?? [], teams: workspace?.teams ?? [] });
  names.current = { teammates: workspace?.teammates ?? [], teams: workspace?.teams ?? [] };
  return useMemo(() => {
    const notify = ({ tone, text, act }: Notice) => show({ tone: tones[tone], text, act });
    const uuid = () => crypto.randomUUID();
    const perform = createPerformer({
      client,
      call: async (input) => {
        try {
          const result = await callApi(postAction, input);
          composer.current?.sent(input.key);
          return result;
        } catch (error) {
          health.failed(error);
          throw error;
        }
      },
      notify,
      wordsFor: (action, conversation) => wordsFor(action, conversation, names.current),
      uuid,
      nowMs: () => Date.now(),
    });
    const performMany: ActionsPort["performMany"] = async (conversations, action, watch) => {
      const [many, wording] = await Promise.all([import("./perform-many"), import("./wording")]);
      const words = (one: typeof action, count: number) => wording.wordsForMany(one, count, names.current);
      return many.performMany({ perform, notify, uuid, wordsFor: words }, conversations, action, watch);
    };
    return { perform, performMany };
  }, [client, show, health, composer]);
};

const useTargets = () => {
  const [targets, setTargets] = useState<Record<TargetPlace, ConversationSummary | null>>({
    open: null,
    row: null,
  });
  const setTarget = useCallback((place: TargetPlace, conversation: ConversationSummary | null) => {
    setTargets((now) => (now[place] === conversation ? now : { ...now, [place]: conversation }));
  }, []);
  return { target: targets.open ?? targets.row, setTarget };
};

/** Whatever one does to a conversation starts here: from buttons, keys, palette and lists. */
export const ActionsProvider = ({ children }: { children: ReactNode }) => {
  const { target, setTarget } = useTargets();
  const composer = useRef<ComposerHandle | null>(null);
  const { perform, performMany } = usePerform(composer);
  const [asking, setAsking] = useState<Asking | null>(null);
  const { show } = useToasts();
  const teammateId = useWorkspace()?.me.teammateId ?? null;

  const wanted = useRef<WantedWriting | null>(null);
  const opener = useRef<((id: string) => void) | null>(null);

  const port = useMemo<ActionsPort>(() => {
    const startWriting = (mode: "reply" | "note", conversationId: string) => {
      if (composer.current) return composer.current.open(mode);
      wanted.current = { conversationId, mode };
      opener.current?.(conversationId);
    };
    const ask = (kind: ActionKind, conversation: ConversationSummary) => {
      const row = actionTable[kind];
      if (!row.appliesTo(conversation))
        show({ tone: "neutral", text: `“${row.title}” changes nothing here.` });
      else if (kind === "reply" || kind === "note") startWriting(kind, conversation.id);
      else if (kind === "close" || kind === "open" || kind === "read" || kind === "unread")
        void perform(conversation, { kind });
      else setAsking({ kind, conversations: [conversation] });
    };
    const askMany: ActionsPort["askMany"] = (kind, conversations, onAct) => {
      if (conversations.length > 0) setAsking({ kind, conversations, onAct });
    };
    const assignToMe = (conversation: ConversationSummary) => {
      if (teammateId === null)
        show({ tone: "late", text: "Your e-mail address belongs to no teammate in Intercom." });
      else if (conversation.assigneeId === teammateId)
        show({ tone: "neutral", text: "It is yours already." });
      else void perform(conversation, { kind: "assign", assignee: { kind: "teammate", id: teammateId } });
    };
    return { perform, ask, performMany, askMany, assignToMe, setTarget, composer, wanted, opener };
  }, [perform, performMany, setTarget, show, teammateId]);

  const done = () => setAsking(null);
  const act = (action: ActionInput, conversations: readonly ConversationSummary[]) => {
    const [only] = conversations;
    if (asking?.onAct) asking.onAct(action);
    else if (only) void perform(only, action);
  };
  const asks = asking && { conversations: asking.conversations, onAct: act, onClose: done };
  const [one] = asking?.conversations ?? [];
  return (
    <ActionsContext value={port}>
      {children}
      <ActionKeys target={target} />
      {asks && asking.kind === "assign" ? <AssignDialog {...asks} /> : null}
      {asks && (asking.kind === "tag" || asking.kind === "untag") ? <TagDialog {...asks} /> : null}
      {one && asking?.kind === "convert" ? <ConvertDialog conversation={one} onClose={done} /> : null}
    </ActionsContext>
  );
};
