"use client";
import { lastList } from "@/components/data/last-list";
import { queueHref, settingsHref, usePlaces } from "@/components/data/nav-keys";
import { openedBefore } from "@/components/data/opened";
import { usePreferences } from "@/components/data/preferences";
import { type Theme, themes } from "@/components/data/read-preferences";
import { useGo } from "@/components/data/use-go";
import { useViews } from "@/components/data/views-query";
import { Kbd } from "@/components/ui/kbd";
import type { ConversationSummary } from "@/lib/conversation/model";
import type { Command } from "./palette-command";

const settings = [
  { id: "keyboard", label: "Keyboard settings", words: "keys shortcuts remap change" },
  { id: "desk", label: "Desk settings", words: "after close next checks events" },
  { id: "appearance", label: "Appearance settings", words: "theme dark light" },
  { id: "connection", label: "Connection settings", words: "intercom token region workspace" },
] as const;

const themeNames: Readonly<Record<Theme, string>> = {
  system: "Theme as the system has it",
  light: "Light theme",
  dark: "Dark theme",
};

/** Views that are not in one's rail, by their names alone. */
const useOtherViews = (): readonly Command[] => {
  const go = useGo();
  return (useViews() ?? [])
    .filter((view) => !view.pinned)
    .map(({ id, name, query }) => ({
      id: `place:/queue/${id}`,
      label: name,
      words: `go view queue list ${query}`,
      typedOnly: true,
      group: "Views",
      run: () => go(`/queue/${id}`),
    }));
};

/** Views and screens, places of the settings, themes, and what was opened last. */
export const usePlaceCommands = (target: ConversationSummary | null): readonly Command[] => {
  const go = useGo();
  const { setTheme, theme } = usePreferences();
  const group = "Go to";
  const otherViews = useOtherViews();
  const places = usePlaces().map(
    ({ keys, title, href }): Command => ({
      id: `place:${href}`,
      label: title,
      words: href === settingsHref ? "go account sign out" : "go view queue list",
      trailing: keys === undefined ? null : <Kbd keys={keys} />,
      group,
      run: () => go(href === queueHref ? lastList() : href),
    }),
  );
  const opened = openedBefore()
    .filter((one) => one.id !== target?.id)
    .map(
      ({ id, title }): Command => ({
        id: `opened:${id}`,
        label: title,
        words: id,
        group: "Opened last",
        run: () => go(`/conversations/${id}`),
      }),
    );
  const inSettings = settings.map(
    ({ id, label, words }): Command => ({
      id: `settings:${id}`,
      label,
      words,
      typedOnly: true,
      group,
      run: () => go(`/settings#${id}`),
    }),
  );
  const inThemes = themes
    .filter((one) => one !== theme)
    .map(
      (one): Command => ({
        id: `theme:${one}`,
        label: themeNames[one],
        words: "appearance colours mode",
        typedOnly: true,
        group: "Settings",
        run: () => setTheme(one),
      }),
    );
  return [...opened, ...places, ...otherViews, ...inSettings, ...inThemes];
};
