// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ToastProvider } from "@/components/ui/toasts";
import type { RetentionState } from "@/lib/api/journal-retention";
import { JournalKeeping } from "./journal-keeping";

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const forEver: RetentionState = {
  months: null,
  isLost: false,
  rows: 1500,
  sinceMs: Date.UTC(2024, 0, 15, 12),
  cutAtMs: null,
  older: [
    { months: 12, rows: 1200 },
    { months: 24, rows: 1 },
    { months: 36, rows: 0 },
    { months: 84, rows: 0 },
  ],
};

/** Shows the section over a server that holds that; answers what was sent to it. */
const open = async (held: RetentionState): Promise<readonly unknown[]> => {
  const sent: unknown[] = [];
  let state = held;
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    if (init.method === "PUT") {
      const { months } = JSON.parse(String(init.body));
      sent.push(months);
      state = { ...state, months, isLost: false };
    }
    return Response.json(state);
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ToastProvider>
        <JournalKeeping />
      </ToastProvider>
    </QueryClientProvider>,
  );
  await screen.findByLabelText("Keep the journal");
  return sent;
};
const choose = (label: string) => userEvent.selectOptions(screen.getByLabelText("Keep the journal"), label);
const set = () => userEvent.click(screen.getByRole("button", { name: "Set how long" }));

it("says what the journal has, and how many rows each choice would remove, before anything is set", async () => {
  const sent = await open(forEver);
  expect(screen.getByText(/1,500 rows, the oldest of 15 January 2024/)).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
  await choose("For 12 months");
  expect(screen.getByText(/1,200 rows are older now/)).toBeTruthy();
  await choose("For 24 months");
  expect(screen.getByText(/1 row is older now/)).toBeTruthy();
  await choose("For 7 years");
  expect(screen.getByText(/No row is older than that now/)).toBeTruthy();
  expect(sent).toEqual([]);
});

it("asks for the word before it is kept for a shorter time, and sends nothing without it", async () => {
  const sent = await open(forEver);
  await choose("For 12 months");
  await set();
  expect(
    screen.getByText(/1,200 rows of the journal are older than that and go within the hour/),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Set and remove" }));
  expect(sent).toEqual([]);
  await userEvent.type(screen.getByLabelText("Type “remove” to go ahead"), "remove");
  await userEvent.click(screen.getByRole("button", { name: "Set and remove" }));
  await screen.findByText("The journal is kept for 12 months.");
  expect(sent).toEqual([12]);
  expect(document.activeElement).toBe(screen.getByLabelText("Keep the journal"));
});

it("sets a longer time at once", async () => {
  const sent = await open({ ...forEver, months: 12 });
  await choose("For ever");
  await set();
  await screen.findByText("The journal is kept for ever.");
  expect(sent).toEqual([null]);
});

it("says where the setting counts for nothing any more, and lets it be set again as it was", async () => {
  const sent = await open({ ...forEver, isLost: true });
  expect(screen.getByText(/was set with a secret that is not known any more/)).toBeTruthy();
  await set();
  await screen.findByText("The journal is kept for ever.");
  expect(sent).toEqual([null]);
});
