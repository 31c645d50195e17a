import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect } from "vitest";
import { ActionPalette } from "@/components/actions/action-palette";
import { ActionsContext, type ActionsPort } from "@/components/data/actions-port";
import { PreferencesProvider } from "@/components/data/preferences";
import { SettingsProvider, useSetting } from "@/components/data/settings";
import { idlePort } from "@/components/data/testing/idle-port";
import { workspaceWith } from "@/components/data/testing/workspace";
import { viewsQuery } from "@/components/data/views-query";
import { KeysSection } from "@/components/settings/keys-section";
import { KeysSheet } from "@/components/shell/keys-sheet";
import { afterPaint } from "@/components/ui/after-paint";
import { ToastProvider } from "@/components/ui/toasts";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import { defaultSettings, type Settings } from "@/lib/api/settings-model";
import type { ConversationSummary } from "@/lib/conversation/model";

const Keys = ({ children }: { children: ReactNode }) => (
  <HotkeysProvider singleKeys={useSetting("singleKeys")} own={useSetting("keys")}>
    {children}
  </HotkeysProvider>
);

/** What every page has, for an owner who is a teammate, round `children`. */
export const page = (
  children: ReactNode,
  port: Partial<ActionsPort> = {},
  settings: Partial<Settings> = {},
) => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(["workspace"], workspaceWith({ me: { role: "owner" } }));
  client.setQueryData(viewsQuery().queryKey, { views: [] });
  return render(
    <QueryClientProvider client={client}>
      <PreferencesProvider initial={{ theme: "system" }}>
        <SettingsProvider initial={{ ...defaultSettings, ...settings }}>
          <Keys>
            <ToastProvider>
              <ActionsContext value={idlePort(port)}>{children}</ActionsContext>
            </ToastProvider>
          </Keys>
        </SettingsProvider>
      </PreferencesProvider>
    </QueryClientProvider>,
  );
};

const nothing = () => undefined;

export const strike = (key: string, target: Element = document.body) =>
  fireEvent.keyDown(target, {
    key,
    code: `Key${key.toUpperCase()}`,
    shiftKey: key !== key.toLowerCase(),
  });

/** The settings' list of keys, which is part of the page. */
export const keyList = <KeysSection />;

/** Gives a key that nothing else has to what the settings call `title`. */
export const giveKey = (title: string, key: string) => {
  const start = new RegExp(`^${title}: `);
  fireEvent.click(screen.getByRole("button", { name: start, hidden: true }));
  const field = screen.getByRole("textbox", { name: `New key for ${title}`, hidden: true });
  strike(key, field);
  fireEvent.keyDown(field, { key: "Enter" });
  expect(screen.getByRole("button", { name: start, hidden: true }).textContent).toContain(
    `Shift ${key.toLowerCase()}`,
  );
};

export const sheet = <KeysSheet onClose={nothing} />;

/** What the sheet of all keys says beside `title`. */
export const keyInSheet = (title: string | undefined): string | null | undefined =>
  screen.getAllByRole("term", { hidden: true }).find(({ textContent }) => textContent === title)
    ?.nextElementSibling?.textContent;

/** Picks what is called `label` in the palette, and can be done. Resolves to all that stood there. */
export const pickInPalette = async (label: string): Promise<string | null | undefined> => {
  const dialog = screen.getByRole("dialog", { name: "Commands", hidden: true });
  await act(() => new Promise<void>((shown) => void afterPaint(shown)));
  fireEvent.change(within(dialog).getByRole("combobox", { hidden: true }), { target: { value: label } });
  const options = within(dialog).getAllByRole("option", { hidden: true });
  const found = options.filter(
    (one) => one.querySelector("bdi")?.textContent === label && one.getAttribute("aria-disabled") === null,
  );
  expect(found.map((one) => one.querySelector("bdi")?.textContent)).toEqual([label]);
  const [option] = found;
  const words = option?.textContent;
  if (option) fireEvent.click(option);
  return words;
};

export const palette = (target: ConversationSummary | null) => (
  <ActionPalette target={target} onClose={nothing} />
);
