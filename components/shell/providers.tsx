"use client";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { PreferencesProvider } from "@/components/data/preferences";
import type { Preferences } from "@/components/data/read-preferences";
import { FreshSettings, SettingsProvider, useSetting } from "@/components/data/settings";
import { claimTab } from "@/components/data/tab-owner";
import { DrawnAt } from "@/components/ui/clock";
import { LateTooltips } from "@/components/ui/late-tooltips";
import { ToastProvider } from "@/components/ui/toasts";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import type { Settings } from "@/lib/api/settings-model";
import { createQueryClient } from "./query-client";
import { goToSignIn } from "./sign-out";

const Keys = ({ children }: { children: ReactNode }) => (
  <HotkeysProvider singleKeys={useSetting("singleKeys")} own={useSetting("keys")}>
    {children}
  </HotkeysProvider>
);

export type ProvidersProps = {
  /** The member to whom the server shows the page. */
  readonly owner: string;
  readonly preferences: Preferences;
  readonly settings: Settings;
  /** Whether Intercom is known to refuse the token, also where what is shown was known before. */
  readonly rejected: boolean;
  /** When the server draws this, in unix milliseconds. */
  readonly drawnAt: number;
  readonly children: ReactNode;
};

/** What everything below needs: data, keys, toasts, tooltips, preferences, and an eye on the connection. */
export const Providers = ({ owner, preferences, settings, rejected, drawnAt, children }: ProvidersProps) => {
  // Whichever way somebody came, and before anything below is drawn with what this tab remembers.
  useState(() => claimTab(owner));
  const [health] = useState(() => createHealthWatch(Date.now, goToSignIn, rejected));
  const [client] = useState(() => createQueryClient(health));
  return (
    <QueryClientProvider client={client}>
      <HealthContext value={health}>
        <DrawnAt value={drawnAt}>
          <PreferencesProvider initial={preferences}>
            <SettingsProvider initial={settings}>
              <Keys>
                <ToastProvider>
                  {children}
                  <LateTooltips />
                  <FreshSettings />
                </ToastProvider>
              </Keys>
            </SettingsProvider>
          </PreferencesProvider>
        </DrawnAt>
      </HealthContext>
    </QueryClientProvider>
  );
};
