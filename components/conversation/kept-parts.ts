"use client";
import { useEffect, useMemo, useRef } from "react";
import type { Part } from "@/lib/conversation/model";
import { keyOf } from "@/lib/conversation/timeline";

const encoded = /\/api\/media\?u=([\w-]+)[\w&;=.%+*-]*/g;

/** The remote file without what signs its address, which is another one each time that Intercom is asked. */
const fileOf = (whole: string, base64url: string): string => {
  try {
    const address = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
    return address.split("?", 1)[0] ?? address;
  } catch {
    // Somebody has written what only looks like one of our addresses.
    return whole;
  }
};

const holdsFiles = ({ html, attachments }: Part): boolean =>
  attachments.length > 0 || html?.includes("/api/media?") === true;

const sayOf = (part: Part): string => JSON.stringify(part).replace(encoded, fileOf);

const isSame = (known: Part, read: Part): boolean =>
  known === read || (holdsFiles(known) && holdsFiles(read) && sayOf(known) === sayOf(read));

/** What was read, with the parts that are known where nothing but the signatures of their files' addresses differs. */
export const withKnownParts = (known: readonly Part[], read: readonly Part[]): readonly Part[] => {
  const byKey = new Map(known.map((part) => [keyOf(part), part]));
  const parts = read.map((part) => {
    const before = byKey.get(keyOf(part));
    return before !== undefined && isSame(before, part) ? before : part;
  });
  const isAll = parts.length === known.length && parts.every((part, index) => part === known[index]);
  return isAll ? known : parts;
};

/**
 * Keeps what is drawn as it is when the conversation is read again: pictures that were loaded stay, and do not come anew under another
 * address. The known addresses go on to work, as the server asks for new ones where they have expired.
 */
export const useKeptParts = (read: readonly Part[]): readonly Part[] => {
  const known = useRef<readonly Part[]>([]);
  const parts = useMemo(() => withKnownParts(known.current, read), [read]);
  useEffect(() => {
    known.current = parts;
  }, [parts]);
  return parts;
};
