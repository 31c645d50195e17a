"use client";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import {
  ActionsContext,
  type ActionsPort,
  type ComposerHandle,
  type WantedWriting,
} from "@/components/data/actions-port";
import { createLate, useLate } from "@/components/ui/late";
import { useToasts } from "@/components/ui/toasts";
import { whenSettled } from "@/components/ui/when-settled";
import { ActionKeys } from "./action-keys";
import { type HandsHeld, holdHands } from "./hands";
import { createTargets } from "./targets";

const acting = createLate(() => import("./acting").then((file) => file.Acting));

const nothing = { done: [], failed: [] };

/** The port as far as it hangs on the part that comes late. */
const lateOf = ({ use }: HandsHeld) =>
  ({
    perform: (...how) => use((hands) => hands.perform(...how), null),
    performMany: (...how) => use((hands) => hands.performMany(...how), nothing),
    ask: (...how) => void use((hands) => hands.ask(...how), undefined),
    askMany: (...how) => void use((hands) => hands.askMany(...how), undefined),
    assignToMe: (...how) => void use((hands) => hands.assignToMe(...how), undefined),
    undoLast: () => void use((hands) => hands.undoLast(), undefined),
    onStack: (...how) => void use((hands) => hands.onStack(...how), undefined),
    showMoved: (...how) => void use((hands) => hands.showMoved(...how), undefined),
  }) satisfies Partial<ActionsPort>;

/**
 * Whatever one does to a conversation starts here: from buttons, keys, palette and lists. What does it comes after the page; what is asked
 * for before it is there waits for it.
 */
export const ActionsProvider = ({ children }: { children: ReactNode }) => {
  const [targets] = useState(createTargets);
  const { show } = useToasts();
  const { value: Acting } = useLate(acting);
  const [held] = useState(() =>
    holdHands(() =>
      acting.load().catch((error: unknown) => {
        show({
          tone: "late",
          text: "Nothing was done: that part of the page could not be loaded. Check the connection and try again.",
        });
        throw error;
      }),
    ),
  );
  useEffect(() => whenSettled(() => void acting.load().catch(() => undefined)), []);
  const composer = useRef<ComposerHandle | null>(null);
  const wanted = useRef<WantedWriting | null>(null);
  const opener = useRef<((id: string) => void) | null>(null);
  const onwards = useRef<((id: string) => void) | null>(null);
  const renamer = useRef<ActionsPort["renamer"]["current"]>(null);
  const port = useMemo<ActionsPort>(
    () => ({ ...lateOf(held), setTarget: targets.set, composer, wanted, opener, onwards, renamer }),
    [held, targets],
  );
  return (
    <ActionsContext value={port}>
      {children}
      <ActionKeys targets={targets} />
      {Acting ? <Acting give={held.give} /> : null}
    </ActionsContext>
  );
};
