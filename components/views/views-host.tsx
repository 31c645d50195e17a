"use client";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { useWantedSave } from "@/components/data/save-view-port";
import { useDeskAddress } from "@/components/data/use-desk-address";
import { asNew } from "./content";
import { setViewDialog, useViewDialog } from "./dialog-store";

const ViewDialogs = dynamic(() => import("./view-dialogs").then((file) => file.ViewDialogs), { ssr: false });

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
  return dialog === null ? null : <ViewDialogs dialog={dialog} />;
};
