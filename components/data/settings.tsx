"use client";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { useToasts } from "@/components/ui/toasts";
import { defaultSettings, type Settings } from "@/lib/api/settings-model";

type Held = { readonly now: Settings; readonly lay: (change: Partial<Settings>) => void };

const Context = createContext<Held>({ now: defaultSettings, lay: () => {} });

/** The member's own settings for everything below; they come with the page, so that the first drawing has them. */
export const SettingsProvider = ({ initial, children }: { initial: Settings; children: ReactNode }) => {
  const [now, setNow] = useState(initial);
  const held = useMemo<Held>(
    () => ({ now, lay: (change) => setNow((before) => ({ ...before, ...change })) }),
    [now],
  );
  return <Context value={held}>{children}</Context>;
};

/** What the member has set up; drawn anew when it changes. */
export const useSetting = <K extends keyof Settings>(name: K): Settings[K] => useContext(Context).now[name];

type SetSetting = <K extends keyof Settings>(name: K, value: Settings[K]) => void;

/** Sets one: at once in this tab, then on the server for every other. That it could not be kept is said, with a way to try again. */
export const useSetSetting = (): SetSetting => {
  const { lay } = useContext(Context);
  const { show } = useToasts();
  return useCallback(
    (name, value) => {
      lay({ [name]: value });
      const keep = () =>
        void import("./keep-setting").then(
          (file) => file.keepSetting({ [name]: value }, failed),
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
