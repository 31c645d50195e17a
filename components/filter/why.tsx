"use client";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { useOfferCommands } from "@/components/data/commands-port";
import { useHotkeys } from "@/components/ui/use-hotkeys";

const WhyDialog = dynamic(() => import("./why-dialog").then((file) => file.WhyDialog), { ssr: false });

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
