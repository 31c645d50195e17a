"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";

const said = {
  none: "",
  copied: "Copied.",
  failed: "The browser does not let this page copy. Mark the codes and copy them yourself.",
} as const;

/** Long enough for the browser to have begun. */
const keptMs = 10_000;

const save = (text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "switchyard-recovery-codes.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
};

export type RecoveryCodesProps = {
  readonly codes: readonly string[];
  /** What has just happened. */
  readonly lead: string;
  readonly onClose: () => void;
};

/** The one time that the codes can be seen. */
export const RecoveryCodes = ({ codes, lead, onClose }: RecoveryCodesProps) => {
  const top = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState<keyof typeof said>("none");
  useEffect(() => top.current?.focus(), []);
  const list = codes.join("\n");
  const copy = async () => {
    const near = top.current;
    setCopied(near && (await copyText(list, near)) ? "copied" : "failed");
  };
  const file = () =>
    save(`Recovery codes for Switchyard at ${location.origin}. Each works once.\n\n${list}\n`);
  return (
    <div ref={top} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      <p role="status">{lead}</p>
      <p>
        Keep these recovery codes where you find them without your phone. Each works once in place of a code.
      </p>
      <ul
        aria-label="Recovery codes"
        className="num grid grid-cols-2 gap-x-4 gap-y-1 rounded-l bg-sunken px-3 py-2.5 font-mono text-l"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy()}>Copy codes</Button>
        <Button onClick={file}>Download as text</Button>
      </div>
      <p role="status" className="text-s text-ink-2 empty:hidden">
        {said[copied]}
      </p>
      <p className="rounded-l bg-warm-soft px-3 py-2 text-warm">
        They are shown this once and not kept. If they get lost, make new ones; the old ones stop working.
      </p>
      <Button variant="solid" className="self-end" onClick={onClose}>
        Done
      </Button>
    </div>
  );
};
