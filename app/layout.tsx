import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { readPreferences } from "@/components/data/read-preferences";
import { fontClasses } from "./fonts";
import "./globals.css";
import "./message.css";

export const metadata: Metadata = {
  title: { default: "Switchyard", template: "%s · Switchyard" },
  description: "A triage desk for teams that support their customers with Intercom",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  // The keyboard takes its room from the page, not from what stands at the bottom: the button that sends, a sheet's buttons.
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafbfc" },
    { media: "(prefers-color-scheme: dark)", color: "#101216" },
  ],
};

/** The theme is in the first HTML, so that nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const { theme } = readPreferences((name) => jar.get(name)?.value);
  return (
    <html lang="en" className={fontClasses} data-theme={theme === "system" ? undefined : theme}>
      <body>{children}</body>
    </html>
  );
}
