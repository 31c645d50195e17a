"use client";
import { useState } from "react";
import { useActions } from "@/components/data/actions-port";
import { latePart } from "@/components/ui/late-part";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import type { ConversationSummary } from "@/lib/conversation/model";
import { keyedActions } from "./keyed-actions";

const ActionPalette = latePart("The list of commands", () =>
  import("./action-palette").then((module) => module.ActionPalette),
);

/** Every key of the action table, acting on the opened conversation or else on the marked row; and the palette. */
export const ActionKeys = ({ target }: { target: ConversationSummary | null }) => {
  const { ask, assignToMe, undoLast } = useActions();
  const [palette, setPalette] = useState(false);
  const bindings: Record<string, () => unknown> = {
    "Mod+k": () => setPalette(true),
    i: () => (target === null ? false : assignToMe(target)),
    z: undoLast,
  };
  for (const [key, kind] of Object.entries(keyedActions))
    bindings[key] = () => (target === null ? false : ask(kind, target));
  useHotkeys(bindings);
  return palette ? <ActionPalette target={target} onClose={() => setPalette(false)} /> : null;
};
