"use client";
import Clock from "lucide-react/icons/clock";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { OutgoingHere } from "@/components/data/outgoing";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useOutgoingActs } from "./use-outgoing-acts";

const nouns = {
  reply: "Reply",
  note: "Note",
  "reply-as-contact": "Message in the contact's name",
  close: "Message and close",
  assign: "Message and assignment",
} as const;

const wordsOf = (message: OutgoingHere, nowMs: number): string => {
  const noun = nouns[message.action.kind];
  const seconds = Math.round((message.dueAtMs - nowMs) / 1000);
  switch (message.state) {
    case "waiting":
      if (message.problem) return `${noun}: ${message.problem.message} It is tried again by itself.`;
      return seconds > 0 ? `${noun} goes out in ${seconds} s` : `${noun} is going out`;
    case "held":
      return `${noun} was held back. ${message.problem?.message ?? ""}`;
    case "failed":
      return `${noun} was not sent. ${message.problem?.message ?? ""}`;
    case "unknown":
      return `Nobody knows yet whether the ${noun.toLowerCase()} went out.`;
    default:
      return `${noun} is going out`;
  }
};

/** Whether somebody has to know of it still. */
export const isOnItsWay = ({ state }: OutgoingHere): boolean => state !== "sent" && state !== "taken_back";

const Acts = ({ message, keyed }: { message: OutgoingHere; keyed: boolean }) => {
  const { takeBack, goOn } = useOutgoingActs();
  switch (message.state) {
    case "waiting":
      return (
        <>
          <Button variant="ghost" onClick={() => goOn(message)}>
            Send now
          </Button>
          <Button onClick={() => takeBack(message)} aria-keyshortcuts={keyed ? "z" : undefined}>
            Take back
            {keyed ? <Kbd keys="z" /> : null}
          </Button>
        </>
      );
    case "held":
      return (
        <>
          <Button onClick={() => takeBack(message)}>Edit</Button>
          <Button variant="solid" onClick={() => goOn(message, true)}>
            Send anyway
          </Button>
        </>
      );
    case "failed":
      return (
        <>
          <Button onClick={() => takeBack(message)}>Edit</Button>
          <Button variant="solid" onClick={() => goOn(message)}>
            Send again
          </Button>
        </>
      );
    case "unknown":
      return <Button onClick={() => goOn(message)}>Look again</Button>;
    default:
      return null;
  }
};

/** One message that has not gone out: how it stands, and what can be done about it. */
export const OutgoingLine = ({
  message,
  keyed = false,
  more = null,
}: {
  message: OutgoingHere;
  /** `z` takes it back. */
  keyed?: boolean;
  more?: React.ReactNode;
}) => {
  const words = useClock((now) => wordsOf(message, now));
  const isCounting = message.state === "waiting" && message.problem === null;
  const calm = message.state === "waiting" || message.state === "sending";
  return (
    <div
      className={cx(
        "flex flex-wrap items-center gap-x-2 gap-y-1 rounded-l px-3 py-1.5 text-m",
        calm ? "bg-accent-soft text-ink" : "bg-warm-soft text-warm",
      )}
    >
      <Icon of={calm ? Clock : TriangleAlert} size={15} className={calm ? "text-accent" : ""} />
      {/* Seconds that run down are to be seen; read out, they would drown everything else. */}
      <p
        aria-hidden={isCounting || undefined}
        role={isCounting ? undefined : "status"}
        className="num min-w-0 flex-1 basis-40 [overflow-wrap:anywhere]"
      >
        {words}
      </p>
      {isCounting ? (
        <p role="status" className="sr-only">
          {nouns[message.action.kind]} waits to be sent. It can be taken back.
        </p>
      ) : null}
      <span className="ml-auto flex flex-wrap items-center gap-1.5 text-ink">
        {more}
        <Acts message={message} keyed={keyed} />
      </span>
    </div>
  );
};
