// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { invitationsQuery } from "@/components/data/invitations-query";
import { ToastProvider } from "@/components/ui/toasts";
import type { OpenLink } from "@/lib/api/invitations";
import { OpenLinks } from "./open-links";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const reset = (id: string): OpenLink => ({
  id,
  kind: "reset",
  name: "Remy",
  email: "remy@desk.test",
  role: "agent",
  memberId: "m1",
  madeByName: "Olive",
  madeAtMs: 0,
  expiresAtMs: 1,
});

const Listed = () => <OpenLinks links={useQuery(invitationsQuery()).data?.links ?? []} />;

it("goes on showing a new link once the list knows that it took the place of the old one", async () => {
  let links = [reset("old")];
  vi.stubGlobal("fetch", async (_: string, init?: RequestInit) => {
    if (init?.method !== "POST") return Response.json({ links });
    links = [reset("new")];
    return Response.json({ url: "http://desk.test/invite#shown-once", expiresAtMs: 1 });
  });
  const client = new QueryClient();
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <Listed />
      </ToastProvider>
    </QueryClientProvider>,
  );
  await userEvent.click(await screen.findByRole("button", { name: "New link of Remy" }));
  await expect.poll(() => client.getQueryData(invitationsQuery().queryKey)?.links[0]?.id).toBe("new");
  expect(await screen.findByLabelText("Link")).toHaveProperty("value", "http://desk.test/invite#shown-once");
  expect(
    JSON.stringify(
      client
        .getQueryCache()
        .getAll()
        .map(({ state }) => state),
    ),
  ).not.toContain("shown-once");
});
