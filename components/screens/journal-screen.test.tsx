// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { setQueryDraft } from "@/components/data/query-draft";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ToastProvider } from "@/components/ui/toasts";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import type { Role } from "@/lib/access/roles";
import { JournalScreen } from "./journal-screen";

let q = "";
vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/journal",
  useSearchParams: () => new URLSearchParams({ q }),
}));

const anna = "6f1e0c1a-0000-4000-8000-00000000000a";

const show = async (asked: string, role: Role = "agent") => {
  q = asked;
  vi.stubGlobal("fetch", async (path: string) => {
    if (path.startsWith("/api/journal/members"))
      return Response.json({ members: [{ id: anna, name: "Anna Lind" }] });
    return Response.json({ rows: [], next: null, newest: "0", count: 0 });
  });
  const workspace = workspaceWith({ me: { teammateId: "9" } });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], { ...workspace, me: { ...workspace.me, role } });
  render(
    <QueryClientProvider client={client}>
      <HotkeysProvider singleKeys>
        <HealthContext value={createHealthWatch(Date.now, () => undefined)}>
          <ToastProvider>
            <JournalScreen />
          </ToastProvider>
        </HealthContext>
      </HotkeysProvider>
    </QueryClientProvider>,
  );
  return screen.findByRole<HTMLTextAreaElement>("combobox", { name: "Query" });
};

beforeEach(() => {
  notifyManager.setScheduler((callback) => callback());
  history.replaceState(null, "", "/journal");
  setQueryDraft(null);
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("goes to the line by its key though there are no rows, completes names, and puts ids into the address", async () => {
  const line = await show("");
  await screen.findByText("Nothing was done yet");
  await userEvent.keyboard("/");
  expect(document.activeElement).toBe(line);
  await userEvent.keyboard("by:an");
  await screen.findByRole("option", { name: /Anna Lind/ });
  await userEvent.keyboard("{Tab}");
  expect(line.value).toBe('by:"Anna Lind" ');
  await userEvent.keyboard("action:close{Enter}");
  expect(location.pathname + location.search).toBe(`/journal?q=by%3A${anna}+action%3Aclose`);
});

it("shows names for the ids of its address, and saves as a file what it shows", async () => {
  const line = await show(`by:${anna} undone:no`);
  await expect.poll(() => line.value).toBe('by:"Anna Lind" undone:no');
  expect(screen.getByRole("link", { name: "Save as CSV" }).getAttribute("href")).toBe(
    `/api/journal/csv?q=by%3A${anna}+undone%3Ano`,
  );
});

it("says what is wrong with a line in place of asking for it, and mends it", async () => {
  const line = await show("");
  await userEvent.click(line);
  await userEvent.keyboard("action:clsoe ");
  await screen.findAllByRole("option");
  await userEvent.keyboard("{Enter}");
  await screen.findByText("Action is never “clsoe”. Did you mean “close”?");
  expect(location.search).toBe("");
  await userEvent.click(screen.getByRole("button", { name: /Use close/ }));
  expect(line.value).toBe("action:close");
  await userEvent.keyboard("{Enter}");
  expect(location.search).toBe("?q=action%3Aclose");
});

it.each<[Role, RegExp]>([
  ["agent", /^What you did .* leads see everybody's\.$/],
  ["lead", /^What everybody did .* Owners also see/],
  ["owner", /^All that was done/],
])("says to a member who is %s what of the journal they see", async (role, words) => {
  await show("", role);
  expect(screen.getByText(words)).toBeTruthy();
});
