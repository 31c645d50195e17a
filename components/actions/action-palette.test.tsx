// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { PathnameContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ActionsContext } from "@/components/data/actions-port";
import { rememberOpened } from "@/components/data/opened";
import { PreferencesProvider } from "@/components/data/preferences";
import { idlePort } from "@/components/data/testing/idle-port";
import { workspaceWith } from "@/components/data/testing/workspace";
import { viewsQuery } from "@/components/data/views-query";
import { afterPaint } from "@/components/ui/after-paint";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import type { View } from "@/lib/api/views";
import type { ConversationSummary } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { ActionPalette } from "./action-palette";

const mira = { name: "Mira Ésteban", email: "mira@demo.test", away: false, hasInboxSeat: true, teamIds: [] };
const workspace = workspaceWith({
  teammates: [{ id: "7", ...mira }],
  teams: [{ id: "20", name: "Billing", memberIds: [] }],
  tags: [{ id: "30", name: "vip" }],
});
const parcel = detail({ id: "5", title: "Parcel", tags: [{ id: "30", name: "vip" }] });

const asked = vi.fn();
const performed = vi.fn();
const pushed = vi.fn();
const closed = vi.fn();
const nothing = () => undefined;
const port = idlePort({
  perform: async (_, action) => {
    performed(action);
    return null;
  },
  ask: asked,
});
const router: AppRouterInstance = {
  bfcacheId: "",
  back: nothing,
  forward: nothing,
  refresh: nothing,
  replace: nothing,
  prefetch: nothing,
  push: pushed,
};

type Search = {
  readonly path: string;
  readonly signal: AbortSignal;
  readonly answer: (body: unknown) => void;
};
const searches: Search[] = [];
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.stubGlobal(
    "fetch",
    (path: string, { signal }: { signal: AbortSignal }) =>
      new Promise<Response>((resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        searches.push({ path, signal, answer: (body) => resolve(Response.json(body)) });
      }),
  );
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
  searches.length = 0;
});

const saved = (id: string, name: string, pinned: boolean): View => ({
  id,
  name,
  icon: "inbox",
  query: "state:open",
  sort: "waiting",
  columns: [],
  groupBy: null,
  audience: "me",
  ownerName: "Ada",
  mine: true,
  mayEdit: true,
  version: 1,
  pinned,
  updatedAtMs: 0,
  updatedByName: "Ada",
});

/** Open, with all that it offers: at first only what is marked is drawn. */
const open = async (
  target: ConversationSummary | null,
  own: Record<string, string | null> = {},
  views: readonly View[] = [],
) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], workspace);
  client.setQueryData(viewsQuery().queryKey, { views });
  client.setDefaultOptions({ queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } });
  render(
    <QueryClientProvider client={client}>
      <AppRouterContext value={router}>
        <PathnameContext value="/conversations/5">
          <PreferencesProvider initial={{ theme: "system" }}>
            <HotkeysProvider singleKeys own={own}>
              <ActionsContext value={port}>
                <ActionPalette target={target} onClose={closed} />
              </ActionsContext>
            </HotkeysProvider>
          </PreferencesProvider>
        </PathnameContext>
      </AppRouterContext>
    </QueryClientProvider>,
  );
  await act(() => new Promise<void>((shown) => void afterPaint(shown)));
};
const field = () => screen.getByRole("combobox", { name: "Commands", hidden: true });
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const options = () => screen.queryAllByRole("option", { hidden: true });
const labels = () => options().map((one) => one.querySelector("bdi")?.textContent);
const option = (label: string) => {
  const found = options().find((one) => one.querySelector("bdi")?.textContent === label);
  if (!found) throw new Error(`no option ${label} among ${labels().join(", ")}`);
  return found;
};

describe("the palette", () => {
  it("has the actions that apply first, with the member's own keys, and says of the others why they do not", async () => {
    await open(parcel, { e: "y" });
    expect(labels()[0]).toBe("Close");
    expect(within(option("Close")).getByText("y")).toBeDefined();
    expect(labels()).not.toContain("Open again");
    type("open again");
    expect(option("Open again").getAttribute("aria-disabled")).toBe("true");
    expect(option("Open again").textContent).toContain("It is open already.");
    fireEvent.click(option("Open again"));
    expect(asked).not.toHaveBeenCalled();
    expect(closed).not.toHaveBeenCalled();
  });

  it("closes the marked row with a message", async () => {
    await open(parcel);
    type("close with");
    fireEvent.click(option("Close with a message"));
    expect(asked).toHaveBeenCalledWith("close", parcel, { message: "" });
  });

  it("says what would become of a priority", async () => {
    await open({ ...parcel, priority: false });
    expect(labels()).toContain("Make it a priority");
    cleanup();
    await open({ ...parcel, priority: true });
    expect(labels()).toContain("No longer a priority");
  });

  it("says what is missing where nothing is marked", async () => {
    await open(null);
    type("close");
    expect(option("Close").textContent).toContain("Open or mark a conversation first");
  });

  it("does what is picked with Enter, and offers it sooner the next time", async () => {
    await open(parcel);
    type("mira");
    expect(labels()).toEqual(["Assign to Mira Ésteban", "Conversations of Mira Ésteban"]);
    fireEvent.click(option("Conversations of Mira Ésteban"));
    expect(pushed).toHaveBeenCalledWith("/queue?q=state:open+assignee:7");
    expect(closed).toHaveBeenCalledOnce();
    cleanup();
    await open(parcel);
    type("esteban");
    expect(labels()[0]).toBe("Conversations of Mira Ésteban");
    fireEvent.click(option("Assign to Mira Ésteban"));
    expect(performed).toHaveBeenCalledWith({ kind: "assign", assignee: { kind: "teammate", id: "7" } });
  });

  it("finds teams and tags, and takes off a tag that is on", async () => {
    await open(parcel);
    type("vip");
    expect(labels()).toEqual(["Remove the tag vip", "Queue of the tag vip"]);
    fireEvent.click(option("Remove the tag vip"));
    expect(performed).toHaveBeenCalledWith({ kind: "untag", tag: { id: "30", name: "vip" } });
    type("billing");
    expect(labels()).toEqual(["Billing", "Assign to the team Billing"]);
  });

  it("opens what a number or a link names", async () => {
    await open(null);
    type("215470");
    expect(labels()).toEqual(["Open conversation 215470", "Open ticket 215470"]);
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(pushed).toHaveBeenCalledWith("/conversations/215470");
  });

  it("has what was opened last in this tab, but for what is open", async () => {
    rememberOpened({ id: "5", title: "Parcel" });
    rememberOpened({ id: "9", title: "Refund" });
    await open(parcel);
    expect(labels()).toContain("Refund");
    expect(labels()).not.toContain("Parcel");
  });

  it("lists the views of the rail, and finds all others by name", async () => {
    await open(null, {}, [saved("v1", "Refunds abroad", true), saved("v2", "Refunds at home", false)]);
    expect(labels()).toContain("Refunds abroad");
    expect(labels()).not.toContain("Refunds at home");
    type("refunds");
    expect(labels()).toEqual(["Refunds abroad", "Refunds at home"]);
    fireEvent.click(option("Refunds at home"));
    expect(pushed).toHaveBeenCalledWith("/queue/v2");
  });

  it("leads to where one signs out", async () => {
    await open(null);
    type("sign out");
    expect(labels()).toEqual(["Settings"]);
  });

  it("finds settings and themes by name", async () => {
    await open(null);
    type("keyboard");
    expect(labels()).toContain("Keyboard settings");
    type("dark");
    fireEvent.click(option("Dark theme"));
    expect(document.documentElement.dataset.theme).toBe("dark");
    delete document.documentElement.dataset.theme;
  });

  it("finds the ticket that people know by a number, before what has it for an id, and says where there is none", async () => {
    await open(null);
    type("#31");
    type("#3142");
    await vi.waitFor(() => expect(searches.map(({ path }) => path)).toEqual(["/api/tickets?number=3142"]));
    expect(screen.getByText("Looking for ticket #3142 …")).toBeDefined();
    searches[0]?.answer({ ticket: { id: "77", number: "3142", title: "Printer" } });
    const first = "Open ticket #3142: Printer";
    await vi.waitFor(() => expect(labels()).toEqual([first, "Open conversation 3142", "Open ticket 3142"]));
    fireEvent.click(option(first));
    expect(pushed).toHaveBeenCalledWith("/tickets/77");
    cleanup();
    await open(null);
    type("3143");
    await vi.waitFor(() => expect(searches).toHaveLength(2));
    searches[1]?.answer({ ticket: null });
    await screen.findByText("No ticket has the number 3143.");
  });

  it("looks for contacts once one rests, gives the call up when one goes on, and puts them last", async () => {
    await open(null);
    type("no");
    type("nora");
    expect(searches).toEqual([]);
    await vi.waitFor(() => expect(searches.map(({ path }) => path)).toEqual(["/api/contacts?q=nora"]));
    expect(screen.getByText("Looking for contacts …")).toBeDefined();
    type("nora f");
    await vi.waitFor(() => expect(searches).toHaveLength(2));
    expect(searches[0]?.signal.aborted).toBe(true);
    const id = "a".repeat(24);
    searches[1]?.answer({ contacts: [{ id, role: "user", name: "Nora Field", email: "nora@field.test" }] });
    await vi.waitFor(() => expect(labels()).toEqual(["Conversations of Nora Field"]));
    fireEvent.click(option("Conversations of Nora Field"));
    expect(pushed).toHaveBeenCalledWith(`/queue?q=contact:${id}`);
  });
});
