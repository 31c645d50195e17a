"use client";
import { useEffect, useRef, useState } from "react";
import type { KeyRow } from "@/components/data/all-keys";
import { KeyCaps } from "@/components/ui/key-caps";
import { keyNames } from "@/components/ui/key-names";
import { type OwnKeys, ownKey } from "@/components/ui/own-keys";
import { KeyCapture } from "./key-capture";

export type KeyRowItemProps = {
  readonly row: KeyRow;
  readonly rows: readonly KeyRow[];
  readonly own: OwnKeys;
  readonly onChange: (row: KeyRow, wanted: string | null) => void;
};

/** One key and what it does; a press on it changes it. */
export const KeyRowItem = ({ row, rows, own, onChange }: KeyRowItemProps) => {
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing) button.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  const key = ownKey(own, row.keys);
  if (editing) {
    return (
      <li className="py-1">
        <p className="py-1 font-medium">{row.title}</p>
        <KeyCapture
          row={row}
          rows={rows}
          own={own}
          onKeep={(wanted) => {
            onChange(row, wanted);
            setEditing(false);
          }}
          onLeave={() => setEditing(false)}
        />
      </li>
    );
  }
  return (
    <li className="flex min-h-8 items-center gap-3 max-md:min-h-12">
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {row.title}
        {row.keys in own ? <span className="ml-2 text-s text-ink-3">changed</span> : null}
      </span>
      <button
        ref={button}
        type="button"
        onClick={() => setEditing(true)}
        className="relative inline-flex min-h-7 min-w-16 shrink-0 items-center justify-end gap-1 rounded-m px-2 hover:bg-hover max-md:min-h-11"
      >
        <span className="sr-only">
          {`${row.title}: ${key === undefined ? "no key" : keyNames(key).join(" then ")}. Change`}
        </span>
        <span aria-hidden="true" className="inline-flex gap-1">
          {key === undefined ? <span className="text-ink-3">No key</span> : <KeyCaps keys={key} />}
        </span>
      </button>
    </li>
  );
};
