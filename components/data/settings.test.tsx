// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { ToastProvider } from "@/components/ui/toasts";
import { defaultSettings } from "@/lib/api/settings-model";
import { SettingsProvider, useSetSetting, useSetting } from "./settings";

afterEach(() => {
  cleanup();
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
  const answers: ((status: number) => void)[] = [];
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    asked.push(String(init.body));
    return new Promise<Response>((resolve) =>
      answers.push((status) => resolve(new Response(JSON.stringify(defaultSettings), { status }))),
    );
  });
  return { asked, answers };
};

const page = () =>
  render(
    <SettingsProvider initial={defaultSettings}>
      <ToastProvider>
        <AfterClose />
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
