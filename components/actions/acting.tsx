"use client";
import { useEffect, useState } from "react";
import { type MovedCase, useActions } from "@/components/data/actions-port";
import { useGo } from "@/components/data/use-go";
import { latePart } from "@/components/ui/late-part";
import { whenSettled } from "@/components/ui/when-settled";
import type { Part } from "@/lib/conversation/model";
import { AskedDialog, type Asking, fetchDialogs } from "./asked-dialog";
import type { HandsHeld } from "./hands";
import { useClosing } from "./use-closing";
import { useDoneElsewhere } from "./use-done-elsewhere";
import { useHands } from "./use-hands";
import { usePerforming } from "./use-performing";
import { useUnsureOfBefore } from "./use-unsure-of-before";

const MovedDialog = latePart("What has changed", () =>
  import("./moved-dialog").then((module) => module.MovedDialog),
);
const ClosingDialog = latePart("What stands open", () =>
  import("./closing-dialog").then((module) => module.ClosingDialog),
);

/** Opens a conversation, beside its list where there is one, at this part. */
const useLook = () => {
  const { opener } = useActions();
  const go = useGo();
  return (id: string, part: Part | null) => {
    const at = part === null ? "" : `#part-${part.partType === "source" ? "source" : part.id}`;
    if (opener.current === null) return go(`/conversations/${id}${at}`);
    opener.current(id);
    if (at !== "") location.hash = at;
  };
};

/** Does what the port of actions is asked for, and asks first where something is to be chosen, written or thought over. */
export const Acting = ({ give }: Pick<HandsHeld, "give">) => {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [moved, setMoved] = useState<MovedCase | null>(null);
  const { closing, turn, next, checked, stopped } = useClosing();
  const performing = usePerforming(setMoved, stopped);
  const hands = useHands({ ...performing, checked, setAsking, setMoved });
  const look = useLook();
  useUnsureOfBefore();
  useDoneElsewhere();
  useEffect(() => whenSettled(fetchDialogs), []);
  useEffect(() => {
    give(hands);
    return () => give(null);
  }, [give, hands]);
  return (
    <>
      {asking ? <AskedDialog asking={asking} onClose={() => setAsking(null)} /> : null}
      {closing ? (
        <ClosingDialog key={turn} closing={closing} onLook={(id) => look(id, null)} onClose={next} />
      ) : null}
      {moved ? (
        <MovedDialog
          moved={moved}
          onLook={(part) => look(moved.conversation.id, part)}
          onClose={() => setMoved(null)}
        />
      ) : null}
    </>
  );
};
