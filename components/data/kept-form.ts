"use client";
import { useCallback, useRef, useState } from "react";

/** Where a member's unfinished form is kept in this browser. `what`: "ticket 12", "convert 12". */
const placeOf = (owner: string, what: string): string => `switchyard.form:${owner}:${what}`;

const load = <T>(place: string, read: (value: unknown) => T | null): T | null => {
  try {
    return read(JSON.parse(localStorage.getItem(place) ?? "null"));
  } catch {
    return null;
  }
};

const store = (place: string, value: unknown): boolean => {
  try {
    if (value === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
};

/** What was kept of a form that is drawn nowhere just now. */
export const keptForm = <T>(owner: string, what: string, read: (value: unknown) => T | null): T | null =>
  load(placeOf(owner, what), read);

/** Keeps it as `useKeptForm` would; null lets go of it. */
export const keepForm = (owner: string, what: string, value: unknown): void =>
  void store(placeOf(owner, what), value);

/**
 * What somebody is filling in, kept in this browser with every letter until it is let go of. `read` makes the value of what was kept, null
 * for what is none. `kept` is false while the browser keeps nothing (no room, or switched off).
 */
export const useKeptForm = <T>(
  owner: string,
  what: string,
  read: (value: unknown) => T | null,
  begin: () => T,
) => {
  const place = placeOf(owner, what);
  const [value, setValue] = useState<T>(() => load(place, read) ?? begin());
  const [kept, setKept] = useState(true);
  const latest = useRef(value);
  const keep = useCallback(
    (next: T) => {
      latest.current = next;
      setValue(next);
      setKept(store(place, next));
    },
    [place],
  );
  /** From the newest value, for what comes later than it was asked for. */
  const change = useCallback((next: (now: T) => T) => keep(next(latest.current)), [keep]);
  const show = useCallback((next: T) => {
    latest.current = next;
    setValue(next);
  }, []);
  const letGo = useCallback(() => void store(place, null), [place]);
  /** Shows another value while what was kept stays: until it is known that it went out. */
  return { value, kept, keep, change, show, letGo };
};

const readText = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Keeps words as `useKeptText` would, for when its field has closed. */
export const keepText = (owner: string, what: string, text: string): void =>
  keepForm(owner, what, text === "" ? null : text);

/** The words of a dialog that closes at a slip: Esc, a press beside it, a reload. They are there again until they are let go of. */
export const useKeptText = (owner: string, what: string, begin: string) => {
  const { value: text, show } = useKeptForm(owner, what, readText, () => begin);
  const write = (next: string) => {
    show(next);
    keepText(owner, what, next);
  };
  return { text, write };
};

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
