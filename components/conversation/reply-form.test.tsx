// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ToastProvider } from "@/components/ui/toasts";
import { ReplyForm } from "./reply-form";

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal("fetch", async () => Response.json({}));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = () => {
  cleanup();
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ToastProvider>
        <ReplyForm reply={null} onDone={() => undefined} onClose={onClose} />
      </ToastProvider>
    </QueryClientProvider>,
  );
  return { onClose, text: screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Text" }) };
};

it("has what was written again after a slip, and lets go of it when it is cancelled", async () => {
  const first = open();
  await userEvent.type(first.text, "Thank you for waiting.");
  fireEvent(screen.getByRole("dialog"), new Event("cancel"));
  expect(first.onClose).toHaveBeenCalledOnce();
  expect(open().text.value).toBe("Thank you for waiting.");
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(open().text.value).toBe("");
});
