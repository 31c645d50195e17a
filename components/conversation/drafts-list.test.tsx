// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draftStore } from "@/components/data/draft-store";
import { ToastProvider } from "@/components/ui/toasts";
import { DraftsList } from "./drafts-list";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/drafts",
}));

let away = true;

beforeEach(() => {
  notifyManager.setScheduler((callback) => callback());
  localStorage.clear();
  draftStore.reload();
  away = true;
  vi.stubGlobal("fetch", async () =>
    away
      ? Response.json(
          { error: { code: "database_unavailable", message: "The database is away." } },
          { status: 503 },
        )
      : Response.json({ drafts: [] }),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = () =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ToastProvider>
        <DraftsList owner="m1" />
      </ToastProvider>
    </QueryClientProvider>,
  );

it("says that drafts could not be read, never that there are none, and asks again", async () => {
  show();
  expect((await screen.findByRole("alert")).textContent).toContain("The database is away.");
  expect(screen.queryByText(/You have begun nothing/)).toBeNull();
  away = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText(/You have begun nothing/)).toBeDefined();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("shows what this browser has though the server cannot be asked", async () => {
  draftStore.write("m1", "7", { text: "Dear Nora" });
  show();
  await screen.findByRole("alert");
  expect(screen.getByText("Dear Nora")).toBeDefined();
});
