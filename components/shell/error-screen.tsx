"use client";
import { lastList } from "@/components/data/last-list";
import { Button } from "@/components/ui/button";
import type { IconShape } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";

// Every page loads this screen, in several copies, lest it be missing when it is needed: it brings nothing of the icon set.
const Alarm: IconShape = ({ size, strokeWidth, className }) => (
  <svg
    aria-hidden="true"
    className={className}
    strokeWidth={strokeWidth}
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeLinecap="round"
  >
    <circle cx="12" cy="12" r="10" />
    <path d="M12 8v4M12 16h.01" />
  </svg>
);

/** What is left when a page could not be drawn. */
export const ErrorScreen = ({ onRetry }: { onRetry: () => void }) => (
  <main className="grid min-h-0 flex-1 place-items-center">
    <Notice
      icon={Alarm}
      tone="late"
      alert
      level={1}
      title="This page could not be shown"
      actions={
        <>
          <Button variant="solid" onClick={onRetry}>
            Try again
          </Button>
          <Button onClick={() => location.assign(lastList())}>Go to the queue</Button>
        </>
      }
    >
      The fault is in Switchyard, not in what you did. Nothing was sent to Intercom by it.
    </Notice>
  </main>
);
