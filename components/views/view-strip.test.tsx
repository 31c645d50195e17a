// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import {
  PathnameContext,
  SearchParamsContext,
} from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { draftApplied } from "@/components/data/query-draft";
import { viewsQuery } from "@/components/data/views-query";
import { ToastProvider } from "@/components/ui/toasts";
import type { View } from "@/lib/search/view";
import { ViewStrip } from "./view-strip";

const id = "6f1d2c7e-0b7a-4b8e-9c1d-2f3a4b5c6d7e";
const view: View = {
  id,
  name: "Late",
  icon: "star",
  query: "state:open",
  sort: "waiting",
  columns: [],
  groupBy: null,
  audience: "me",
  ownerName: "Ada",
  mine: true,
  mayEdit: true,
  version: 1,
  pinned: true,
  updatedAtMs: 0,
  updatedByName: "Ada",
};
const edited = "?q=state:closed";
const saved = { ...view, query: "state:closed", version: 2 };

const nothing = () => {};
let answer = nothing;
let sent: unknown = null;
beforeEach(() => {
  sessionStorage.clear();
  answer = nothing;
  history.replaceState(null, "", `/queue/${id}${edited}`);
  vi.stubGlobal("fetch", (_: string, { method, body }: RequestInit) =>
    method === "PUT"
      ? new Promise((resolve) => {
          sent = JSON.parse(String(body));
          answer = () => resolve(Response.json(saved));
        })
      : new Promise(() => {}),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (known: View) => {
  const client = new QueryClient();
  client.setQueryData(viewsQuery().queryKey, { views: [known] });
  const watch = createHealthWatch(Date.now, () => {});
  render(
    <QueryClientProvider client={client}>
      <HealthContext value={watch}>
        <ToastProvider>
          <PathnameContext value={`/queue/${id}`}>
            <SearchParamsContext value={new URLSearchParams(edited)}>
              <ViewStrip />
            </SearchParamsContext>
          </PathnameContext>
        </ToastProvider>
      </HealthContext>
    </QueryClientProvider>,
  );
  return client;
};

/** Presses Save; the server answers only when the test says so. */
const save = async (known = view) => {
  const client = show(known);
  answer = nothing;
  act(() => screen.getByRole("button", { name: "Save" }).click());
  await vi.waitFor(() => expect(answer).not.toBe(nothing));
  return async () => {
    answer();
    await vi.waitFor(() => expect(client.getQueryData(viewsQuery().queryKey)?.views).toEqual([saved]));
    await act(async () => {});
  };
};

it("goes back to the view's own address once what was changed is saved", async () => {
  const answered = await save();
  await answered();
  expect(location.pathname + location.search).toBe(`/queue/${id}`);
});

it("leaves whoever has gone elsewhere meanwhile where they are", async () => {
  const answered = await save();
  history.pushState(null, "", "/queue/mine");
  await answered();
  expect(location.pathname + location.search).toBe("/queue/mine");
});

it("closes nothing that was opened meanwhile", async () => {
  const answered = await save();
  history.pushState(null, "", `/queue/${id}${edited}&c=5`);
  await answered();
  expect(location.pathname + location.search).toBe(`/queue/${id}?c=5`);
});

it("saves over the version that the changes began from, however they were begun", async () => {
  const theirs = { ...view, query: "read:no", version: 2 };
  draftApplied({ id, q: "state:open", version: 1 }, "state:closed");
  await save(theirs);
  expect(sent).toMatchObject({ version: 1 });
  expect(screen.getByRole("group").textContent).toContain("also by Ada");
  cleanup();
  // As after a reload.
  await save({ ...theirs, version: 3 });
  expect(sent).toMatchObject({ version: 1 });
});

it("begins anew once the changes are dropped", async () => {
  show(view);
  act(() => screen.getByRole("button", { name: "Revert" }).click());
  cleanup();
  await save({ ...view, query: "read:no", version: 2 });
  expect(sent).toMatchObject({ version: 2 });
});
