"use client";
import SlidersHorizontal from "lucide-react/icons/sliders-horizontal";
import { memo, useCallback, useEffect, useMemo, useState } from "react";
import { type OfferedCommand, useOfferCommands } from "@/components/data/commands-port";
import { peopleOf } from "@/components/data/people";
import type { DraftPlace } from "@/components/data/query-draft";
import { rememberQuery } from "@/components/data/recent-queries";
import { useSaveView } from "@/components/data/save-view-port";
import { useWorkspace } from "@/components/data/workspace-query";
import { IconButton } from "@/components/ui/icon-button";
import { latePart } from "@/components/ui/late-part";
import { useHotkeys, useShortcutOf } from "@/components/ui/use-hotkeys";
import { whenSettled } from "@/components/ui/when-settled";

// Nobody needs it to see the list.
const load = () => import("./builder-dialog");
const BuilderDialog = latePart("The builder", () => load().then((file) => file.BuilderDialog));

export type FilterButtonProps = {
  /** The list, with the query that it shows. */
  readonly at: DraftPlace;
  /** Called with ids for names, and only with what the server will take. */
  readonly onApply: (q: string) => void;
};

/** Opens the builder, also by its key. */
export const FilterButton = memo(({ at, onApply }: FilterButtonProps) => {
  const workspace = useWorkspace();
  const people = useMemo(() => peopleOf(workspace), [workspace]);
  const [open, setOpen] = useState(false);
  const saveView = useSaveView();
  const show = useCallback(() => setOpen(true), []);
  const commands = useMemo(
    (): readonly OfferedCommand[] => [
      {
        id: "filter",
        label: "Filter",
        words: "builder query rows groups search",
        keys: "f",
        group: "List",
        run: show,
      },
    ],
    [show],
  );
  useOfferCommands(commands);
  useHotkeys({ f: show });
  useEffect(() => whenSettled(() => void load().catch(() => undefined)), []);
  return (
    <>
      <IconButton
        icon={SlidersHorizontal}
        label="Filter"
        keys="f"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-keyshortcuts={useShortcutOf()("f")}
        onClick={show}
        className="h-[34px]! max-md:h-[46px]!"
      />
      {open ? (
        <BuilderDialog
          key={at.id}
          at={at}
          people={people}
          onClose={() => setOpen(false)}
          onApply={(query) => {
            if (workspace) rememberQuery(workspace.me.memberId, query);
            onApply(query);
          }}
          onSaveAsView={(query) => saveView({ q: query })}
        />
      ) : null}
    </>
  );
});
FilterButton.displayName = "FilterButton";
