// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ToastProvider } from "@/components/ui/toasts";
import { defaultSettings } from "@/lib/api/settings-model";
import { FreshSettings, SettingsProvider, useSetSetting, useSetting } from "./settings";

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.resetModules();
  vi.unstubAllGlobals();
});

const AfterClose = () => {
  const after = useSetting("afterClose");
  const set = useSetSetting();
  return (
    <>
      <p>after: {after}</p>
      <button type="button" onClick={() => set("afterClose", "list")}>
        To the list
      </button>
      <button type="button" onClick={() => set("afterClose", "stay")}>
        Stay
      </button>
    </>
  );
};

/** Answers each write when it is told to, and notes what came. */
const server = () => {
  const asked: string[] = [];
  const answers: ((status: number, body?: unknown) => void)[] = [];
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    asked.push(String(init.body));
    return new Promise<Response>((resolve) =>
      answers.push((status, body = defaultSettings) =>
        resolve(new Response(JSON.stringify(body), { status })),
      ),
    );
  });
  return { asked, answers };
};

const page = () =>
  render(
    <SettingsProvider initial={defaultSettings}>
      <ToastProvider>
        <AfterClose />
        <FreshSettings />
      </ToastProvider>
    </SettingsProvider>,
  );

it("holds at once, and sends one change after the other", async () => {
  const { asked, answers } = server();
  page();
  fireEvent.click(screen.getByText("To the list"));
  expect(screen.getByText("after: list")).toBeDefined();
  fireEvent.click(screen.getByText("Stay"));
  expect(screen.getByText("after: stay")).toBeDefined();
  await vi.waitFor(() => expect(asked).toEqual(['{"afterClose":"list"}']));
  answers[0]?.(200);
  await vi.waitFor(() => expect(asked).toEqual(['{"afterClose":"list"}', '{"afterClose":"stay"}']));
  answers[1]?.(200);
});

it("says that a change could not be kept, and tries again when asked", async () => {
  const { asked, answers } = server();
  page();
  fireEvent.click(screen.getByText("To the list"));
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  answers[0]?.(500);
  fireEvent.click(await screen.findByText("Try again"));
  await vi.waitFor(() => expect(asked).toEqual(['{"afterClose":"list"}', '{"afterClose":"list"}']));
  answers[1]?.(200);
  expect(screen.getByText("after: list")).toBeDefined();
});

/** Of a page that was asked for at that moment. */
const askedFor = (at: number) => vi.spyOn(performance, "timeOrigin", "get").mockReturnValue(at);
const noted = (): Record<string, { value: unknown; keptAt: number | null }> =>
  JSON.parse(sessionStorage.getItem("switchyard-fresh-settings") ?? "{}");
const reload = () => {
  cleanup();
  vi.resetModules();
  const next = server();
  page();
  return next;
};

describe("a page that is reloaded while a setting is on its way", () => {
  it("has it, and sends it again, where the server has not said that it is kept", async () => {
    const before = server();
    page();
    fireEvent.click(screen.getByText("To the list"));
    expect(noted()).toEqual({ afterClose: { value: "list", keptAt: null } });
    await vi.waitFor(() => expect(before.asked).toHaveLength(1));
    const { asked, answers } = reload();
    expect(await screen.findByText("after: list")).toBeDefined();
    await vi.waitFor(() => expect(asked).toEqual(['{"afterClose":"list"}']));
    answers[0]?.(200);
    await vi.waitFor(() => expect(noted().afterClose?.keptAt).not.toBeNull());
    expect(asked).toHaveLength(1);
  });

  it("has it, and sends nothing, where it was asked for before that was kept", async () => {
    const before = server();
    page();
    fireEvent.click(screen.getByText("To the list"));
    await vi.waitFor(() => expect(before.asked).toHaveLength(1));
    before.answers[0]?.(200);
    await vi.waitFor(() => expect(noted().afterClose?.keptAt).not.toBeNull());
    askedFor(Date.now() - 1000);
    const { asked } = reload();
    expect(await screen.findByText("after: list")).toBeDefined();
    expect(asked).toEqual([]);
  });

  it("goes by the server where it was asked for after that: another device may have changed it since", async () => {
    const before = server();
    page();
    fireEvent.click(screen.getByText("To the list"));
    await vi.waitFor(() => expect(before.asked).toHaveLength(1));
    before.answers[0]?.(200);
    await vi.waitFor(() => expect(noted().afterClose?.keptAt).not.toBeNull());
    askedFor(Date.now() + 1000);
    reload();
    await vi.dynamicImportSettled();
    expect(screen.getByText("after: next")).toBeDefined();
    expect(noted()).toEqual({});
  });

  it("keeps noted what was set again before the first had been kept", async () => {
    const { asked, answers } = server();
    page();
    fireEvent.click(screen.getByText("To the list"));
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    fireEvent.click(screen.getByText("Stay"));
    answers[0]?.(200);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(noted()).toEqual({ afterClose: { value: "stay", keptAt: null } });
  });

  it("forgets what the server will never take, and says so", async () => {
    const { asked, answers } = server();
    page();
    fireEvent.click(screen.getByText("To the list"));
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    answers[0]?.(400, { error: { code: "invalid_input", message: "At most 200." } });
    await screen.findByText(/could not be kept. At most 200./);
    expect(noted()).toEqual({});
  });

  it.each([
    "nonsense",
    "null",
    "[1]",
    '{"afterClose":"list"}',
    '{"afterClose":{"value":"nowhere","keptAt":null}}',
    '{"panelOrder":{"value":5,"keptAt":null}}',
  ])("goes past what it cannot read: %s", async (written) => {
    sessionStorage.setItem("switchyard-fresh-settings", written);
    const { asked } = server();
    page();
    await vi.dynamicImportSettled();
    expect(screen.getByText("after: next")).toBeDefined();
    fireEvent.click(screen.getByText("To the list"));
    expect(screen.getByText("after: list")).toBeDefined();
    expect(noted().afterClose).toEqual({ value: "list", keptAt: null });
    await vi.waitFor(() => expect(asked).toEqual(['{"afterClose":"list"}']));
  });
});
