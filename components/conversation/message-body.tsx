"use client";
import { useEffect, useRef } from "react";

export type MessageBodyProps = {
  /** Sanitised by the server (`lib/server/conversations/sanitise.ts`): an allow-list of tags, no styles, no scripts. */
  readonly html: string;
  readonly showImages: boolean;
};

/** Customer's words. Remote images wait as `data-src` until somebody asks for them; they come through our own address. */
export const MessageBody = ({ html, showImages }: MessageBodyProps) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!showImages) return;
    for (const image of box.current?.querySelectorAll<HTMLImageElement>("img[data-src]") ?? []) {
      const address = image.dataset.src;
      if (address?.startsWith("/api/media?")) image.src = address;
      image.removeAttribute("data-src");
    }
  }, [showImages]);
  return (
    <div
      ref={box}
      dir="auto"
      className="message"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place; the server sanitises by allow-list, and the CSP forbids scripts.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
};
