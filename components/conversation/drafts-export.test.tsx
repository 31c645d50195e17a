// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draftStore } from "@/components/data/draft-store";
import { ToastProvider } from "@/components/ui/toasts";
import type { StoredDraft } from "@/lib/api/drafts";
import { DraftsList } from "./drafts-list";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/drafts",
}));

const key = "5b0c3a52-7f5e-4b5e-9d0e-2f7a1f0f6a11";
const exported: Blob[] = [];
beforeEach(() => {
  notifyManager.setScheduler((callback) => callback());
  localStorage.clear();
  draftStore.reload();
  exported.length = 0;
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    if (blob instanceof Blob) exported.push(blob);
    return "blob:x";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const show = (drafts: readonly StoredDraft[] = []) => {
  vi.stubGlobal("fetch", async (path: string) =>
    Response.json(path === "/api/drafts" ? { drafts } : { saved: true, version: 1, deleted: true }),
  );
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <DraftsList owner="m1" />
      </ToastProvider>
    </QueryClientProvider>,
  );
};

it("has what was written in a conversation that is gone, to be copied, and to be exported whole", async () => {
  const file = { uploadId: key, name: "list.pdf", contentType: "application/pdf", sizeBytes: 9 };
  draftStore.write("m1", "404", { text: "Kept though it is gone", mode: "note", files: [file] });
  show();
  expect(await screen.findByText("Kept though it is gone")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Conversation 404" })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Export" }));
  expect(await exported[0]?.text()).toBe(
    "Conversation 404 (note)\n\nKept though it is gone\n\nAttachments: list.pdf\n",
  );
});

it("names what this browser has not read as the server knows it, on the page and in what is exported", async () => {
  const content = {
    text: "From the phone",
    mode: "reply",
    key,
    files: [],
    urls: [],
    contactId: null,
  } as const;
  const stored = { version: 1, device: "d", deviceName: "phone", updatedAtMs: 1, content };
  const drafts = [
    { ...stored, place: "8", name: "Charged twice" },
    { ...stored, place: "ticket-9", name: null },
  ];
  for (const one of drafts) draftStore.take("m1", one.place, one);
  show(drafts);
  expect(await screen.findByRole("link", { name: "Charged twice" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Ticket 9" })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Export all" }));
  expect(await exported[0]?.text()).toContain("Conversation 8, “Charged twice” (reply)");
});

it("exports all at once, and has a deleted one back", async () => {
  draftStore.write("m1", "1", { text: "One" });
  draftStore.write("m1", "2", { text: "Two" });
  draftStore.write("ben", "3", { text: "Not mine" });
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Export all" }));
  const text = await exported[0]?.text();
  expect(text).toContain("One");
  expect(text).toContain("Two");
  expect(text).not.toContain("Not mine");
  fireEvent.click(screen.getAllByRole("button", { name: "Delete" })[0] ?? document.body);
  await waitFor(() => expect(screen.getAllByRole("button", { name: "Delete" })).toHaveLength(1));
  fireEvent.click(await screen.findByRole("button", { name: /^Undo/ }));
  await waitFor(() => expect(screen.getAllByRole("button", { name: "Delete" })).toHaveLength(2));
});
