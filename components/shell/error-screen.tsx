"use client";
import CircleAlert from "lucide-react/icons/circle-alert";
import { lastList } from "@/components/data/last-list";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** What is left when a page could not be drawn. */
export const ErrorScreen = ({ onRetry }: { onRetry: () => void }) => (
  <main className="grid min-h-0 flex-1 place-items-center">
    <Notice
      icon={CircleAlert}
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
