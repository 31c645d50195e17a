// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { SettingsProvider } from "@/components/data/settings";
import { ToastProvider } from "@/components/ui/toasts";
import { defaultSettings } from "@/lib/api/settings-model";
import { ImageSenders } from "./image-senders";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("lists the senders whose images are shown unasked, and takes one off without losing one's place", async () => {
  const kept: unknown[] = [];
  vi.stubGlobal("fetch", async (_: string, init?: RequestInit) => {
    kept.push(JSON.parse(String(init?.body)));
    return Response.json({});
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SettingsProvider
        initial={{ ...defaultSettings, imagesFrom: ["nora@example.test", "shop@example.test"] }}
      >
        <ToastProvider>
          <ImageSenders />
        </ToastProvider>
      </SettingsProvider>
    </QueryClientProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Hold back images from nora@example.test" }));
  expect(screen.queryByText("nora@example.test")).toBeNull();
  expect(document.activeElement?.textContent).toBe("Senders whose images are always shown");
  await expect.poll(() => kept).toMatchObject([{ imagesFrom: ["shop@example.test"] }]);
  await userEvent.click(screen.getByRole("button", { name: "Hold back images from shop@example.test" }));
  expect(screen.getByText(/^None\./)).toBeDefined();
});
