// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { idlePort } from "@/components/data/testing/idle-port";
import { workspaceWith } from "@/components/data/testing/workspace";
import type { ContactConversations } from "@/lib/api/contacts";
import type { ConversationDetail } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { EarlierConversations } from "./panel-earlier";
import { noraId, servePanel, showPart, titleOf } from "./testing/panel";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => undefined }) }));

const served = servePanel();

describe("what else the contact has written", () => {
  const path = `/api/contacts/${noraId}/conversations`;
  const row = (over: Partial<ConversationDetail>) => detail({ title: `Row ${over.id}`, ...over });
  const page = (over: Partial<ContactConversations>): ContactConversations => ({
    rows: [],
    total: null,
    nextCursor: null,
    unclosed: [],
    ...over,
  });
  const here = row({ id: "1" });
  const show = async (
    over: Partial<ContactConversations>,
    conversation = here,
    role: "agent" | "owner" = "owner",
  ) => {
    cleanup();
    served.answers[path] = page(over);
    const ask = vi.fn();
    showPart(<EarlierConversations contactId={noraId} conversation={conversation} />, {
      workspace: workspaceWith({ me: { role } }),
      port: idlePort({ ask }),
    });
    await vi.waitFor(() => expect(screen.queryByRole("status")).toBeNull());
    return ask;
  };
  const rows = () =>
    screen.queryAllByRole("link").map((link) => [...link.children].map((one) => one.textContent));
  const words = () => rows().map(([title, , state]) => `${title}: ${state}`);

  it("stands without the one that is open, those first that are not closed, each once", async () => {
    const closed = row({ id: "2", state: "closed" });
    const asleep = row({ id: "3", state: "snoozed" });
    const old = row({ id: "9", state: "open" });
    await show({ rows: [here, closed, asleep], unclosed: [here, asleep, old], total: 12 });
    expect(words()).toEqual(["Row 3: Snoozed", "Row 9: Open", "Row 2: Closed"]);
    expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(
      ["3", "9", "2"].map((one) => `/conversations/${one}`),
    );
    expect(titleOf("Earlier conversations")).toBe("Earlier conversations11");
    expect(screen.getByText("2 others are not closed.")).toBeDefined();
    await show({ rows: [here, asleep], unclosed: [here, asleep] });
    expect(titleOf("Earlier conversations")).toBe("Earlier conversations1");
    expect(screen.getByText("1 other is not closed.")).toBeDefined();
  });

  it("is nothing where this is their first", async () => {
    await show({ rows: [here], unclosed: [here], total: 1 });
    expect(screen.getByText("This is their first conversation.")).toBeDefined();
    expect(screen.queryByText(/not closed/)).toBeNull();
    expect(titleOf("Earlier conversations")).toBe("Earlier conversations");
  });

  it("is merged by those who may, while this one is not closed", async () => {
    const two = { rows: [here, row({ id: "2" })], unclosed: [here, row({ id: "2" })] };
    const merge = () => screen.queryByRole("button", { name: "Merge…" });
    const ask = await show(two);
    fireEvent.click(merge() ?? document.body);
    expect(ask).toHaveBeenCalledWith("merge", here);
    await show(two, here, "agent");
    expect(merge()).toBeNull();
    await show(two, { ...here, state: "closed" });
    expect(merge()).toBeNull();
  });

  it("comes page by page, and a page that could not be read is asked for again", async () => {
    await show({ rows: [row({ id: "2" })], nextCursor: "next", total: 3 });
    served.answers[`${path}?cursor=next`] = 502;
    fireEvent.click(screen.getByRole("button", { name: "Show more" }));
    served.answers[`${path}?cursor=next`] = page({ rows: [row({ id: "3" })] });
    fireEvent.click(await screen.findByRole("button", { name: "Could not be read: try again" }));
    await vi.waitFor(() => expect(rows()).toHaveLength(2));
    expect(screen.queryByRole("button", { name: /Show more|try again/ })).toBeNull();
  });
});
