// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ToastProvider } from "@/components/ui/toasts";
import { NewConversationDialog } from "./new-conversation-dialog";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/",
}));

const nora = { id: "6".repeat(24), role: "user", name: "Nora Field", email: "nora@example.test" };
let keys: unknown[] = [];
let searches = 0;

beforeEach(() => {
  notifyManager.setScheduler((callback) => callback());
  localStorage.clear();
  keys = [];
  searches = 0;
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    if (path.startsWith("/api/contacts/")) return Response.json(nora);
    if (path.startsWith("/api/contacts")) {
      searches += 1;
      return Response.json({ contacts: [nora] });
    }
    keys.push(JSON.parse(String(init?.body)).key);
    return keys.length === 1
      ? Response.json(
          { error: { code: "database_unavailable", message: "Intercom is away." } },
          { status: 503 },
        )
      : Response.json({ conversationId: "9" });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = () => {
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ToastProvider>
        <NewConversationDialog onClose={onClose} />
      </ToastProvider>
    </QueryClientProvider>,
  );
  return onClose;
};
const written = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Your message" });
const send = async () => {
  await userEvent.click(screen.getByRole("button", { name: "Send …" }));
  await userEvent.click(screen.getByRole("button", { name: "Send now" }));
};

it("keeps what was written when it is left, and sends it under the same key, until it was sent", async () => {
  open();
  await userEvent.type(screen.getByRole("searchbox", { name: "To" }), "nora");
  await userEvent.click(await screen.findByRole("button", { name: /Nora Field/ }));
  await userEvent.type(written(), "Your parcel is here.");
  await send();
  await screen.findByText("Intercom is away.");
  cleanup();
  const onClose = open();
  expect(screen.getByText("Nora Field")).toBeDefined();
  expect(written().value).toBe("Your parcel is here.");
  await send();
  await expect.poll(() => onClose.mock.calls.length).toBe(1);
  expect(new Set(keys).size).toBe(1);
  cleanup();
  open();
  expect(written().value).toBe("");
});

it("asks Intercom once for a name that is typed in one go", async () => {
  open();
  const to = screen.getByRole("searchbox", { name: "To" });
  for (const typed of ["no", "nor", "nora", "nora f"]) fireEvent.change(to, { target: { value: typed } });
  await screen.findByRole("button", { name: /Nora Field/ });
  expect(searches).toBe(1);
});
