// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { PathnameContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { viewsQuery } from "@/components/data/views-query";
import { ToastProvider } from "@/components/ui/toasts";
import type { View } from "@/lib/search/view";
import { contentOf } from "./content";
import { setViewDialog, useViewDialog, type ViewDialog } from "./dialog-store";
import { ViewDialogs } from "./view-dialogs";

const id = "6f1d2c7e-0b7a-4b8e-9c1d-2f3a4b5c6d7e";
const view: View = {
  id,
  name: "Late",
  icon: "star",
  query: "state:open",
  sort: "waiting",
  columns: [],
  groupBy: null,
  audience: "everyone",
  ownerName: "Ada",
  mine: true,
  mayEdit: true,
  version: 1,
  pinned: true,
  updatedAtMs: 0,
  updatedByName: "Ada",
};
const theirs = { ...view, name: "Theirs", version: 2 };

type Call = { readonly what: string; readonly answer: (response: Response) => void };
const calls: Call[] = [];

beforeEach(() => {
  calls.length = 0;
  history.replaceState(null, "", "/queue/mine");
  vi.stubGlobal(
    "fetch",
    (path: string, { method = "GET" }: RequestInit) =>
      new Promise((answer) => {
        calls.push({ what: `${method} ${path}`, answer });
      }),
  );
});
afterEach(() => {
  act(() => setViewDialog(null));
  cleanup();
  vi.unstubAllGlobals();
});

const Host = () => {
  const dialog = useViewDialog();
  return dialog ? <ViewDialogs dialog={dialog} /> : null;
};

const open = (dialog: ViewDialog) => {
  const client = new QueryClient();
  client.setQueryData(viewsQuery().queryKey, { views: [view] });
  const router = Object.create(null);
  render(
    <QueryClientProvider client={client}>
      <HealthContext value={createHealthWatch(Date.now, () => {})}>
        <ToastProvider>
          <AppRouterContext value={router}>
            <PathnameContext value="/queue/mine">
              <Host />
            </PathnameContext>
          </AppRouterContext>
        </ToastProvider>
      </HealthContext>
    </QueryClientProvider>,
  );
  act(() => setViewDialog(dialog));
  return client;
};

const press = (name: string) => act(() => fireEvent.click(screen.getByRole("button", { name })));

/** Answers the oldest call like this, once it is made. */
const answer = async (what: string, body: unknown, status = 200) => {
  const call = await waitFor(() => {
    const found = calls.find((one) => one.what.startsWith(what));
    if (!found) throw new Error(`nobody has asked ${what} yet`);
    return found;
  });
  calls.splice(calls.indexOf(call), 1);
  call.answer(Response.json(body, { status }));
};

const said = () => screen.getByRole("region", { name: "Messages", hidden: true }).textContent;
const here = () => location.pathname;

it("goes to the new view when it is saved; after Cancel nothing moves, and what was saved can be taken back", async () => {
  open({ kind: "new", id, content: contentOf(view) });
  press("Save view");
  await answer("POST", view);
  await waitFor(() => expect(here()).toBe(`/queue/${id}`));
  history.replaceState(null, "", "/queue/mine");
  act(() => setViewDialog({ kind: "new", id, content: contentOf(view) }));
  press("Save view");
  press("Cancel");
  act(() => setViewDialog({ kind: "import" }));
  await answer("POST", view);
  await waitFor(() => expect(said()?.includes("“Late” had been saved by then.")).toBe(true));
  expect(here()).toBe("/queue/mine");
  expect(screen.getByRole("dialog", { name: "Import views" })).toBeTruthy();
  act(() => fireEvent.click(screen.getByRole("button", { name: /^Undo/ })));
  await answer("DELETE", view);
});

it("puts back what a cancelled change had done by then, and asks nothing about a conflict that nobody waits for", async () => {
  const client = open({ kind: "edit", view, content: contentOf(view) });
  press("Save view");
  press("Cancel");
  await answer("PUT", { ...view, version: 2 });
  await waitFor(() => expect(said()?.includes("had been saved by then.")).toBe(true));
  act(() => fireEvent.click(screen.getByRole("button", { name: /^Undo/ })));
  await answer("PUT", { ...view, version: 3 });
  await waitFor(() => expect(said()?.includes("“Late” is as it was.")).toBe(true));
  act(() => setViewDialog({ kind: "edit", view, content: contentOf(view) }));
  press("Save view");
  press("Cancel");
  client.setQueryData(viewsQuery().queryKey, { views: [view] });
  await answer("PUT", { error: { code: "conflict", message: "Changed.", requestId: "r" } }, 409);
  await answer(`GET /api/views/${id}`, { view: { ...view, name: "Theirs", version: 4 }, deleted: null });
  await waitFor(() => expect(client.getQueryState(viewsQuery().queryKey)?.isInvalidated).toBe(true));
  await act(async () => {});
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("does not go to a view that was saved over theirs when that question had been closed", async () => {
  open({ kind: "conflict", mine: contentOf(view), theirs });
  press("Save mine over it");
  press("Close");
  await answer("PUT", { ...view, version: 3 });
  await waitFor(() => expect(said()?.includes("had been saved by then.")).toBe(true));
  expect(here()).toBe("/queue/mine");
});

it("lets a name turn round nothing but itself, in titles and in messages", async () => {
  const hostile = { ...view, name: "\u202etfel\u2069" };
  open({ kind: "edit", view: hostile, content: contentOf(hostile) });
  expect(screen.getByRole("dialog", { name: "Edit “\u2068tfel\u2069”" })).toBeTruthy();
  press("Save view");
  press("Cancel");
  await answer("PUT", { ...hostile, version: 2 });
  await waitFor(() => expect(said()?.includes("“\u2068tfel\u2069” had been saved by then.")).toBe(true));
});

it("calls off what was not imported yet when the import is closed, and says how far it came", async () => {
  open({ kind: "import" });
  const views = ["one", "two"].map((name) => ({ name, query: "state:open" }));
  fireEvent.change(screen.getByRole("textbox", { name: "Or paste it here" }), {
    target: { value: JSON.stringify({ format: "switchyard-views", version: 1, views }) },
  });
  press("Read it");
  press("Import 2 views");
  press("Close");
  await answer("POST", view);
  await waitFor(() => expect(said()?.includes("1 of 2 views imported.")).toBe(true));
  expect(calls.filter(({ what }) => what.startsWith("POST"))).toEqual([]);
});
