// @vitest-environment happy-dom
import { onlineManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { TicketNotYetOpen } from "./ticket-not-yet-open";

const nowhere = () => undefined;
const router: AppRouterInstance = {
  bfcacheId: "",
  back: nowhere,
  forward: nowhere,
  refresh: nowhere,
  push: nowhere,
  replace: nowhere,
  prefetch: nowhere,
};

const read = vi.fn(() => Promise.resolve({ isError: false }));

/** Null: it is on its way. */
const page = (code: ErrorCode | null, offline: boolean) => (
  <AppRouterContext value={router}>
    <QueryClientProvider client={new QueryClient()}>
      <div id="main" tabIndex={-1}>
        <TicketNotYetOpen
          error={code === null ? null : new AppError(code, "It says no.")}
          offline={offline}
          read={read}
        >
          What you had written
        </TicketNotYetOpen>
      </div>
    </QueryClientProvider>
  </AppRouterContext>
);
const back = () => screen.getByRole("link", { name: "Back to the queue" });

beforeEach(() => {
  read.mockClear();
});
afterEach(() => {
  cleanup();
  onlineManager.setOnline(true);
});

it("says aloud that a ticket is on its way, and reads out no link as news", () => {
  render(page(null, false));
  expect(screen.getByRole("status").textContent).toBe("Loading the ticket");
  expect(back().closest("[role=status]")).toBeNull();
});

it("keeps the focus of the way back when something else is shown", () => {
  const { rerender } = render(page(null, false));
  back().focus();
  rerender(page(null, true));
  expect(document.activeElement).toBe(document.getElementById("main"));
});

it("says what it waits for without a connection, and reads it all the same where somebody knows better", async () => {
  onlineManager.setOnline(false);
  render(page(null, true));
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("This ticket has not been read yet");
  fireEvent.click(screen.getByRole("button", { name: "Try anyway" }));
  expect(read).toHaveBeenCalledOnce();
  expect(onlineManager.isOnline()).toBe(true);
});

it("stays gone without a connection, with what one had written", () => {
  render(page("not_found", true));
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("There is no such ticket");
  expect(screen.getByText(/What you had written/)).toBeTruthy();
});

it("waits for the connection where it could only not be read", () => {
  render(page("intercom_unavailable", true));
  expect(screen.getByText(/You are offline/)).toBeTruthy();
});
