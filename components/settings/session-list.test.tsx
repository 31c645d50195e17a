// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { ToastProvider } from "@/components/ui/toasts";
import type { SessionRow } from "@/lib/api/sessions";
import { SessionList } from "./session-list";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const now = Date.now();
const here: SessionRow = {
  id: "11111111-1111-4111-8111-111111111111",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36",
  address: "203.0.113.7",
  signedInAtMs: now - 3_600_000,
  lastSeenAtMs: now,
  isCurrent: true,
};
const phone: SessionRow = {
  ...here,
  id: "22222222-2222-4222-8222-222222222222",
  userAgent: "Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36",
  address: null,
  isCurrent: false,
};

/** What the server holds, as the page asks it. */
const serve = (rows: SessionRow[]) => {
  const asked: string[] = [];
  const state = { rows, fails: false };
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push(`${init.method} ${url}`);
    if (state.fails)
      return Response.json(
        { error: { code: "database_unavailable", message: "The database does not answer.", requestId: "r" } },
        { status: 503 },
      );
    if (init.method === "GET") return Response.json({ sessions: state.rows });
    const before = state.rows.length;
    state.rows = state.rows.filter((one) =>
      url === "/api/sessions" ? one.isCurrent : !url.endsWith(one.id),
    );
    return Response.json({ ended: before - state.rows.length });
  });
  return { asked, state };
};

const draw = (onSignOut = vi.fn(async () => undefined)) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <SessionList onSignOut={onSignOut} />
      </ToastProvider>
    </QueryClientProvider>,
  );
  return { client, onSignOut };
};
const list = () => screen.findByRole("list", { name: "Sessions" });

it("says that it reads, then where one is signed in and which of them is here", async () => {
  serve([here, phone]);
  draw();
  expect(screen.getByRole("status", { name: "Reading where you are signed in" })).toBeDefined();
  const rows = within(await list()).getAllByRole("listitem");
  expect(rows.map((one) => one.textContent)).toEqual([
    expect.stringMatching(
      /^Chrome on LinuxThis browserFrom 203\.0\.113\.7 · signed in .* ago · last seen just now/,
    ),
    expect.stringMatching(/^Chrome on AndroidFrom an unknown address/),
  ]);
});

it("signs out elsewhere, one place or all, and says so without losing one's place", async () => {
  const { asked, state } = serve([here, phone]);
  const { onSignOut } = draw();
  await userEvent.click(
    await screen.findByRole("button", { name: "Sign out Chrome on Android, from an unknown address" }),
  );
  expect(await screen.findByText("Chrome on Android is signed out.")).toBeDefined();
  expect(document.activeElement).toBe(await list());
  expect(await screen.findByText("You are signed in nowhere else.")).toBeDefined();
  state.rows = [here, phone];
  cleanup();
  draw(onSignOut);
  await userEvent.click(await screen.findByRole("button", { name: "Sign out everywhere else" }));
  expect(await screen.findByText("Signed out in one other place.")).toBeDefined();
  expect(asked.filter((one) => one.startsWith("DELETE"))).toEqual([
    `DELETE /api/sessions/${phone.id}`,
    "DELETE /api/sessions",
  ]);
  expect(onSignOut).not.toHaveBeenCalled();
});

it("signs out here as the button above does", async () => {
  const { asked } = serve([here]);
  const { onSignOut } = draw();
  await userEvent.click(await screen.findByRole("button", { name: "Sign out of this browser" }));
  expect(onSignOut).toHaveBeenCalledOnce();
  expect(asked.some((one) => one.startsWith("DELETE"))).toBe(false);
});

it("says why it could not be read, tries again, and keeps what it knew with its age", async () => {
  const { state } = serve([here]);
  state.fails = true;
  const { client } = draw();
  expect((await screen.findByRole("alert")).textContent).toContain("The database does not answer.");
  state.fails = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await list();
  expect(screen.queryByRole("alert")).toBeNull();
  state.fails = true;
  await client.refetchQueries();
  expect((await screen.findByRole("alert")).textContent).toContain("What is shown is from just now.");
  expect(within(await list()).getAllByRole("listitem")).toHaveLength(1);
});
