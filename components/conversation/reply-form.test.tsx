// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ToastProvider } from "@/components/ui/toasts";
import { ReplyForm } from "./reply-form";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const workspace = workspaceWith({ me: { teammateId: "9" } });

const open = () => {
  cleanup();
  const onClose = vi.fn();
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(["workspace"], workspace);
  render(
    <QueryClientProvider client={client}>
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
