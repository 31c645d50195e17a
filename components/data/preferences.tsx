"use client";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { type Preferences, type Theme, themeCookie } from "./read-preferences";

const yearSeconds = 365 * 86_400;

const keep = (name: string, value: string) => {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is not there without https, where the demo runs
  document.cookie = `${name}=${value}; path=/; max-age=${yearSeconds}; samesite=lax${secure}`;
};

type Held = Preferences & {
  readonly setTheme: (theme: Theme) => void;
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
        keep(themeCookie, theme);
        if (theme === "system") delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = theme;
        setNow({ theme });
      },
    }),
    [now],
  );
  return <Context value={held}>{children}</Context>;
};
