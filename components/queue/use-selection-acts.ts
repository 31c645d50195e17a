"use client";
import { type ManyOutcome, useActions } from "@/components/data/actions-port";
import { useWorkspace } from "@/components/data/workspace-query";
import { useToasts } from "@/components/ui/toasts";
import type { ActionInput } from "@/lib/actions/input";
import type { ConversationSummary } from "@/lib/conversation/model";
import { type Busy, setUnderWay, underWay, useUnderWay } from "./under-way";
import type { Selection } from "./use-chosen";

/** What is done to chosen rows goes out one after the other from this page: so many at once are still watched over. */
const mostActedOn = 100;

export type SelectionActs = {
  /** What the buttons act on. */
  readonly covered: readonly ConversationSummary[];
  /** Null when nothing is under way. */
  readonly busy: Busy | null;
  readonly run: (action: ActionInput, words: string) => void;
  readonly ask: (kind: "assign" | "tag" | "snooze") => void;
  readonly assignToMe: () => void;
  readonly copyLinks: () => void;
};

const askedWords = { assign: "Assigning", tag: "Tagging", snooze: "Snoozing" } as const;

const linkOf = (id: string): string => `${location.origin}/conversations/${id}`;

const change = (to: Partial<Busy>): void => {
  const now = underWay();
  if (now !== null) setUnderWay({ ...now, ...to });
};

/** What can be done to all chosen rows that are loaded. What is done is no longer chosen; what failed still is. */
export const useSelectionActs = (selection: Selection): SelectionActs => {
  const { performMany, askMany } = useActions();
  const { show } = useToasts();
  const teammateId = useWorkspace()?.me.teammateId ?? null;
  const busy = useUnderWay();
  const covered = selection.loaded.slice(0, mostActedOn);
  const settle = ({ done }: ManyOutcome) => {
    setUnderWay(null);
    selection.drop(done.map(({ id }) => id));
  };
  const run = (action: ActionInput, words: string) => {
    if (underWay() !== null || covered.length === 0) return;
    const stopper = new AbortController();
    const stop = () => {
      stopper.abort();
      change({ words: "Stopping", stop: null });
    };
    setUnderWay({ words, ended: 0, of: covered.length, stop });
    const onStep = (ended: number) => change({ ended });
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
