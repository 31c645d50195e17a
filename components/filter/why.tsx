"use client";
import { useMemo, useState } from "react";
import { useOfferCommands } from "@/components/data/commands-port";
import { latePart } from "@/components/ui/late-part";
import { useHotkeys } from "@/components/ui/use-hotkeys";

const WhyDialog = latePart("The explanation", () => import("./why-dialog").then((file) => file.WhyDialog));

/** Key and command that tell why a conversation matches the query, or what keeps another one out. */
export const Why = ({ q, markedId }: { readonly q: string; readonly markedId: string | null }) => {
  const [open, setOpen] = useState(false);
  useHotkeys({ w: () => setOpen(true) });
  useOfferCommands(
    useMemo(
      () => [
        {
          id: "why",
          label: "Why does it match?",
          words: "explain query filter keeps out missing",
          keys: "w",
          group: "Query",
          run: () => setOpen(true),
        },
      ],
      [],
    ),
  );
  return open ? <WhyDialog q={q} markedId={markedId} onClose={() => setOpen(false)} /> : null;
};
