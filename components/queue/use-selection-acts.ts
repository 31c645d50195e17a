"use client";
import { useState } from "react";
import { type ManyOutcome, useActions } from "@/components/data/actions-port";
import { useWorkspace } from "@/components/data/workspace-query";
import { useToasts } from "@/components/ui/toasts";
import type { ActionInput } from "@/lib/actions/input";
import type { ConversationSummary } from "@/lib/conversation/model";
import type { Selection } from "./use-chosen";

/** What is done to chosen rows goes out one after the other from this page: so many at once are still watched over. */
const mostActedOn = 100;

/** One action over several while it goes on. */
export type Busy = {
  readonly words: string;
  readonly ended: number;
  readonly of: number;
  /** Null once it was asked to stop: what is on its way comes to its end. */
  readonly stop: (() => void) | null;
};

export type SelectionActs = {
  /** What the buttons act on. */
  readonly covered: readonly ConversationSummary[];
  /** Null when nothing is under way. */
  readonly busy: Busy | null;
  readonly run: (action: ActionInput, words: string) => void;
  readonly ask: (kind: "assign" | "tag") => void;
  readonly assignToMe: () => void;
  readonly copyLinks: () => void;
};

const askedWords = { assign: "Assigning", tag: "Tagging" } as const;

const linkOf = (id: string): string => `${location.origin}/conversations/${id}`;

/** What can be done to all chosen rows that are loaded. What is done is no longer chosen; what failed still is. */
export const useSelectionActs = (selection: Selection): SelectionActs => {
  const { performMany, askMany } = useActions();
  const { show } = useToasts();
  const teammateId = useWorkspace()?.me.teammateId ?? null;
  const [busy, setBusy] = useState<Busy | null>(null);
  const covered = selection.loaded.slice(0, mostActedOn);
  const settle = ({ done }: ManyOutcome) => {
    setBusy(null);
    selection.drop(done.map(({ id }) => id));
  };
  const run = (action: ActionInput, words: string) => {
    if (busy !== null || covered.length === 0) return;
    const stopper = new AbortController();
    const stop = () => {
      stopper.abort();
      setBusy((now) => now && { ...now, words: "Stopping", stop: null });
    };
    setBusy({ words, ended: 0, of: covered.length, stop });
    const onStep = (ended: number) => setBusy((now) => now && { ...now, ended });
    void performMany(covered, action, { stop: stopper.signal, onStep }).then(settle);
  };
  const copyLinks = async () => {
    try {
      await navigator.clipboard.writeText(selection.loaded.map(({ id }) => linkOf(id)).join("\n"));
      show({ tone: "calm", text: `Copied ${selection.loaded.length} links.` });
    } catch {
      show({ tone: "late", text: "The browser did not let the links be copied." });
    }
  };
  return {
    covered,
    busy,
    run,
    ask: (kind) => {
      if (busy === null) askMany(kind, covered, (action) => run(action, askedWords[kind]));
    },
    assignToMe: () => {
      if (teammateId === null)
        show({ tone: "late", text: "Your e-mail address belongs to no teammate in Intercom." });
      else run({ kind: "assign", assignee: { kind: "teammate", id: teammateId } }, "Assigning");
    },
    copyLinks: () => void copyLinks(),
  };
};
