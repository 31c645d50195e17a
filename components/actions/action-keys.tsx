"use client";
import { useState, useSyncExternalStore } from "react";
import { useActions } from "@/components/data/actions-port";
import { latePart } from "@/components/ui/late-part";
import { keyless } from "@/components/ui/own-keys";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import type { ConversationSummary } from "@/lib/conversation/model";
import { keyedActions, keylessActions } from "./keyed-actions";
import type { Targets } from "./targets";

const ActionPalette = latePart("The list of commands", () =>
  import("./action-palette").then((module) => module.ActionPalette),
);

const Palette = ({ targets, onClose }: { targets: Targets; onClose: () => void }) => {
  const target = useSyncExternalStore(targets.subscribe, targets.now, () => null);
  return <ActionPalette target={target} onClose={onClose} />;
};

/** Every key of the action table, acting on the opened conversation or else on the marked row; and the palette. */
export const ActionKeys = ({ targets }: { targets: Targets }) => {
  const { ask, assignToMe, undoLast } = useActions();
  const [palette, setPalette] = useState(false);
  const onTarget = (act: (target: ConversationSummary) => void) => () => {
    const target = targets.now();
    return target === null ? false : act(target);
  };
  const bindings: Record<string, () => unknown> = {
    "Mod+k": () => setPalette(true),
    i: onTarget(assignToMe),
    z: undoLast,
  };
  for (const [key, kind] of Object.entries(keyedActions))
    bindings[key] = onTarget((target) => ask(kind, target));
  for (const kind of keylessActions) bindings[keyless(kind)] = onTarget((target) => ask(kind, target));
  useHotkeys(bindings);
  return palette ? <Palette targets={targets} onClose={() => setPalette(false)} /> : null;
};
