"use client";
import GripVertical from "lucide-react/icons/grip-vertical";
import Pin from "lucide-react/icons/pin";
import PinOff from "lucide-react/icons/pin-off";
import { type KeyboardEvent, useState } from "react";
import { peopleOf } from "@/components/data/people";
import { SavedViewIcon } from "@/components/data/saved-view-icon";
import type { ShownCount } from "@/components/data/view-counts";
import { useWorkspace } from "@/components/data/workspace-query";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Time } from "@/components/ui/time";
import { isolated } from "@/lib/core/text";
import { agoSpan } from "@/lib/core/time";
import type { View } from "@/lib/search/view";
import { DeskWay } from "./desk-way";
import { goneIn, saidQuery } from "./query-words";
import { RowCount } from "./row-count";
import type { DragOrder } from "./use-order";
import { useViewActions } from "./use-view-actions";
import { ViewRowMenu } from "./view-row-menu";
import { audienceWords } from "./words";

export type ViewRowProps = {
  readonly view: View;
  readonly count: ShownCount;
  readonly position: number;
  readonly total: number;
  readonly onMove: (id: string, step: number) => void;
  readonly drag: DragOrder;
};

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

const Handle = ({ view, position, total, onMove, drag }: Omit<ViewRowProps, "count">) => {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(view.id, step);
  };
  return (
    <button
      type="button"
      draggable
      aria-label={`Move “${isolated(view.name)}”, ${position + 1} of ${total}, with the arrow keys`}
      data-tip="Drag, or ↑ ↓"
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", view.name);
        drag.start(view.id);
      }}
      onDragEnd={drag.end}
      className="grid size-6 shrink-0 cursor-grab place-items-center rounded-m text-ink-3 hover:bg-hover max-md:hidden"
    >
      <Icon of={GripVertical} size={14} />
    </button>
  );
};

const Facts = ({ view }: { view: View }) => {
  const people = peopleOf(useWorkspace());
  const gone = goneIn(view.query, people);
  const owner = view.mine ? "Yours" : (view.ownerName ?? "Somebody who has left");
  return (
    <>
      <p className="text-s text-ink-2 [overflow-wrap:anywhere]">{saidQuery(view.query, people)}</p>
      {gone.map(({ message }) => (
        <p key={message} className="text-s text-late">
          {message}
        </p>
      ))}
      <p className="text-s text-ink-3">
        <bdi>{owner}</bdi> · {audienceWords[view.audience].short}
        {view.mine && !view.mayEdit ? " · only leads and owners change it" : ""} ·{" "}
        <span className="whitespace-nowrap">
          changed <Time at={view.updatedAtMs / 1000} format={agoSpan} />
        </span>
        {view.updatedByName !== null && view.updatedByName !== view.ownerName ? (
          <>
            {" "}
            by <bdi>{view.updatedByName}</bdi>
          </>
        ) : null}
      </p>
    </>
  );
};

/** One saved view: whose, for whom, what it asks for, how many that are, and all that can be done to it. */
export const ViewRow = (props: ViewRowProps) => {
  const { view, count, drag } = props;
  const { setPinned } = useViewActions();
  const [over, setOver] = useState(false);
  return (
    <li
      onDragOver={(event) => {
        if (drag.dragged === null) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        drag.drop(view.id);
      }}
      className={cx(
        "flex items-start gap-2.5 py-2.5 pr-2 pl-4 md:pl-2",
        over && drag.dragged !== view.id && "bg-accent-soft",
        drag.dragged === view.id && "opacity-50",
      )}
    >
      <Handle {...props} />
      <span className="mt-1 text-ink-2">
        <SavedViewIcon icon={view.icon} />
      </span>
      <div className="min-w-0 flex-1">
        <DeskWay id={view.id}>{view.name}</DeskWay>
        <Facts view={view} />
      </div>
      <span className="mt-1">
        <RowCount count={count} />
      </span>
      <IconButton
        icon={view.pinned ? Pin : PinOff}
        label={
          view.pinned
            ? `Take “${isolated(view.name)}” out of my list`
            : `Put “${isolated(view.name)}” into my list`
        }
        onClick={() => void setPinned(view.id, !view.pinned)}
        className={view.pinned ? "text-accent!" : "text-ink-3!"}
      />
      <ViewRowMenu {...props} />
    </li>
  );
};
