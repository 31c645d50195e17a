"use client";
import { useEffect } from "react";
import { useWantedSave } from "@/components/data/save-view-port";
import { useDeskAddress } from "@/components/data/use-desk-address";
import { latePart } from "@/components/ui/late-part";
import { asNew } from "./content";
import { setViewDialog, useViewDialog, type ViewDialog } from "./dialog-store";

const ViewDialogs = latePart<{ readonly dialog: ViewDialog; readonly onClose: () => void }>(
  "The form for views",
  () => import("./view-dialogs").then((file) => file.ViewDialogs),
);

/** Opens what was asked for about views, over every screen. */
export const ViewsHost = () => {
  const dialog = useViewDialog();
  const { draft, done } = useWantedSave();
  const address = useDeskAddress();
  useEffect(() => {
    if (draft === null) return;
    done();
    const shown = { ...address, q: draft.q, sort: draft.sort ?? address.sort };
    setViewDialog({
      kind: "new",
      id: crypto.randomUUID(),
      content: asNew(shown, address.base?.saved ?? null),
    });
  }, [draft, done, address]);
  return dialog === null ? null : <ViewDialogs dialog={dialog} onClose={() => setViewDialog(null)} />;
};
