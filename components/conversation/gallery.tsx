"use client";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import Download from "lucide-react/icons/download";
import Maximize from "lucide-react/icons/maximize";
import Minimize from "lucide-react/icons/minimize";
import { type KeyboardEvent, type TouchEvent, useRef, useState } from "react";
import { buttonLook } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { Attachment } from "@/lib/conversation/model";
import { fileKind, fileSize } from "./attachment-words";
import { Picture } from "./picture";
import { useDownload } from "./use-download";

export type GalleryProps = {
  /** Each with a `preview`. */
  readonly pictures: readonly Attachment[];
  /** The place of the first to show. */
  readonly begin: number;
  readonly onClose: () => void;
};

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => Math.min(at + 1, count - 1),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

const swipePx = 48;

/** A finger that goes further to a side than up or down. @returns which way, as a key would say it */
const useSwipes = (onStep: (key: string) => void) => {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const one = touches[0];
      from.current = one && touches.length === 1 ? { x: one.clientX, y: one.clientY } : null;
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const one = changedTouches[0];
      if (!one || from.current === null) return;
      const [x, y] = [one.clientX - from.current.x, one.clientY - from.current.y];
      from.current = null;
      if (Math.abs(x) < swipePx || Math.abs(x) < Math.abs(y)) return;
      onStep(x < 0 ? "ArrowRight" : "ArrowLeft");
    },
  };
};

const Save = ({ picture, href }: { picture: Attachment; href: string }) => {
  const { busy, onClick } = useDownload(href, picture.name);
  return (
    <a href={href} download={picture.name} aria-busy={busy} onClick={onClick} className={buttonLook()}>
      <Icon of={Download} size={14} /> Download
    </a>
  );
};

const side =
  "absolute top-1/2 z-10 -translate-y-1/2 rounded-xl border border-line bg-surface/90 aria-disabled:opacity-40";

/** The pictures of a conversation one by one: arrow keys, Home and End, a swipe, or the buttons. */
export const Gallery = ({ pictures, begin, onClose }: GalleryProps) => {
  const [at, setAt] = useState(Math.max(0, begin));
  const [whole, setWhole] = useState(true);
  const step = (key: string) => {
    const to = steps[key];
    if (!to) return false;
    setAt(to(at, pictures.length));
    setWhole(true);
    return true;
  };
  const swipes = useSwipes(step);
  const picture = pictures[at];
  if (picture === undefined) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    // A picture in its own size is scrolled by the same keys.
    if (!whole || !step(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Dialog onClose={onClose} title={`${at + 1} of ${pictures.length}`} width="xl" onKeyDown={onKeyDown}>
      <div className="relative -m-4 mb-0">
        <IconButton
          icon={ChevronLeft}
          label="Previous"
          aria-disabled={at === 0}
          onClick={() => step("ArrowLeft")}
          className={cx(side, "left-2")}
        />
        <div
          {...(whole ? swipes : {})}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard, and the keys need a place to begin.
          tabIndex={0}
          data-first-focus=""
          className={cx(
            "grid h-[min(64dvh,720px)] place-items-center bg-sunken focus-visible:outline-offset-[-2px]",
            whole ? "touch-pan-y overflow-hidden" : "overflow-auto",
          )}
        >
          <Picture
            key={picture.preview}
            address={picture.preview ?? ""}
            alt={picture.name}
            className={
              whole ? "max-h-full max-w-full object-contain [max-height:min(64dvh,720px)]" : "max-w-none"
            }
          />
        </div>
        <IconButton
          icon={ChevronRight}
          label="Next"
          aria-disabled={at === pictures.length - 1}
          onClick={() => step("ArrowRight")}
          className={cx(side, "right-2")}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2 pt-3">
        <p aria-live="polite" className="min-w-0 flex-1 basis-40">
          <bdi className="block truncate font-medium">{picture.name}</bdi>
          <span className="num text-s text-ink-3">
            {fileKind(picture)} · {fileSize(picture.sizeBytes)}
            {picture.width !== null && picture.height !== null
              ? ` · ${picture.width} × ${picture.height}`
              : ""}
            <span className="sr-only">, {`${at + 1} of ${pictures.length}`}</span>
          </span>
        </p>
        <IconButton
          icon={whole ? Maximize : Minimize}
          label={whole ? "Actual size" : "Fit to the window"}
          aria-pressed={!whole}
          onClick={() => setWhole(!whole)}
        />
        {picture.href === null ? null : <Save picture={picture} href={picture.href} />}
      </div>
    </Dialog>
  );
};
