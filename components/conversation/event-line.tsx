"use client";
import ArrowRight from "lucide-react/icons/arrow-right";
import ChevronDown from "lucide-react/icons/chevron-down";
import { useState } from "react";
import { useWorkspace } from "@/components/data/workspace-query";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { describeEvent, type EventNames } from "@/lib/conversation/describe-event";
import type { Part } from "@/lib/conversation/model";
import { MessageTime } from "./message-time";

const useEventNames = (): EventNames => {
  const workspace = useWorkspace();
  return {
    teammate: (id) => workspace?.teammates.find((one) => one.id === id)?.name ?? null,
    team: (id) => workspace?.teams.find((one) => one.id === id)?.name ?? null,
  };
};

const line = "ml-10 flex items-center gap-2 text-s text-ink-3 max-md:ml-[46px]";

const One = ({ part, names }: { part: Part; names: EventNames }) => (
  <span className="num min-w-0">
    <bdi>{describeEvent(part, names)}</bdi> · <MessageTime at={part.createdAt} />
  </span>
);

/** A run of events in one line: the last one, and how many there were; all of them when asked for. */
export const EventLine = ({ parts }: { parts: readonly Part[] }) => {
  const [open, setOpen] = useState(false);
  const names = useEventNames();
  const last = parts.at(-1);
  if (last === undefined) return null;
  if (parts.length === 1) {
    return (
      <p className={cx(line, "mb-3.5")}>
        <Icon of={ArrowRight} size={14} />
        <One part={last} names={names} />
      </p>
    );
  }
  return (
    <div className="mb-3.5">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className={cx(line, "min-h-6 rounded-s text-left hover:text-ink-2 max-md:min-h-11")}
      >
        <Icon of={open ? ChevronDown : ArrowRight} size={14} />
        <span className="min-w-0">
          <bdi>{describeEvent(last, names)}</bdi> · {parts.length} events
        </span>
      </button>
      {open ? (
        <ul className="mt-1 flex flex-col gap-1">
          {parts.map((part) => (
            <li key={part.id} className={cx(line, "pl-[22px]")}>
              <One part={part} names={names} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
};
