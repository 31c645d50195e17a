"use client";
import ExternalLink from "lucide-react/icons/external-link";
import { useEffect, useRef, useState } from "react";
import { Button, buttonLook } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useFocusWithin } from "./use-focus-within";

export type MailFrameProps = {
  /** Of the page of this message: `/api/conversations/:id/parts/:part/frame`. */
  readonly address: string;
  readonly senderName: string;
  /** Whether its images were asked for. */
  readonly images: boolean;
  readonly hasImages: boolean;
  readonly onImages: () => void;
  readonly onClose: () => void;
};

/** Nobody can ask the frame how tall it is, as nothing runs in it: it begins at this height and grows when asked to. */
const heights = [480, 960, 1920, 3840] as const;

/**
 * Keys that are pressed in the frame reach nobody else, as it is of no origin. It is not left by itself either: nobody can tell a press
 * from the marking of words, which could not be copied then. So this stands over its visible end, and takes no room.
 */
const KeysInFrame = ({ onBack }: { onBack: () => void }) => (
  <div className="sticky bottom-2 z-1 h-0 max-md:hidden">
    <p
      role="status"
      className="absolute right-2 bottom-2 flex flex-wrap items-center gap-2 rounded-l border border-line-strong bg-surface py-1 pr-1 pl-3 text-s text-ink shadow-float"
    >
      Keys go to this message now.
      <Button onClick={onBack}>Back to the desk</Button>
    </p>
  </div>
);

/**
 * A message as its sender laid it out, on a light sheet in both themes. The frame is of no origin, runs nothing and fetches nothing;
 * its links open elsewhere. A page has one of them at a time.
 */
export const MailFrame = ({ address, senderName, images, hasImages, onImages, onClose }: MailFrameProps) => {
  const [step, setStep] = useState(0);
  const section = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const hasKeys = useFocusWithin(box);
  useEffect(() => {
    const message = section.current?.closest("article") ?? null;
    const focused = document.activeElement;
    // The button that opened it is gone; whoever is elsewhere by now stays there.
    if (focused === document.body || message?.contains(focused))
      section.current?.focus({ preventScroll: true });
  }, []);
  const src = images ? `${address}?images=1` : address;
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="As it was sent"
      className="mt-1.5 scroll-mt-[72px] rounded-l focus-visible:outline-offset-4 max-md:mt-5 max-md:-ml-[46px]"
    >
      <div ref={box}>
        <iframe
          // Another address is another page, not a step in the browser's history.
          key={src}
          title={`Message from ${senderName} as it was sent`}
          src={src}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          className="block w-full rounded-l border border-line-strong bg-[#fff] [color-scheme:light]"
          style={{ height: heights[step] }}
        />
        {hasKeys ? <KeysInFrame onBack={() => section.current?.focus({ preventScroll: true })} /> : null}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Button onClick={onClose}>Show it simply</Button>
        {hasImages && !images ? <Button onClick={onImages}>Show images</Button> : null}
        {step < heights.length - 1 ? <Button onClick={() => setStep(step + 1)}>Taller</Button> : null}
        {step > 0 ? <Button onClick={() => setStep(0)}>Shorter</Button> : null}
        <a href={src} target="_blank" rel="noopener noreferrer" className={buttonLook("ghost")}>
          <Icon of={ExternalLink} size={14} /> In a tab of its own
        </a>
      </div>
    </section>
  );
};
