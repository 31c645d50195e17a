"use client";
import { ErrorScreen } from "@/components/shell/error-screen";
import "./globals.css";

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
