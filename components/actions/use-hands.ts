"use client";
import { useMemo, useRef } from "react";
import {
  type AskAbout,
  type MovedCase,
  type Perform,
  type PerformOptions,
  useActions,
} from "@/components/data/actions-port";
import { keepText } from "@/components/data/kept-form";
import { useWorkspace } from "@/components/data/workspace-query";
import { useToasts } from "@/components/ui/toasts";
import type { ActionInput, ActionKind } from "@/lib/actions/input";
import type { ClosingStop } from "@/lib/actions/unfinished";
import { ifWordless } from "@/lib/actions/wordless";
import type { ComposerMode } from "@/lib/api/composer-modes";
import type { ConversationSummary } from "@/lib/conversation/model";
import type { AppError } from "@/lib/core/errors";
import type { Asking } from "./asked-dialog";
import type { Hands } from "./hands";
import { forgetKey, keyOfWords } from "./key-of-words";
import { toAttributes, toAttributesSoon } from "./to-attributes";
import type { useClosing } from "./use-closing";
import type { usePerforming } from "./use-performing";
import { useTakeBack } from "./use-take-back";
import { whyNot } from "./why-not";

type Parts = Pick<ReturnType<typeof usePerforming>, "perform" | "performMany" | "stack"> &
  Pick<ReturnType<typeof useClosing>, "checked"> & {
    readonly setAsking: (asking: Asking) => void;
    readonly setMoved: (moved: MovedCase) => void;
  };

const noWords = "Nothing was done: no message can go out with this.";
type Stops = readonly ClosingStop[];

const noTeammate = "Your e-mail address belongs to no teammate in Intercom.";

/** After these one goes on to the next: the conversation is finished with for now. */
const finishes = (action: ActionInput): boolean => action.kind === "close" || action.kind === "snooze";

/** What needs nothing but the conversation itself. */
const plainAction = (kind: ActionKind, { priority }: ConversationSummary): ActionInput | null => {
  switch (kind) {
    case "open":
    case "read":
    case "unread":
    case "run-rules":
      return { kind };
    case "priority":
      return { kind, priority: !priority };
    default:
      return null;
  }
};

const notSent = ({ code, message }: AppError): string =>
  code === "outcome_unknown" ? message : `Not sent. ${message}`;

const editAttributes = (id: string, open: ((id: string) => void) | null) => {
  if (toAttributes() || open === null) return;
  open(id);
  toAttributesSoon();
};

/** Until the server has the words they are kept, whatever becomes of this page. */
const endsOf = (
  owner: string,
  what: string,
  action: ActionInput,
  keep: (why: string) => void,
): PerformOptions => ({
  key: keyOfWords(owner, what, action),
  onHeld: () => {
    keepText(owner, what, "");
    forgetKey(owner, what);
  },
  onError: (error) => {
    if (error.code !== "outcome_unknown") forgetKey(owner, what);
    keep(notSent(error));
  },
});

/** How what is asked for comes about: at once, after a look at what stands open, or by a dialog. */
export const useHands = (parts: Parts): Hands => {
  const { takeBackNewest } = useTakeBack();
  const { composer, wanted, opener, onwards, renamer } = useActions();
  const { show, dismissUndoing } = useToasts();
  const me = useWorkspace()?.me;
  const latest = useRef({ ...parts, me, takeBackNewest });
  latest.current = { ...parts, me, takeBackNewest };
  return useMemo<Hands>(() => {
    const say = (text: string, tone: "neutral" | "late" = "neutral") => show({ tone, text });
    const startWriting = (mode: ComposerMode, conversationId: string) => {
      if (composer.current?.conversationId === conversationId) return composer.current.open(mode);
      wanted.current = { conversationId, mode };
      opener.current?.(conversationId);
    };
    const run: Perform = (conversation, action, options) => {
      const done = latest.current.perform(conversation, action, options);
      if (finishes(action) && options?.quiet !== true) onwards.current?.(conversation.id);
      return done;
    };
    /** Closing looks first at what stands open. */
    const perform: Perform = (conversation, action, options) => {
      if (action.kind !== "close") return run(conversation, action, options);
      return new Promise((resolve) => {
        const close = (stopFor: Stops) => resolve(run(conversation, action, { ...options, stopFor }));
        latest.current.checked([conversation], close, {
          onLeave: () => resolve(null),
          answers: action.message !== undefined,
        });
      });
    };
    const performMany: Hands["performMany"] = (conversations, action, watch) => {
      const go = (stopFor?: Stops) => latest.current.performMany(conversations, action, watch, stopFor);
      if (action.kind !== "close") return go();
      return new Promise((resolve) => {
        latest.current.checked(conversations, (stopFor) => resolve(go(stopFor)), {
          onLeave: () => resolve({ done: [], failed: [] }),
        });
      });
    };
    const begin = (kind: ActionKind, conversation: ConversationSummary, about: AskAbout) => {
      const plain =
        kind === "close" && about.message === undefined ? { kind } : plainAction(kind, conversation);
      if (plain) return void perform(conversation, plain);
      if (kind === "reply" || kind === "note") return startWriting(kind, conversation.id);
      if (kind === "reply-as-contact") return startWriting("contact", conversation.id);
      if (kind === "title" && renamer.current?.conversationId === conversation.id)
        return renamer.current.begin();
      if (kind === "attribute") return editAttributes(conversation.id, opener.current);
      const act: Asking["act"] = (action, [shown = conversation]) => {
        const message = "message" in action ? action.message : undefined;
        if (message === undefined) return void perform(shown, action);
        const owner = latest.current.me?.memberId ?? "";
        const what = `${kind} ${conversation.id}`;
        // The field has closed by now: what was written in it is one press away.
        const keep = (why: string) => {
          keepText(owner, what, message);
          show({
            tone: "late",
            text: `${why} What you wrote is kept.`,
            act: { label: "Go on writing", run: () => begin(kind, conversation, { message }) },
          });
        };
        const ends = endsOf(owner, what, action, keep);
        if (action.kind !== "close") return void run(shown, action, ends);
        latest.current.checked([shown], () => void run(shown, action, ends), {
          onLeave: () => keep("Nothing was sent."),
          answers: true,
        });
      };
      latest.current.setAsking({ kind, conversations: [conversation], about, act });
    };
    return {
      perform,
      performMany,
      ask: (kind, conversation, about = {}) => {
        const why = whyNot(kind, conversation, latest.current.me?.role ?? "agent");
        if (why === null) begin(kind, conversation, about);
        else say(why);
      },
      askMany: (kind, conversations, onAct) => {
        const act = ifWordless(onAct, () => say(noWords, "late"));
        if (conversations.length > 0)
          latest.current.setAsking({ kind, conversations, about: { wordless: true }, act });
      },
      assignToMe: (conversation) => {
        const id = latest.current.me?.teammateId ?? null;
        if (id === null) say(noTeammate, "late");
        else if (conversation.assigneeId === id) say("It is yours already.");
        else void perform(conversation, { kind: "assign", assignee: { kind: "teammate", id } });
      },
      undoLast: () => {
        const last = latest.current.stack.pop();
        if (last) dismissUndoing(last.key);
        if (last?.takeBack) last.takeBack();
        else if (last) say(`${last.words}: this cannot be taken back.`);
        else void latest.current.takeBackNewest();
      },
      onStack: (change) => change(latest.current.stack),
      showMoved: (moved) => latest.current.setMoved(moved),
    };
  }, [composer, wanted, opener, onwards, renamer, show, dismissUndoing]);
};
