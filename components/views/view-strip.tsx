"use client";
import { useMemo } from "react";
import { type OfferedCommand, useOfferCommands } from "@/components/data/commands-port";
import { deskHref, readDeskAddress } from "@/components/data/desk-address";
import { useSaveView } from "@/components/data/save-view-port";
import { useDeskAddress } from "@/components/data/use-desk-address";
import { isolated } from "@/lib/core/text";
import { asShown } from "./content";
import { forgetBegun, useBegun } from "./use-begun";
import { useSaveContent } from "./use-save-content";
import { useViewActions } from "./use-view-actions";

type Step = { readonly id: string; readonly label: string; readonly title: string; readonly run: () => void };

/** The browser's own address: which list, apart from what is open in it. */
const hereNow = () => {
  const params = new URLSearchParams(location.search);
  const { openId } = readDeskAddress(location.pathname, params, undefined);
  params.delete("c");
  return { list: `${location.pathname}?${params}`, openId };
};

const useSteps = (): {
  readonly steps: readonly Step[];
  readonly saving: boolean;
  /** Who has changed the view since; null for nobody. */
  readonly changer: string | null;
} => {
  const address = useDeskAddress();
  const begun = useBegun(address.base, address.q);
  const { fail } = useViewActions();
  const { save, saving } = useSaveContent();
  const saveAs = useSaveView();
  const { base, openId, q, sort } = address;
  if (base === null) return { steps: [], saving, changer: null };
  const { saved } = base;
  const changer =
    saved && begun !== null && saved.version !== begun ? (saved.updatedByName ?? "Somebody") : null;
  const back = deskHref({ view: base.id, base, openId });
  const store = async (view: NonNullable<typeof saved>) => {
    if (saving) return;
    const list = hereNow().list;
    const from = { id: view.id, version: begun ?? view.version };
    const done = await save(from, asShown(view, address)).catch(fail);
    const now = hereNow();
    // Whoever looks at something else by now stays there; so does a conversation that was opened meanwhile.
    if (done && now.list === list)
      history.replaceState(null, "", deskHref({ view: base.id, base, openId: now.openId }));
  };
  return {
    saving,
    changer,
    steps: [
      ...(saved?.mayEdit
        ? [
            {
              id: "save",
              label: saving ? "Saving…" : "Save",
              title: `Save “${isolated(base.title)}” as it is now`,
              run: () => void store(saved),
            },
          ]
        : []),
      { id: "save-as", label: "Save as", title: "Save as a new view", run: () => saveAs({ q, sort }) },
      {
        id: "revert",
        label: "Revert",
        title: `Revert to “${isolated(base.title)}” as it was saved`,
        run: () => {
          forgetBegun(base.id);
          history.pushState(null, "", back);
        },
      },
    ],
  };
};

/** Under the query line while the list differs from its view: keep the difference, keep it elsewhere, or drop it. */
export const ViewStrip = () => {
  const { steps, saving, changer } = useSteps();
  const commands = useMemo(
    (): readonly OfferedCommand[] =>
      steps.map(({ id, title, run }) => ({
        id: `view:${id}`,
        label: title,
        words: "view save revert edited changes",
        group: "View",
        run,
      })),
    [steps],
  );
  useOfferCommands(commands);
  return (
    <fieldset
      aria-label="Changes to the view"
      className="mt-1.5 flex min-h-6 flex-wrap items-center gap-x-1 text-s"
    >
      <span className="mr-1 font-medium text-warm">
        Edited
        {changer === null ? null : (
          <span className="font-normal">
            {" "}
            · also by <bdi>{changer}</bdi>
          </span>
        )}
      </span>
      {steps.map(({ id, label, title, run }) => (
        <button
          key={id}
          type="button"
          data-tip={title}
          aria-disabled={saving || undefined}
          onClick={saving ? undefined : run}
          className="relative min-h-6 rounded-m px-1.5 text-accent hover:bg-hover max-md:min-h-8 max-md:px-2 max-md:after:absolute max-md:after:-inset-1.5"
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
};
