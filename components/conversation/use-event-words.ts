"use client";
import { useCallback } from "react";
import { useWorkspace } from "@/components/data/workspace-query";
import { describeEvent } from "@/lib/conversation/describe-event";
import type { Part } from "@/lib/conversation/model";

/** What an event says, with the names of the workspace; another function when those change. */
export const useEventWords = (): ((part: Part) => string) => {
  const workspace = useWorkspace();
  return useCallback(
    (part) =>
      describeEvent(part, {
        teammate: (id) => workspace?.teammates.find((one) => one.id === id)?.name ?? null,
        team: (id) => workspace?.teams.find((one) => one.id === id)?.name ?? null,
      }),
    [workspace],
  );
};
