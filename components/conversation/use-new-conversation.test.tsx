// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ToastProvider } from "@/components/ui/toasts";
import { NewConversationDialog } from "./new-conversation-dialog";

const went: string[] = [];
vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: (href: string) => went.push(href) }),
  usePathname: () => "/",
  useSearchParams: () => new URLSearchParams(),
}));

const workspace = workspaceWith({ me: { role: "lead" } });
const nora = { id: "6".repeat(24), role: "user", name: "Nora Field", email: null };

let posts: Record<string, unknown>[] = [];
let answer: () => Response;
beforeEach(() => {
  notifyManager.setScheduler((callback) => callback());
  localStorage.clear();
  posts = [];
  went.length = 0;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (path.startsWith("/api/contacts/")) return Response.json({ email: null });
    posts.push(JSON.parse(String(init.body)));
    return answer();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], workspace);
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <NewConversationDialog contact={nora} onClose={() => undefined} />
      </ToastProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("radio", { name: "In the contact's name" }));
};
const words = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "What they said" });

it("keeps its words and its key through a reload, so that begun again it is the same conversation", async () => {
  answer = () =>
    Response.json({ error: { code: "outcome_unknown", message: "Nobody can tell yet." } }, { status: 502 });
  show();
  fireEvent.change(words(), { target: { value: "Where is it?" } });
  fireEvent.click(screen.getByRole("button", { name: "Begin" }));
  await screen.findByRole("button", { name: "Look again" });
  cleanup();
  show();
  expect(words().value).toBe("Where is it?");
  expect(screen.getByRole("alert").textContent).toContain("Nobody knows yet");
  answer = () => Response.json({ conversationId: "9" });
  fireEvent.click(screen.getByRole("button", { name: "Look again" }));
  await waitFor(() => expect(went).toEqual(["/conversations/9"]));
  expect(posts).toHaveLength(2);
  expect(posts[1]).toEqual(posts[0]);
  await screen.findByText(/This cannot be taken back/);
  expect(localStorage.length).toBe(0);
});

it("is another conversation once its words are others", async () => {
  answer = () => Response.json({ error: { code: "intercom_refused", message: "No." } }, { status: 422 });
  show();
  fireEvent.change(words(), { target: { value: "Where is it?" } });
  fireEvent.click(screen.getByRole("button", { name: "Begin" }));
  await screen.findByText("No.");
  fireEvent.change(words(), { target: { value: "Where is it now?" } });
  fireEvent.click(screen.getByRole("button", { name: "Begin" }));
  await waitFor(() => expect(posts).toHaveLength(2));
  expect(posts[1]?.key).not.toBe(posts[0]?.key);
});

it("takes files by their web addresses along", async () => {
  answer = () => Response.json({ conversationId: "9" });
  show();
  fireEvent.change(words(), { target: { value: "See the manual" } });
  const attach = async (url: string) => {
    fireEvent.click(screen.getByRole("button", { name: "Attach from a web address" }));
    const asked = await screen.findByRole("dialog", { name: "Attach from a web address" });
    fireEvent.change(within(asked).getByRole("textbox"), { target: { value: url } });
    fireEvent.click(within(asked).getByRole("button", { name: "Attach" }));
  };
  await attach("https://example.test/a.pdf");
  await attach("https://example.test/b.pdf");
  fireEvent.click(await screen.findByRole("button", { name: "Remove https://example.test/a.pdf" }));
  fireEvent.click(screen.getByRole("button", { name: "Begin" }));
  await waitFor(() => expect(posts[0]).toMatchObject({ urls: ["https://example.test/b.pdf"] }));
});
