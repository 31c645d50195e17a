"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type {
  ActionsPort,
  ManyOutcome,
  MovedCase,
  Perform,
  UnfinishedCase,
} from "@/components/data/actions-port";
import { envOf } from "@/components/data/env-of";
import { useHealthWatch } from "@/components/data/health";
import { useOutgoing } from "@/components/data/outgoing";
import { createUndoStack } from "@/components/data/undo-stack";
import { useGo } from "@/components/data/use-go";
import { useWorkspace } from "@/components/data/workspace-query";
import { useToasts } from "@/components/ui/toasts";
import { isHeld } from "@/lib/actions/held";
import type { ClosingStop } from "@/lib/actions/unfinished";
import { callApi } from "@/lib/api/call";
import { postAction } from "@/lib/api/conversations";
import { postUndo } from "@/lib/api/journal";
import { createHolding } from "./holding";
import { createPerformer } from "./performer";
import type { Notice } from "./telling";
import { type Names, wordsFor, wordsForMany } from "./wording";

const tones = { done: "calm", partly: "warm", failed: "late", unknown: "warm" } as const;

const uuid = () => crypto.randomUUID();

/** Doing and taking back, for one and for many, over what this page knows. */
export const usePerforming = (
  onMoved: (moved: MovedCase) => void,
  onUnfinished: (stopped: UnfinishedCase) => void,
) => {
  const client = useQueryClient();
  const { show, outdo } = useToasts();
  const health = useHealthWatch();
  const workspace = useWorkspace();
  const { timeZone } = envOf(workspace);
  const names = useRef<Names>({ teammates: [], teams: [], timeZone });
  names.current = { teammates: workspace?.teammates ?? [], teams: workspace?.teams ?? [], timeZone };
  const go = useGo();
  const goTo = useRef(go);
  goTo.current = go;
  const owner = useRef("");
  owner.current = workspace?.me.memberId ?? "";
  const performing = useMemo(() => {
    const notify = ({ tone, text, act }: Notice) => show({ tone: tones[tone], text, act });
    const stack = createUndoStack(outdo);
    const watched = async <T>(call: Promise<T>): Promise<T> => {
      try {
        return await call;
      } catch (error) {
        health.failed(error);
        throw error;
      }
    };
    const performer = createPerformer({
      client,
      call: (input) => watched(callApi(postAction, input)),
      undo: (input) => watched(callApi(postUndo, input)),
      notify,
      onMoved,
      onUnfinished,
      openTicket: (id) => goTo.current(`/tickets/${id}`),
      wordsFor: (action, conversation) => wordsFor(action, conversation, names.current),
      stack,
      uuid,
      nowMs: () => Date.now(),
    });
    const performMany = async (
      ...[conversations, action, watch, stopFor]: [
        ...Parameters<ActionsPort["performMany"]>,
        stopFor?: readonly ClosingStop[],
      ]
    ): Promise<ManyOutcome> => {
      const many = await import("./perform-many");
      const words = (one: typeof action, count: number) => wordsForMany(one, count, names.current);
      return many.performMany(
        { ...performer, notify, stack, uuid, wordsFor: words },
        conversations,
        action,
        watch,
        stopFor,
      );
    };
    const { hold, remember } = createHolding({
      client,
      stack,
      notify,
      onMoved,
      onFailed: health.failed,
      owner: () => owner.current,
      uuid,
    });
    const perform: Perform = async (conversation, action, options) => {
      if (!isHeld(action)) return performer.perform(conversation, action, options);
      await hold(conversation, action, options);
      return null;
    };
    return { ...performer, perform, performMany, remember, stack };
  }, [client, show, outdo, health, onMoved, onUnfinished]);
  const { remember, stack } = performing;
  const messages = useOutgoing();
  useEffect(() => {
    for (const { key, state, action } of messages) {
      if (state === "waiting") remember(key, action);
      else stack.drop(key);
    }
  }, [messages, remember, stack]);
  return performing;
};
