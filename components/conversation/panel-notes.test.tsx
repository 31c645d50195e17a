// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { workspaceWith } from "@/components/data/testing/workspace";
import type { ContactNotes as Notes } from "@/lib/api/contacts";
import { noteDrafts } from "./note-drafts";
import { PanelLines } from "./panel-lines";
import { ContactNotes } from "./panel-notes";
import { noraId, servePanel, showPart, titleOf, viewer } from "./testing/panel";

const served = servePanel();

afterEach(() => {
  noteDrafts.reload();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("what the team has written down about them", () => {
  const path = `/api/contacts/${noraId}/notes`;
  const note = { id: "1", at: 50, author: null, text: "Call first" };
  const show = async (notes: Notes | number, workspace = workspaceWith()) => {
    cleanup();
    served.answers[path] = notes;
    showPart(<ContactNotes contactId={noraId} conversationId="7" />, { workspace });
    await vi.waitFor(() => expect(screen.queryByRole("status")).toBeNull());
  };

  it("is said to be nothing where that is so, and counted where there is some", async () => {
    await show({ notes: [], total: 0 });
    expect(screen.getByText(/^Nobody has written anything down/)).toBeDefined();
    expect(titleOf("Notes")).toBe("Notes");
    await show({ notes: [note], total: 1 });
    expect(screen.queryByText(/^Nobody has written/)).toBeNull();
    expect(screen.queryByText(/newest of/)).toBeNull();
    expect(screen.getByRole("listitem").textContent).toContain("Someone");
    expect(titleOf("Notes")).toBe("Notes1");
    await show({ notes: [note], total: 71 });
    expect(screen.getByText("The 1 newest of 71. The others are in Intercom.")).toBeDefined();
  });

  it("could not be read, says why, and is asked for again", async () => {
    await show(502);
    expect((await screen.findByRole("alert")).textContent).toBe(
      "Notes could not be read. Intercom rests. Try again",
    );
    served.answers[path] = { notes: [note], total: 1 };
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Call first")).toBeDefined();
  });

  it("shows at once what is on its way, in the place of the words that there is nothing", async () => {
    await show({ notes: [], total: 0 });
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "Call after ten" } });
    vi.stubGlobal("fetch", () => new Promise(() => undefined));
    fireEvent.click(screen.getByRole("button", { name: "Add note" }));
    const sending = within(screen.getByRole("list", { name: "Notes about the contact" }));
    expect(sending.getByRole("listitem").textContent).toBe("Adasending …Call after ten");
    expect(screen.queryByText(/^Nobody has written/)).toBeNull();
  });

  it("is added to by those who are teammates of Intercom, and read by everybody", async () => {
    await show({ notes: [note], total: 1 }, viewer);
    expect(screen.getByText("Call first")).toBeDefined();
    expect(screen.queryByRole("textbox")).toBeNull();
  });
});

describe("what is still to come", () => {
  it("stands as grey lines, of which the last says after a while what is slow", async () => {
    vi.useFakeTimers();
    showPart(<PanelLines label="Loading the notes" lines={3} />);
    const status = screen.getByRole("status", { name: "Loading the notes" });
    const drawn = () => [status.children.length, status.textContent];
    expect(drawn()).toEqual([3, ""]);
    await act(() => vi.advanceTimersByTimeAsync(5000));
    expect(drawn()).toEqual([3, "Intercom has taken 5\u00a0s"]);
    expect(screen.getByText(/^Intercom has taken/).getAttribute("aria-live")).toBe("off");
  });

  it("blames nobody without a connection, for however long, and begins to count when there is one", async () => {
    vi.useFakeTimers();
    const line = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    showPart(<PanelLines label="Loading the notes" lines={3} />);
    const status = screen.getByRole("status", { name: "Loading the notes" });
    await act(() => vi.advanceTimersByTimeAsync(240_000));
    expect([status.children.length, status.textContent]).toEqual([3, "Waits for a connection"]);
    expect(screen.getByText("Waits for a connection").getAttribute("aria-live")).toBe("off");
    line.mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event("online")));
    expect(status.textContent).toBe("");
    await act(() => vi.advanceTimersByTimeAsync(3000));
    expect(status.textContent).toBe("Intercom has taken 3\u00a0s");
  });
});
