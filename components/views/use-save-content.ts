"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { viewsQuery } from "@/components/data/views-query";
import { callApi } from "@/lib/api/call";
import { getView, type View } from "@/lib/api/views";
import { isAppError } from "@/lib/core/errors";
import type { ViewContent } from "@/lib/search/view";
import { isSameContent } from "./content";
import { setViewDialog } from "./dialog-store";
import { forgetBegun } from "./use-begun";
import { useViewActions } from "./use-view-actions";

/** What stands in the way of a save, as far as it can be looked at: their version of the view. */
const theirsOf = (id: string): Promise<View | null> =>
  callApi(getView, { id }).then(
    ({ view, deleted }) => (deleted ? null : view),
    () => null,
  );

const always = () => true;

export type SaveContent = {
  readonly saving: boolean;
  /**
   * Saves over the version that one knew. Resolves to the view; to null where somebody else was first (their version is shown then,
   * if by that time it is still `wanted`).
   * @throws AppError whatever else keeps it from being saved
   */
  readonly save: (
    view: Pick<View, "id" | "version">,
    content: ViewContent,
    wanted?: () => boolean,
  ) => Promise<View | null>;
};

export const useSaveContent = (): SaveContent => {
  const client = useQueryClient();
  const { change } = useViewActions();
  const [saving, setSaving] = useState(false);
  return {
    saving,
    save: async ({ id, version }, content, wanted = always) => {
      setSaving(true);
      try {
        const saved = await change(id, version, content);
        forgetBegun(id);
        return saved;
      } catch (error) {
        if (!isAppError(error) || error.code !== "conflict") throw error;
        const theirs = await theirsOf(id);
        if (theirs === null) throw error;
        void client.invalidateQueries({ queryKey: viewsQuery().queryKey });
        // The same change from another tab, or a repeat whose first answer was lost.
        if (isSameContent(theirs, content)) return theirs;
        if (wanted()) setViewDialog({ kind: "conflict", mine: content, theirs });
        return null;
      } finally {
        setSaving(false);
      }
    },
  };
};
