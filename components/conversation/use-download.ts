"use client";
import { type MouseEvent, useState } from "react";
import { useToasts } from "@/components/ui/toasts";
import { failureOf } from "@/lib/api/call";
import { isAppError } from "@/lib/core/errors";

/** Why a file cannot be had, in words; null when it can. Hangs up before the file itself comes. */
export const whyNot = async (address: string): Promise<string | null> => {
  const leave = new AbortController();
  try {
    const response = await fetch(address, { signal: leave.signal });
    if (!response.ok) return (await failureOf(response)).message;
    return null;
  } catch (error) {
    return isAppError(error)
      ? error.message
      : "Switchyard's server cannot be reached. Check your connection.";
  } finally {
    leave.abort();
  }
};

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

const start = (address: string, name: string) => {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
};

/**
 * Downloads by the browser's own means, once the server has said that the file is there: a download that fails is else a line
 * without a reason.
 */
export const useDownload = (address: string, name: string) => {
  const { show } = useToasts();
  const [busy, setBusy] = useState(false);
  const onClick = (event: MouseEvent) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    void whyNot(address).then((why) => {
      setBusy(false);
      if (why === null) start(address, name);
      else show({ tone: "late", text: `${name} cannot be downloaded. ${why}` });
    });
  };
  return { busy, onClick };
};
