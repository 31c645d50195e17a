// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { afterEach, expect, it } from "vitest";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { TicketFailure } from "./ticket-states";

afterEach(cleanup);

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

const fail = (code: ErrorCode) =>
  render(
    <AppRouterContext value={router}>
      <QueryClientProvider client={new QueryClient()}>
        <TicketFailure error={new AppError(code, "It says no.", { requestId: "r-1" })} onRetry={nowhere} />
      </QueryClientProvider>
    </AppRouterContext>,
  );

it("says that a ticket is gone, and offers no second try", () => {
  fail("not_found");
  expect(screen.getByRole("heading", { level: 1, name: "There is no such ticket" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
});

it("says which permission the token lacks, and whose it is to give", () => {
  fail("intercom_forbidden");
  expect(screen.getByRole("heading", { name: "Tickets cannot be read" })).toBeTruthy();
  expect(screen.getByText(/“Read tickets”/)).toBeTruthy();
  expect(screen.getByText("Request r-1")).toBeTruthy();
});

it("offers another try where Intercom may answer the next time", () => {
  fail("intercom_unavailable");
  expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
});
