"use client";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Of this browser, not of the member: kept in cookies so that the server's first HTML already has them. */
export type Preferences = { readonly theme: Theme; readonly singleKeys: boolean };

const cookieOf = { theme: "switchyard-theme", singleKeys: "switchyard-keys" } as const;
const yearSeconds = 365 * 86_400;

export const readPreferences = (cookie: (name: string) => string | undefined): Preferences => {
  const theme = cookie(cookieOf.theme);
  return {
    theme: themes.find((one) => one === theme) ?? "system",
    singleKeys: cookie(cookieOf.singleKeys) !== "off",
  };
};

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
        keep(cookieOf.theme, theme);
        if (theme === "system") delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = theme;
        setNow((before) => ({ ...before, theme }));
      },
      setSingleKeys: (on) => {
        keep(cookieOf.singleKeys, on ? "on" : "off");
        setNow((before) => ({ ...before, singleKeys: on }));
      },
    }),
    [now],
  );
  return <Context value={held}>{children}</Context>;
};
