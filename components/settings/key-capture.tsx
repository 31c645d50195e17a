"use client";
import { type KeyboardEvent, useId, useState } from "react";
import type { KeyRow } from "@/components/data/all-keys";
import { clashesOf, refusalOf } from "@/components/data/key-edits";
import { Button } from "@/components/ui/button";
import { keyNames } from "@/components/ui/key-names";
import { pressOf } from "@/components/ui/keys";
import { type OwnKeys, ownKey } from "@/components/ui/own-keys";

const modifiers = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"]);

const inWords = (keys: string): string => keyNames(keys).join(" then ");

/** After what was pressed before: the second of two in a row, or the first anew. */
const followedBy = (pressed: string, press: string): string =>
  pressed === "" || pressed.includes(" ") || pressed.length > 1 || press.length > 1
    ? press
    : `${pressed} ${press}`;

type Said = { readonly tone: "plain" | "late" | "warm"; readonly text: string };

const tones = { plain: "text-ink-2", late: "text-late", warm: "text-warm" } as const;

const listed = new Intl.ListFormat("en-GB");

const verdictOf = (keys: string, pressed: string, clashes: readonly KeyRow[]): Said => {
  if (pressed === "")
    return {
      tone: "plain",
      text: "Press a key, or two in a row. Enter keeps it, Escape leaves all as it is.",
    };
  const refusal = refusalOf(keys, pressed);
  if (refusal !== null) return { tone: "late", text: `${inWords(pressed)}: ${refusal}` };
  if (clashes.length === 0) return { tone: "plain", text: `${inWords(pressed)} is free.` };
  const names = listed.format(clashes.map((row) => `“${row.title}”`));
  const loses = clashes.length === 1 ? "which would have no key then" : "which would have no keys then";
  return { tone: "warm", text: `${inWords(pressed)} clashes with ${names}, ${loses}.` };
};

export type KeyCaptureProps = {
  readonly row: KeyRow;
  readonly rows: readonly KeyRow[];
  readonly own: OwnKeys;
  /** Null takes the key away. */
  readonly onKeep: (wanted: string | null) => void;
  readonly onLeave: () => void;
};

/** A field that takes the keys pressed in it instead of writing: what is pressed, what it clashes with, and what to do about it. */
export const KeyCapture = ({ row, rows, own, onKeep, onLeave }: KeyCaptureProps) => {
  const [pressed, setPressed] = useState("");
  const [aside, setAside] = useState<string | null>(null);
  const saidId = useId();
  const clashes = pressed === "" ? [] : clashesOf(rows, own, row.keys, pressed);
  const said: Said = aside === null ? verdictOf(row.keys, pressed, clashes) : { tone: "late", text: aside };
  const canKeep = pressed !== "" && refusalOf(row.keys, pressed) === null;
  const take = (press: string) => {
    setAside(null);
    setPressed((before) => followedBy(before, press));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, nativeEvent } = event;
    if (key === "Tab" || modifiers.has(key) || nativeEvent.isComposing) return;
    // What a keyboard on the screen does comes as text, below.
    if (key === "Unidentified") return;
    event.preventDefault();
    if (key === "Escape") onLeave();
    else if (key === "Enter") canKeep && onKeep(pressed);
    else if (key === "Backspace" || key === "Delete") setPressed("");
    else {
      const press = pressOf(nativeEvent);
      if (press !== null) take(press);
      else
        setAside(
          key === "Dead"
            ? "That key only begins a letter. Take another."
            : "Alt and AltGr type letters on many keyboards. Take a key without them.",
        );
    }
  };
  const now = ownKey(own, row.keys);
  const usual = ownKey({}, row.keys);
  return (
    <div className="flex flex-col gap-2 rounded-m bg-sunken p-3">
      <input
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        type="text"
        aria-label={`New key for ${row.title}`}
        aria-describedby={saidId}
        aria-invalid={said.tone === "late" || undefined}
        value={pressed === "" ? "" : inWords(pressed)}
        placeholder="Press the new key"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onKeyDown={onKeyDown}
        onBeforeInput={(event) => {
          event.preventDefault();
          const [letter] = event.data ?? "";
          if (letter !== undefined) take(letter);
        }}
        onChange={() => {}}
        className="min-h-8 w-full rounded-m border border-line-strong bg-surface px-2.5 font-medium max-md:min-h-11 max-md:text-[16px]"
      />
      <p id={saidId} role="status" className={tones[said.tone]}>
        {said.text}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="solid" disabled={!canKeep} onClick={() => onKeep(pressed)}>
          {clashes.length > 0 && canKeep ? "Take it over" : "Keep"}
        </Button>
        {row.keys.startsWith("Mod+") || now === undefined ? null : (
          <Button onClick={() => onKeep(null)}>No key</Button>
        )}
        {usual === undefined || now === usual ? null : (
          <Button onClick={() => setPressed(usual)}>Back to {inWords(usual)}</Button>
        )}
        <Button variant="ghost" onClick={onLeave}>
          Cancel
        </Button>
      </div>
    </div>
  );
};
