"use client";
import Undo2 from "lucide-react/icons/undo-2";
import { type OutgoingHere, useOutgoing } from "@/components/data/outgoing";
import { useClock } from "@/components/ui/clock";
import type { Part } from "@/lib/conversation/model";
import { MessageMenu } from "./message-menu";
import { useOutgoingActs } from "./use-outgoing-acts";

/** Undefined for what goes out without a hold, and until the server has it. */
const useOutgoingOf = (part: Part): OutgoingHere | undefined => {
  const all = useOutgoing();
  return all.find(({ key }) => part.id === `pending-${key}`);
};

const wordsOf = (message: OutgoingHere | undefined, nowMs: number): string => {
  const seconds = message === undefined ? 0 : Math.round((message.dueAtMs - nowMs) / 1000);
  switch (message?.state) {
    case "waiting":
      if (message.problem) return "waits to be tried again";
      return seconds > 0 ? `goes out in ${seconds} s` : "sending …";
    case "held":
      return "held back";
    case "failed":
      return "not sent";
    case "unknown":
      return "nobody knows yet whether it went out";
    case "sent":
      return "sent";
    default:
      return "sending …";
  }
};

/** How it stands with a message that is not in Intercom yet. Seconds that run down are to be seen, never read out. */
export const PendingWords = ({ part }: { part: Part }) => {
  const message = useOutgoingOf(part);
  const words = useClock((now) => wordsOf(message, now));
  if (message?.state !== "waiting" || message.problem !== null) return <span> · {words}</span>;
  return (
    <span>
      {" · "}
      <span aria-hidden className="num">
        {words}
      </span>
      <span className="sr-only">waits to be sent</span>
    </span>
  );
};

const canBeTakenBack = ({ state }: OutgoingHere): boolean =>
  state === "waiting" || state === "held" || state === "failed";

/** The menu of such a message, with the way back. */
export const PendingMenu = ({ part, about }: { part: Part; about: string }) => {
  const message = useOutgoingOf(part);
  const { takeBack } = useOutgoingActs();
  if (!message || !canBeTakenBack(message)) return null;
  const back = { id: "take-back", label: "Take back", icon: Undo2, onSelect: () => takeBack(message) };
  return <MessageMenu about={about} items={[back]} />;
};
