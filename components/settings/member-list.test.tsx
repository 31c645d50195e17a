// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { invitationsQuery } from "@/components/data/invitations-query";
import { workspaceWith } from "@/components/data/testing/workspace";
import { workspaceQuery } from "@/components/data/workspace-query";
import { ToastProvider } from "@/components/ui/toasts";
import type { Member } from "@/lib/api/members";
import { MemberList } from "./member-list";

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const olga: Member = {
  id: "m1",
  name: "Olga",
  email: "olga@demo.test",
  role: "owner",
  teammateId: "1",
  disabledAtMs: null,
  lastSeenAtMs: Date.now(),
  hasSecondFactor: false,
  sessions: 1,
  isMe: true,
};
const abe: Member = {
  ...olga,
  id: "m2",
  name: "Abe",
  email: "abe@demo.test",
  role: "agent",
  teammateId: null,
  isMe: false,
};

/** What the server holds, as the page asks it. */
const serve = (members: Member[]) => {
  const sent: unknown[] = [];
  const state = { members, refusal: null as string | null };
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (url === "/api/workspace") return Response.json(workspace);
    if (url === "/api/sessions") return Response.json({ sessions: [] });
    if (init.method === "GET") return Response.json({ members: state.members });
    const body = JSON.parse(String(init.body));
    sent.push([init.method, url, body]);
    if (state.refusal)
      return Response.json(
        { error: { code: "conflict", message: state.refusal, requestId: "r" } },
        { status: 409 },
      );
    const change = (one: Member): Member => ({
      ...one,
      ...(body.role ? { role: body.role } : {}),
      ...(body.disabled === undefined ? {} : { disabledAtMs: body.disabled ? 1 : null }),
      ...(init.method === "DELETE" || body.disabled ? { sessions: 0 } : {}),
    });
    state.members = state.members.map((one) => (url.includes(one.id) ? change(one) : one));
    if (init.method === "DELETE") return Response.json({ ended: 1 });
    return Response.json(state.members.find((one) => url.includes(one.id)));
  });
  return { sent, state };
};

const teammates = [{ id: "1", name: "Olga S.", email: null, away: false, hasInboxSeat: true, teamIds: [] }];
const workspace = workspaceWith({ me: { role: "owner" }, teammates });

const draw = () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  client.setQueryData(workspaceQuery().queryKey, workspace);
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <MemberList />
      </ToastProvider>
    </QueryClientProvider>,
  );
  return client;
};
const row = async (name: string) => within(await screen.findByRole("listitem", { name }));

it("says who there is, as whom each acts, and who cannot", async () => {
  serve([
    olga,
    { ...abe, sessions: 0 },
    { ...abe, id: "m3", name: "Ben", email: "ben@demo.test", lastSeenAtMs: null, sessions: 0 },
  ]);
  draw();
  expect(screen.getByRole("status", { name: "Reading who the members are" })).toBeDefined();
  expect((await row("Olga")).getByText("You")).toBeDefined();
  expect((await row("Olga")).getByText("Olga S.")).toBeDefined();
  expect((await row("Abe")).getByText(/can read, not act/)).toBeDefined();
  // Nobody has looked for them in Intercom: that happens when they sign in.
  expect((await row("Ben")).getByText(/Once signed in, acts as the teammate/)).toBeDefined();
  expect((await row("Ben")).queryByText(/can read, not act/)).toBeNull();
  expect((await row("Ben")).getByText(/has never signed in/)).toBeDefined();
  expect((await row("Abe")).queryByRole("button", { name: /^Sign out everywhere/ })).toBeNull();
});

it("says when one is alone", async () => {
  serve([olga]);
  draw();
  expect(await screen.findByText("Nobody else is a member yet.")).toBeDefined();
});

it("sets a role only when told to, and keeps one's place", async () => {
  const { sent } = serve([olga, abe]);
  draw();
  const role = (await row("Abe")).getByRole("combobox", { name: "Role of Abe" });
  await userEvent.selectOptions(role, "lead");
  expect(sent).toEqual([]);
  await userEvent.click((await row("Abe")).getByRole("button", { name: "Set role of Abe" }));
  expect(await screen.findByText("Abe is lead now.")).toBeDefined();
  expect(sent).toEqual([["PUT", "/api/members/m2", { role: "lead" }]]);
  expect(document.activeElement).toBe(role);
  expect(screen.queryByRole("button", { name: "Set role of Abe" })).toBeNull();
});

it("says at the field why a role stays, and what giving up one's own means", async () => {
  const { state } = serve([olga, abe]);
  state.refusal = "This is the only owner who can sign in. Make somebody else an owner first.";
  draw();
  const role = (await row("Olga")).getByRole("combobox", { name: "Role of Olga" });
  await userEvent.selectOptions(role, "agent");
  expect(await screen.findByText("You give up managing members.")).toBeDefined();
  await userEvent.click((await row("Olga")).getByRole("button", { name: "Set role of Olga" }));
  expect(await screen.findByText(state.refusal)).toBeDefined();
  expect(role.getAttribute("aria-invalid")).toBe("true");
});

it("shows who has a second factor, and takes it off for others only once it was asked", async () => {
  const { sent } = serve([
    { ...olga, hasSecondFactor: true },
    { ...abe, hasSecondFactor: true },
  ]);
  draw();
  expect((await row("Olga")).getByText("Second factor")).toBeDefined();
  expect((await row("Olga")).queryByRole("button", { name: /^Turn off second factor/ })).toBeNull();
  const press = async () =>
    userEvent.click((await row("Abe")).getByRole("button", { name: "Turn off second factor of Abe" }));
  await press();
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Cancel" }));
  expect(sent).toEqual([]);
  await press();
  const asked = await screen.findByRole("dialog", { name: "Turn off the second factor of Abe?" });
  await userEvent.click(within(asked).getByRole("button", { name: "Turn off" }));
  expect(await screen.findByText("Abe signs in by password alone, and is signed out.")).toBeDefined();
  expect(sent).toEqual([["DELETE", "/api/members/m2/second-factor", {}]]);
});

it("asks before it disables, and lets in again without asking", async () => {
  const { sent } = serve([olga, abe]);
  draw();
  await userEvent.click((await row("Abe")).getByRole("button", { name: "Disable Abe" }));
  const asked = within(await screen.findByRole("dialog", { name: "Disable Abe?" }));
  expect(asked.getByText(abe.email)).toBeDefined();
  await userEvent.click(asked.getByRole("button", { name: "Cancel" }));
  expect(sent).toEqual([]);
  await userEvent.click((await row("Abe")).getByRole("button", { name: "Disable Abe" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Disable" }));
  expect(await screen.findByText("Abe is disabled and signed out.")).toBeDefined();
  expect((await row("Abe")).getByText("Disabled")).toBeDefined();
  await userEvent.click((await row("Abe")).getByRole("button", { name: "Enable Abe" }));
  expect(await screen.findByText("Abe may sign in again.")).toBeDefined();
  expect(sent).toEqual([
    ["PUT", "/api/members/m2", { disabled: true }],
    ["PUT", "/api/members/m2", { disabled: false }],
  ]);
});

it("signs somebody out everywhere, and says at their row why it could not", async () => {
  const { sent, state } = serve([olga, abe]);
  draw();
  state.refusal = "Not now.";
  const button = (await row("Abe")).getByRole("button", { name: "Sign out everywhere: Abe" });
  await userEvent.click(button);
  expect((await (await row("Abe")).findByRole("alert")).textContent).toBe("Not now.");
  state.refusal = null;
  await userEvent.click(button);
  expect(await screen.findByText("Abe is signed out everywhere.")).toBeDefined();
  expect(document.activeElement).toBe(await screen.findByRole("listitem", { name: "Abe" }));
  expect(sent.at(-1)).toEqual(["DELETE", "/api/members/m2/sessions", {}]);
});

it("reads the open links anew once somebody's standing has changed, as theirs may have ended", async () => {
  serve([olga, abe]);
  const client = draw();
  client.setQueryData(invitationsQuery().queryKey, { links: [] });
  await userEvent.selectOptions((await row("Abe")).getByRole("combobox", { name: "Role of Abe" }), "owner");
  await userEvent.click((await row("Abe")).getByRole("button", { name: "Set role of Abe" }));
  await expect.poll(() => client.getQueryState(invitationsQuery().queryKey)?.isInvalidated).toBe(true);
});
