// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useAllKeys } from "@/components/data/all-keys";
import { clashesOf } from "@/components/data/key-edits";
import { SettingsProvider, useSetting } from "@/components/data/settings";
import { ToastProvider } from "@/components/ui/toasts";
import { HotkeysProvider, useHotkeys } from "@/components/ui/use-hotkeys";
import { defaultSettings, type Settings } from "@/lib/api/settings-model";
import { KeysSection } from "./keys-section";

const closed = vi.fn();
let clashing: readonly (readonly string[])[] = [];
const Bound = () => {
  useHotkeys({ e: closed });
  const rows = useAllKeys().flatMap((group) => group.rows);
  clashing = rows.flatMap((row) =>
    clashesOf(rows, {}, row.keys, row.keys).map((other) => [row.title, other.title]),
  );
  return null;
};
const Keys = ({ children }: { children: React.ReactNode }) => (
  <HotkeysProvider singleKeys={useSetting("singleKeys")} own={useSetting("keys")}>
    {children}
  </HotkeysProvider>
);
const page = (initial: Partial<Settings> = {}) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SettingsProvider initial={{ ...defaultSettings, ...initial }}>
        <Keys>
          <ToastProvider>
            <Bound />
            <KeysSection />
          </ToastProvider>
        </Keys>
      </SettingsProvider>
    </QueryClientProvider>,
  );

const kept: unknown[] = [];
beforeEach(() => {
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    if (path === "/api/settings") kept.push(JSON.parse(String(init?.body)));
    return new Response(JSON.stringify(path === "/api/views" ? { views: [] } : {}));
  });
});
afterEach(() => {
  cleanup();
  kept.length = 0;
  closed.mockClear();
});

const open = (name: RegExp) => fireEvent.click(screen.getByRole("button", { name, hidden: true }));
const field = () => screen.getByRole("textbox", { hidden: true });
const strike = (key: string, init: KeyboardEventInit = {}, target: Element = field()) =>
  fireEvent.keyDown(target, {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    ...init,
  });
const button = (name: string) => screen.getByRole("button", { name, hidden: true });

describe("a key that is changed", () => {
  it("acts at once, is kept, and gives the focus back to its row", async () => {
    page();
    open(/^Close: e/);
    expect(document.activeElement).toBe(field());
    strike("y");
    expect(screen.getByText("y is free.")).toBeDefined();
    strike("Enter");
    expect(document.activeElement).toBe(screen.getByRole("button", { name: /^Close: y/, hidden: true }));
    strike("e", {}, document.body);
    expect(closed).not.toHaveBeenCalled();
    strike("y", {}, document.body);
    expect(closed).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(kept).toEqual([{ keys: { e: "y" } }]));
  });

  it("is taken over from another only where that is said", async () => {
    page();
    open(/^Close: e/);
    strike("t");
    expect(screen.getByText("t clashes with “Tag”, which would have no key then.")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Keep", hidden: true })).toBeNull();
    fireEvent.click(button("Take it over"));
    expect(screen.getByRole("button", { name: /^Tag: no key/, hidden: true })).toBeDefined();
    expect(screen.getByText("“Close” is t now. “Tag” has no key any more.")).toBeDefined();
    await vi.waitFor(() => expect(kept).toEqual([{ keys: { e: "t", t: null } }]));
  });

  it("can be two in a row, and with Shift", () => {
    page();
    open(/^Close: e/);
    strike("b");
    strike("X", { shiftKey: true });
    expect(screen.getByText("b then Shift x is free.")).toBeDefined();
    strike("c");
    expect(screen.getByText(/^c clashes with/)).toBeDefined();
  });

  it.each([
    ["ą", { altKey: true }, /Alt and AltGr type letters/],
    ["Dead", {}, /only begins a letter/],
    ["y", { ctrlKey: true }, /belong to the browser/],
    ["ArrowDown", {}, /Only letters, digits and signs/],
    [" ", {}, /Only letters, digits and signs/],
  ])("cannot be %s with %j", (key, init, why) => {
    page();
    open(/^Close: e/);
    strike(key, init);
    expect(screen.getByText(why)).toBeDefined();
    strike("Enter");
    expect(field()).toBeDefined();
    expect(kept).toEqual([]);
  });

  it("stays as it was on Escape", () => {
    page();
    open(/^Close: e/);
    strike("y");
    strike("Escape");
    expect(screen.getByRole("button", { name: /^Close: e/, hidden: true })).toBeDefined();
    expect(kept).toEqual([]);
  });

  it("goes back to what it came with, alone or with all others", async () => {
    page({ keys: { e: "y", j: null, t: "q" } });
    open(/^Close: y/);
    fireEvent.click(button("Back to e"));
    fireEvent.click(button("Keep"));
    expect(screen.getByRole("button", { name: /^Close: e/, hidden: true })).toBeDefined();
    fireEvent.click(button("Reset all keys"));
    expect(screen.getByRole("button", { name: /^Next conversation: j/, hidden: true })).toBeDefined();
    await vi.waitFor(() => expect(kept).toEqual([{ keys: { j: null, t: "q" } }, { keys: {} }]));
  });

  it("can be none", () => {
    page();
    open(/^Tag: t/);
    fireEvent.click(button("No key"));
    expect(screen.getByRole("button", { name: /^Tag: no key/, hidden: true })).toBeDefined();
  });
});

it("lets nothing come with a key that something else comes with", () => {
  page();
  expect(clashing).toEqual([]);
});

it("has a row for every key that the table of actions names", async () => {
  page();
  const { actionRows } = await import("@/lib/actions/table");
  const list = within(screen.getByRole("region", { name: "Keyboard" }));
  for (const row of actionRows)
    if (row.key !== null)
      expect(list.getByRole("button", { name: new RegExp(`^${row.title}: `), hidden: true })).toBeDefined();
});
