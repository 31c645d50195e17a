"use client";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useToasts } from "@/components/ui/toasts";
import { defaultSettings, type Settings } from "@/lib/api/settings-model";
import { noteChanged, notInPage } from "./fresh-settings";

type Held = { readonly now: Settings; readonly lay: (change: Partial<Settings>) => void };

const Context = createContext<Held>({ now: defaultSettings, lay: () => {} });

/** The member's own settings for everything below; they come with the page, so that the first drawing has them. */
export const SettingsProvider = ({ initial, children }: { initial: Settings; children: ReactNode }) => {
  const [now, setNow] = useState(initial);
  const lay = useCallback((change: Partial<Settings>) => setNow((before) => ({ ...before, ...change })), []);
  const held = useMemo<Held>(() => ({ now, lay }), [now, lay]);
  return <Context value={held}>{children}</Context>;
};

/** What the member has set up; drawn anew when it changes. */
export const useSetting = <K extends keyof Settings>(name: K): Settings[K] => useContext(Context).now[name];

/** Changes some: at once in this tab, then on the server for every other. */
const useChangeSettings = () => {
  const { lay } = useContext(Context);
  const { show } = useToasts();
  return useCallback(
    (change: Partial<Settings>) => {
      lay(change);
      noteChanged(change);
      const keep = () =>
        void import("./keep-setting").then(
          (file) => file.keepSetting(change, failed),
          () => failed("Check the connection."),
        );
      const failed = (why: string) =>
        show({
          tone: "late",
          text: `This setting holds in this tab only: it could not be kept. ${why}`,
          act: { label: "Try again", run: keep },
        });
      keep();
    },
    [lay, show],
  );
};

type SetSetting = <K extends keyof Settings>(name: K, value: Settings[K]) => void;

/**
 * Sets one: at once in this tab, also over a reload, then on the server for every other. That it could not be kept is said, with a
 * way to try again.
 */
export const useSetSetting = (): SetSetting => {
  const change = useChangeSettings();
  return useCallback((name, value) => change({ [name]: value }), [change]);
};

/** Goes on with what this tab has changed and its page came without, as it was reloaded meanwhile. Draws nothing. */
export const FreshSettings = (): null => {
  const { lay } = useContext(Context);
  const change = useChangeSettings();
  useEffect(() => {
    const { kept, unkept } = notInPage(performance.timeOrigin);
    if (Object.keys({ ...kept, ...unkept }).length === 0) return;
    import("@/lib/api/settings-schema").then(
      ({ readSettingsChange }) => {
        lay(readSettingsChange(kept) ?? {});
        const toSend = readSettingsChange(unkept);
        if (toSend !== null) change(toSend);
      },
      () => undefined,
    );
  }, [lay, change]);
  return null;
};
