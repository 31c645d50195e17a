"use client";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { carriesThread } from "./quotes";

export type MessageBodyProps = {
  /** Sanitised by the server (`lib/server/conversations/sanitise.ts`): an allow-list of tags, no styles, no scripts. */
  readonly html: string;
  readonly showImages: boolean;
};

/** Customer's words. Remote images wait as `data-src` until somebody asks for them; they come through our own address. */
export const MessageBody = ({ html, showImages }: MessageBodyProps) => {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [open, setOpen] = useState(false);
  const folds = useMemo(() => carriesThread(html), [html]);
  // The same object as long as the words are the same, or images that were asked for would be drawn anew.
  const inner = useMemo(() => ({ __html: html }), [html]);
  useEffect(() => {
    if (!showImages) return;
    for (const image of box.current?.querySelectorAll<HTMLImageElement>("img[data-src]") ?? []) {
      const address = image.dataset.src;
      if (address?.startsWith("/api/media?")) image.src = address;
      image.removeAttribute("data-src");
    }
  }, [showImages]);
  return (
    <>
      <div
        ref={box}
        id={id}
        dir="auto"
        className="message"
        data-folded={folds && !open ? "" : undefined}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place; the server sanitises by allow-list, and the CSP forbids scripts.
        dangerouslySetInnerHTML={inner}
      />
      {folds ? (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="mt-1 inline-flex min-h-6 items-center rounded-m bg-hover px-2 text-s text-ink-2 hover:text-ink max-md:min-h-11 max-md:px-3"
        >
          {open ? "Hide quoted text" : "Show quoted text"}
        </button>
      ) : null}
    </>
  );
};
