"use client";
import { useState } from "react";
import { useActions } from "@/components/data/actions-port";
import { latePart } from "@/components/ui/late-part";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { actionRows } from "@/lib/actions/table";
import type { ConversationSummary } from "@/lib/conversation/model";

const ActionPalette = latePart("The list of commands", () =>
  import("./action-palette").then((module) => module.ActionPalette),
);

/** Every key of the action table, acting on the opened conversation or else on the marked row; and the palette. */
export const ActionKeys = ({ target }: { target: ConversationSummary | null }) => {
  const { ask, assignToMe } = useActions();
  const [palette, setPalette] = useState(false);
  const bindings: Record<string, () => unknown> = {
    "Mod+k": () => setPalette(true),
    i: () => (target === null ? false : assignToMe(target)),
  };
  for (const row of actionRows) {
    if (row.key !== null) bindings[row.key] = () => (target === null ? false : ask(row.kind, target));
  }
  useHotkeys(bindings);
  return palette ? <ActionPalette target={target} onClose={() => setPalette(false)} /> : null;
};
