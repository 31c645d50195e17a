"use client";
import { createContext, type RefObject, useContext, useLayoutEffect } from "react";
import type { ActionInput, ActionKind } from "@/lib/actions/input";
import type { Seen } from "@/lib/actions/moved";
import type { ClosingStop, StandsOpen } from "@/lib/actions/unfinished";
import type { WordlessAction } from "@/lib/actions/wordless";
import type { ComposerMode } from "@/lib/api/composer-modes";
import type { ActionResult } from "@/lib/api/conversations";
import type { ConversationSummary, Part, Person } from "@/lib/conversation/model";
import { AppError, type FieldProblem } from "@/lib/core/errors";
import type { UndoStack } from "./undo-stack";

export type PerformOptions = {
  /** Kept from an earlier try of the very same action, so that nothing is done twice. */
  readonly key?: string;
  /** Says nothing when it went well: for what happens by itself, such as marking read on opening. */
  readonly quiet?: boolean;
  /** Told of the fields that were refused, where there is a form to show them at. */
  readonly onFields?: (problems: readonly FieldProblem[]) => void;
  /** Told of a failure instead of the person. */
  readonly onError?: (error: AppError) => void;
  /** Told once the server has a message that waits before it is sent; such an action resolves to null, as it is not done yet. */
  readonly onHeld?: () => void;
  /** Shown at once, sent when this has come to an end, well or not. */
  readonly after?: Promise<unknown>;
  /** Aborted before it was sent, it is taken back without a word. */
  readonly stop?: AbortSignal | undefined;
  /** What the person had before their eyes; left out, the conversation as given. Null goes ahead whatever has changed since. */
  readonly seen?: Seen | null;
  /** What the server stops for before it closes; left out, nothing. */
  readonly stopFor?: readonly ClosingStop[] | undefined;
};

/** Shows an action at once, sends it, and resolves to the answer; to null when it failed, which has been said by then. */
export type Perform = (
  conversation: ConversationSummary,
  action: ActionInput,
  options?: PerformOptions,
) => Promise<ActionResult | null>;

/** What one action over several conversations came to. */
export type ManyOutcome = {
  readonly done: readonly ConversationSummary[];
  readonly failed: readonly { readonly conversation: ConversationSummary; readonly error: AppError }[];
};

/** Looking on while one action is done to several. */
export type ManyWatch = {
  /** Aborted, what was not sent yet is left as it was; what was done stays done. */
  readonly stop?: AbortSignal;
  /** Told after each how many have come to an end, well or not. */
  readonly onStep?: (ended: number) => void;
};

export type ComposerHandle = {
  readonly conversationId: string;
  readonly open: (mode: ComposerMode) => void;
};

export type WantedWriting = { readonly conversationId: string; readonly mode: ComposerMode };

/** Who tells what keys act on: the pane that shows a conversation, or the list, which knows first which one that is to be. */
export type TargetPlace = "open" | "row";

/** What an action is about within the conversation, where that is known when it is asked for. */
export type AskAbout = {
  /** The message to redact. */
  readonly part?: Part;
  /** Who is to be removed. */
  readonly contact?: Person;
  /** What was written before, to go on with. */
  readonly message?: string;
  /** Nothing can be said to anybody with it, so no words are asked for. */
  readonly wordless?: true;
};

/** An action that stopped because the conversation is no longer as it was seen. */
export type MovedCase = {
  readonly conversation: ConversationSummary;
  readonly action: ActionInput;
  readonly seen: Seen;
  /** Does it all the same. */
  readonly goAhead: () => void;
  /** Told when the person leaves it. What was written is theirs to keep. */
  readonly onLeave?: (() => void) | undefined;
};

/** A closing that the server stopped, as something stands open that could not be seen in the row. */
export type UnfinishedCase = {
  readonly conversation: ConversationSummary;
  readonly found: readonly StandsOpen[];
  /** Closes it all the same. */
  readonly goAhead: () => void;
};

/**
 * How features start actions without knowing each other: `components/actions` provides it, lists and pages use it.
 */
export type ActionsPort = {
  readonly perform: Perform;
  /** Does the action, or asks first for what it needs (whom, which tag, which ticket type, what to write). */
  readonly ask: (kind: ActionKind, conversation: ConversationSummary, about?: AskAbout) => void;
  /** One action over several, one after the other, with one message and one way back; what failed has been said by then. */
  readonly performMany: (
    conversations: readonly ConversationSummary[],
    action: ActionInput,
    watch?: ManyWatch,
  ) => Promise<ManyOutcome>;
  /** Asks once for all of them what is to be done. Nothing is said to anybody with it. */
  readonly askMany: (
    kind: "assign" | "tag" | "untag" | "snooze",
    conversations: readonly ConversationSummary[],
    onAct: (action: WordlessAction) => void,
  ) => void;
  /** Assigns to the one who is signed in. */
  readonly assignToMe: (conversation: ConversationSummary) => void;
  /** Takes back the last thing that one has done, here or before a reload. */
  readonly undoLast: () => void;
  /** Changes what `undoLast` finds: for what is done elsewhere. */
  readonly onStack: (change: (stack: UndoStack) => void) => void;
  /** Shows what has changed since it was seen, and lets the person go ahead, look, or leave it. */
  readonly showMoved: (moved: MovedCase) => void;
  /** Says what keys and the palette act on: what is opened, else the marked row. */
  readonly setTarget: (place: TargetPlace, conversation: ConversationSummary | null) => void;
  /** The field to write in, while one is on the screen. */
  readonly composer: RefObject<ComposerHandle | null>;
  /** What somebody wants to write where the field is not on the screen yet; the field takes it over when it comes. */
  readonly wanted: RefObject<WantedWriting | null>;
  /** Opens a conversation beside its list; null where there is no list. */
  readonly opener: RefObject<((id: string) => void) | null>;
  /** Goes on from a conversation that is finished with for now, as the member has set it up; null where there is no list. */
  readonly onwards: RefObject<((id: string) => void) | null>;
  /** Begins to edit the title where the opened conversation shows it. */
  readonly renamer: RefObject<{ readonly conversationId: string; readonly begin: () => void } | null>;
};

export const ActionsContext = createContext<ActionsPort | null>(null);

export const useActions = (): ActionsPort => {
  const port = useContext(ActionsContext);
  if (port === null) throw new AppError("internal", "Actions are used outside of their provider.");
  return port;
};

/** Makes `conversation` what keys act on while the caller is on the screen. */
export const useActionTarget = (
  place: TargetPlace,
  conversation: ConversationSummary | null | undefined,
): void => {
  const { setTarget } = useActions();
  // With the frame that shows it: the next key may be there before anything that comes later.
  useLayoutEffect(() => {
    setTarget(place, conversation ?? null);
  }, [setTarget, place, conversation]);
  useLayoutEffect(() => () => setTarget(place, null), [setTarget, place]);
};
