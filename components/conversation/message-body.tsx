"use client";
import Ellipsis from "lucide-react/icons/ellipsis";
import { type SyntheticEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { shownAddress } from "./shown-address";

export type MessageBodyProps = {
  /** Sanitised by the server (`lib/server/conversations/sanitise.ts`): an allow-list of tags, no styles, no scripts. */
  readonly html: string;
  readonly showImages: boolean;
};

const ownAddress = "/api/media?";

const isBox = (part: Element): boolean => part.tagName === "DIV" || part.tagName === "SPAN";

/** Quoted history comes hidden. While it is, the browser's own search still finds its way into boxes. */
const useFold = (html: string) => {
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const folds = useMemo(() => /<[a-z0-9]+ data-quoted/.test(html), [html]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are other elements, folded as they come.
  useEffect(() => {
    if (!folds) return;
    for (const part of box.current?.querySelectorAll("[data-quoted]") ?? []) {
      if (open) part.removeAttribute("hidden");
      else part.setAttribute("hidden", isBox(part) ? "until-found" : "");
    }
  }, [html, folds, open]);
  useEffect(() => {
    if (!folds) return;
    const part = box.current;
    const show = () => setOpen(true);
    part?.addEventListener("beforematch", show);
    return () => part?.removeEventListener("beforematch", show);
  }, [folds]);
  return { box, folds, open, toggle: () => setOpen(!open) };
};

/** A link is asked where it leads only when somebody is about to follow it. */
const tellWhere = ({ target }: SyntheticEvent) => {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
  if (link && !link.dataset.tip) link.dataset.tip = shownAddress(link.href);
};

/** Customer's words. Remote images wait as `data-src` until somebody asks for them; they come through our own address. */
export const MessageBody = ({ html, showImages }: MessageBodyProps) => {
  const id = useId();
  const { box, folds, open, toggle } = useFold(html);
  // The same object as long as the words are the same, or what was unfolded and loaded would be drawn anew.
  const inner = useMemo(() => ({ __html: html }), [html]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are other elements, whose images are held back.
  useEffect(() => {
    const [from, to] = showImages ? ["data-src", "src"] : ["src", "data-src"];
    for (const image of box.current?.querySelectorAll(`img[${from}]`) ?? []) {
      const address = image.getAttribute(from) ?? "";
      // What came within the message is neither loaded nor held back.
      if (address.startsWith("data:")) continue;
      if (address.startsWith(ownAddress)) image.setAttribute(to, address);
      image.removeAttribute(from);
    }
  }, [showImages, box, inner]);
  return (
    <>
      <div
        ref={box}
        id={id}
        dir="auto"
        className="message"
        onPointerOverCapture={tellWhere}
        onFocusCapture={tellWhere}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place; the server sanitises by allow-list, and the CSP forbids scripts.
        dangerouslySetInnerHTML={inner}
      />
      {folds ? (
        <button
          type="button"
          aria-label={open ? "Hide quoted text" : "Show quoted text"}
          data-tip={open ? "Hide quoted text" : "Show quoted text"}
          aria-expanded={open}
          aria-controls={id}
          onClick={toggle}
          className="mt-1 grid h-6 w-9 place-items-center rounded-m bg-hover text-ink-2 hover:text-ink max-md:h-11 max-md:w-14"
        >
          <Icon of={Ellipsis} size={16} />
        </button>
      ) : null}
    </>
  );
};
