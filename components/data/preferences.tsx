"use client";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { type Preferences, preferenceCookies, type Theme } from "./read-preferences";

const yearSeconds = 365 * 86_400;

const keep = (name: string, value: string) => {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is not there without https, where the demo runs
  document.cookie = `${name}=${value}; path=/; max-age=${yearSeconds}; samesite=lax${secure}`;
};

type Held = Preferences & {
  readonly setTheme: (theme: Theme) => void;
  readonly setSingleKeys: (on: boolean) => void;
};

const Context = createContext<Held | null>(null);

export const usePreferences = (): Held => {
  const held = useContext(Context);
  if (!held) throw new Error("usePreferences needs a PreferencesProvider above it");
  return held;
};

export const PreferencesProvider = ({ initial, children }: { initial: Preferences; children: ReactNode }) => {
  const [now, setNow] = useState(initial);
  const held = useMemo<Held>(
    () => ({
      ...now,
      setTheme: (theme) => {
        keep(preferenceCookies.theme, theme);
        if (theme === "system") delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = theme;
        setNow((before) => ({ ...before, theme }));
      },
      setSingleKeys: (on) => {
        keep(preferenceCookies.singleKeys, on ? "on" : "off");
        setNow((before) => ({ ...before, singleKeys: on }));
      },
    }),
    [now],
  );
  return <Context value={held}>{children}</Context>;
};
