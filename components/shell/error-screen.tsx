"use client";
import CircleAlert from "lucide-react/icons/circle-alert";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** What is left when a page could not be drawn. */
export const ErrorScreen = ({ onRetry }: { onRetry: () => void }) => (
  <main className="grid min-h-0 flex-1 place-items-center">
    <Notice
      icon={CircleAlert}
      tone="late"
      alert
      title="This page could not be shown"
      actions={
        <>
          <Button variant="solid" onClick={onRetry}>
            Try again
          </Button>
          <Button onClick={() => location.assign("/queue")}>Go to the queue</Button>
        </>
      }
    >
      The fault is in Switchyard, not in what you did. Nothing was sent to Intercom by it.
    </Notice>
  </main>
);
