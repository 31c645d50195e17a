"use client";
import { useState } from "react";
import { SavedViewIcon } from "@/components/data/saved-view-icon";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/text-area-field";
import type { People } from "@/lib/search/names";
import { type Planned, standingOf } from "./import-plan";
import { saidQuery, typedQuery } from "./query-words";
import { audienceWords } from "./words";

export type ImportItemProps = {
  readonly item: Planned;
  readonly people: People;
  readonly failure: string | undefined;
  readonly onChange: (change: Partial<Planned>) => void;
};

/** One view of a file: taken or not, what becomes of it, and its query to mend where that is needed. */
export const ImportItem = ({ item, people, failure, onChange }: ImportItemProps) => {
  const { read, gone } = standingOf(item, people);
  const isBroken = read.problem !== null || gone.length > 0;
  // The field stays once there was something to mend, also when that is done.
  const [mends] = useState(isBroken);
  return (
    <li className="py-2.5">
      <label className="flex min-h-8 items-center gap-2.5 max-md:min-h-11">
        <input
          type="checkbox"
          checked={item.wanted}
          onChange={(event) => onChange({ wanted: event.target.checked })}
          className="size-4 accent-accent"
        />
        <SavedViewIcon icon={item.content.icon} />
        <span className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">
          <bdi>{item.content.name}</bdi>
        </span>
        <span className="shrink-0 text-s text-ink-3">
          {item.known ? "already here" : audienceWords[item.content.audience].short}
        </span>
      </label>
      <div className="pl-[26px] text-s text-ink-2">
        {read.problem === null ? (
          <p className="[overflow-wrap:anywhere]">{saidQuery(read.query, people)}</p>
        ) : null}
        {item.notes.map((note) => (
          <p key={note} className="text-warm [overflow-wrap:anywhere]">
            {note}
          </p>
        ))}
        {failure ? (
          <p role="alert" className="text-late">
            {failure}
          </p>
        ) : null}
        {mends ? (
          <div className="mt-1.5">
            <TextAreaField
              label="Query"
              rows={2}
              spellCheck={false}
              value={item.typed}
              error={read.problem ?? (gone.map((one) => one.message).join(" ") || undefined)}
              onChange={(event) => onChange({ typed: event.target.value })}
            />
            {gone[0]?.mend ? (
              <Button
                onClick={() => onChange({ typed: typedQuery(gone[0]?.mend?.text ?? "", people) })}
                className="mt-1.5 text-s"
              >
                {gone[0].mend.label}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </li>
  );
};
