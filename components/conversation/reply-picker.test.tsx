// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ToastProvider } from "@/components/ui/toasts";
import { detail } from "@/lib/conversation/testing/detail";
import { ReplyPicker } from "./reply-picker";

const contact = { kind: "contact", id: null, name: "Nora Field", email: null } as const;
const reply = (id: string, name: string, text: string) => ({
  id,
  name,
  text,
  shared: false,
  mayChange: false,
  version: 1,
});

beforeEach(() => {
  notifyManager.setScheduler((callback) => callback());
  const replies = [
    reply("1", "Delay", "Dear {{contact.first_name}},\n\nit comes on Monday."),
    reply("2", "Thanks", "Thank you."),
  ];
  vi.stubGlobal("fetch", async () => Response.json({ replies, macros: [], macrosMissing: null }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("shows the whole of the reply that is marked, as it will be put in", async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], null);
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <ReplyPicker
          conversation={detail({ id: "7", contact })}
          subject="conversation"
          onInsert={() => undefined}
          onClose={() => undefined}
        />
      </ToastProvider>
    </QueryClientProvider>,
  );
  const shown = await screen.findByRole("region", { name: "What “Delay” says" });
  expect(shown.textContent).toBe("Dear Nora,\n\nit comes on Monday.");
  fireEvent.keyDown(screen.getByRole("combobox"), { key: "ArrowDown" });
  expect(screen.getByRole("region", { name: "What “Thanks” says" }).textContent).toBe("Thank you.");
});
