// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { ConversationDetail } from "@/lib/conversation/model";
import { detail, nothingAbout } from "@/lib/conversation/testing/detail";
import { LinkedObjects } from "./panel-linked";
import { servePanel, showPart, titleOf } from "./testing/panel";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => undefined }) }));

const served = servePanel();

describe("what hangs together with it", () => {
  const show = (tickets: ConversationDetail["tickets"], linkedConversations: readonly string[] = []) => {
    cleanup();
    showPart(
      <LinkedObjects conversation={detail({ tickets, about: { ...nothingAbout, linkedConversations } })} />,
    );
  };
  const cards = () =>
    screen.queryAllByRole("link").map((link) => [...link.children].map((one) => one.textContent));

  it("is not spoken of where nothing does", () => {
    show([]);
    expect(screen.queryByRole("heading")).toBeNull();
  });

  it("is a ticket by what is known of it at each moment", async () => {
    show([{ id: "5", category: "Tracker" }]);
    expect(cards()).toEqual([["Ticket", "", "Tracker ticket"]]);
    expect(titleOf("Linked")).toBe("Linked");
    show([{ id: "5", category: null }]);
    expect(cards()).toEqual([["Ticket", "", "…"]]);
    const ticket = {
      title: "Printer",
      number: "38",
      typeName: "Bug",
      category: "Homemade",
      stateLabel: "Done",
    };
    served.answers["/api/tickets/5"] = ticket;
    show([{ id: "5", category: "Tracker" }]);
    await vi.waitFor(() => expect(cards()).toEqual([["Printer", "#38", "Bug · Homemade · Done"]]));
    served.answers["/api/tickets/5"] = 502;
    show([{ id: "5", category: null }]);
    await vi.waitFor(() => expect(cards()).toEqual([["Ticket cannot be read now", "", "…"]]));
  });

  it("is a conversation by its words, of so many as each is a question to Intercom", async () => {
    const ids = ["1", "2", "3", "4", "5", "6"];
    for (const one of ids)
      served.answers[`/api/conversations/${one}`] = detail({ id: one, title: `Row ${one}` });
    show([{ id: "9", category: null }], ids);
    await vi.waitFor(() => expect(cards()[5]).toEqual(["Row 5", "open"]));
    expect(cards()[6]).toEqual(["Conversation 6", ""]);
    expect(served.asked).toEqual([
      "/api/tickets/9",
      ...ids.slice(0, 5).map((one) => `/api/conversations/${one}`),
    ]);
    expect(titleOf("Linked")).toBe("Linked7");
  });

  it("is read anew by a press, only what was read", async () => {
    const ids = ["1", "2", "3", "4", "5", "6"];
    for (const one of ids) served.answers[`/api/conversations/${one}`] = detail({ id: one });
    served.answers["/api/tickets/9"] = { title: "Printer" };
    show([{ id: "9", category: null }], ids);
    await vi.waitFor(() => expect(screen.queryAllByText("open")).toHaveLength(5));
    await screen.findByText("Printer");
    const first = [...served.asked];
    served.asked = [];
    fireEvent.click(screen.getByRole("button", { name: "Read linked tickets and conversations anew" }));
    await vi.waitFor(() => expect(served.asked).toEqual(first));
  });
});
