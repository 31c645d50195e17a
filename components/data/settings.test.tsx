// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ToastProvider } from "@/components/ui/toasts";
import { defaultSettings } from "@/lib/api/settings-model";
import { SettingsProvider, UnkeptSettings, useSetSetting, useSetting } from "./settings";
import { readUnkept } from "./unkept-settings";

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
        <UnkeptSettings />
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

describe("a reload before the server has said that it is kept", () => {
  it("loses nothing: the change holds in this tab and is sent again", async () => {
    const before = server();
    page();
    fireEvent.click(screen.getByText("To the list"));
    expect(readUnkept()).toBe('{"afterClose":"list"}');
    await vi.waitFor(() => expect(before.asked).toHaveLength(1));
    cleanup();
    vi.resetModules();

    const { asked, answers } = server();
    page();
    expect(await screen.findByText("after: list")).toBeDefined();
    before.answers[0]?.(200);
    await vi.waitFor(() => expect(asked).toEqual(['{"afterClose":"list"}']));
    answers[0]?.(200);
    await vi.waitFor(() => expect(readUnkept()).toBeNull());
  });

  it("sends nothing where all was kept, and what was set again in the meantime stays noted", async () => {
    const { asked, answers } = server();
    page();
    fireEvent.click(screen.getByText("To the list"));
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    fireEvent.click(screen.getByText("Stay"));
    answers[0]?.(200);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(readUnkept()).toBe('{"afterClose":"stay"}');
    answers[1]?.(200);
    await vi.waitFor(() => expect(readUnkept()).toBeNull());
    expect(asked).toHaveLength(2);
  });

  it("forgets what the server will never take, and says so once", async () => {
    const { asked, answers } = server();
    page();
    fireEvent.click(screen.getByText("To the list"));
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    answers[0]?.(400, { error: { code: "invalid_input", message: "At most 200." } });
    await screen.findByText(/could not be kept. At most 200./);
    expect(readUnkept()).toBeNull();
  });

  it.each(["nonsense", "[]", '{"afterClose":"nowhere"}', '{"panelOrder":5}', "{}"])(
    "goes past what it cannot read: %s",
    async (written) => {
      sessionStorage.setItem("switchyard-unkept-settings", written);
      const { asked } = server();
      page();
      const { readSettingsChange } = await import("@/lib/api/settings-schema");
      expect(readSettingsChange(written)).toBeNull();
      expect(screen.getByText("after: next")).toBeDefined();
      expect(asked).toEqual([]);
    },
  );
});
