"use client";
import { ErrorScreen } from "@/components/shell/error-screen";
import "./globals.css";

/** Where not even the frame of the pages could be drawn, or a page that has none; "(desk)/error.tsx" keeps the desk's frame around it. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Switchyard</title>
        <ErrorScreen onRetry={reset} />
      </body>
    </html>
  );
}
