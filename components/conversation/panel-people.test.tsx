// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { idlePort } from "@/components/data/testing/idle-port";
import { workspaceWith } from "@/components/data/testing/workspace";
import type { ConversationDetail, Person } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { PanelHead } from "./panel-head";
import { Participants } from "./panel-participants";
import { SpeakFor } from "./speak-for";
import { noraId, servePanel, showPart, titleOf, viewer } from "./testing/panel";

const served = servePanel();

const contact = (name: string | null, email: string | null = null, id: string | null = noraId): Person => ({
  kind: "contact",
  id,
  name,
  email,
});

describe("whom the panel tells of", () => {
  const head = (conversation: ConversationDetail, person: Person) => {
    cleanup();
    const onSwitch = vi.fn();
    showPart(<PanelHead conversation={conversation} person={person} onSwitch={onSwitch} />);
    return onSwitch;
  };
  const lines = () => [...document.querySelectorAll("p")].map((line) => line.textContent);

  it("has their work and company, and the name that Intercom knows for who came without one", async () => {
    served.answers[`/api/contacts/${noraId}`] = {
      name: "Nora F.",
      email: "n@x.test",
      attributes: { job_title: "Buyer" },
    };
    served.answers[`/api/contacts/${noraId}/groups`] = {
      companies: [{ name: "Acme" }],
      tags: [],
      segments: [],
      missing: [],
    };
    head(detail(), contact("Nora"));
    await vi.waitFor(() => expect(lines()).toEqual(["Nora", "Buyer, Acme"]));
    served.answers[`/api/contacts/${noraId}`] = {
      name: "Nora F.",
      email: "n@x.test",
      attributes: { job_title: 7 },
    };
    served.answers[`/api/contacts/${noraId}/groups`] = { companies: [], tags: [], segments: [], missing: [] };
    head(detail(), contact(null));
    expect(lines()).toEqual(["Unnamed contact", ""]);
    await vi.waitFor(() => expect(lines()).toEqual(["Nora F.", ""]));
  });

  it("asks nothing about who is known by no id", () => {
    head(detail(), contact("Nora", null, null));
    expect(served.asked).toEqual([]);
  });

  it("leads to the others who take part and are known, and says which of them it is", async () => {
    const [nora, bo] = [contact("Nora", null, "1"), contact("Bo", null, "2")];
    head(detail({ contacts: [nora, contact("Nobody", null, null)] }), nora);
    expect(screen.queryByRole("button", { name: /show another/ })).toBeNull();
    const onSwitch = head(detail({ contacts: [nora, bo] }), bo);
    // Its name begins with what one sees, for those who say it.
    expect(screen.getByRole("button", { name: "2 of 2 participants, show another" }).textContent).toBe(
      "2 of 2",
    );
    const menu = screen.getByRole("menu", { name: "Whom to show", hidden: true });
    fireEvent(menu, Object.assign(new Event("beforetoggle"), { newState: "open" }));
    const items = await screen.findAllByRole("menuitemradio", { hidden: true });
    expect(items.map((item) => [item.textContent, item.getAttribute("aria-checked")])).toEqual([
      ["Nora", "false"],
      ["Bo✓", "true"],
    ]);
    fireEvent.click(items[0] ?? document.body);
    expect(onSwitch).toHaveBeenCalledWith("1");
  });

  it("names the others whom the conversation tells by their ids alone", async () => {
    served.answers["/api/contacts/2"] = { name: "Bo", email: null, attributes: {} };
    const nora = contact("Nora", null, "1");
    head(detail({ contacts: [nora, contact(null, null, "2")] }), nora);
    const menu = screen.getByRole("menu", { name: "Whom to show", hidden: true });
    fireEvent(menu, Object.assign(new Event("beforetoggle"), { newState: "open" }));
    expect(await screen.findByRole("menuitemradio", { name: "Bo", hidden: true })).toBeTruthy();
  });
});

describe("in whose name one writes", () => {
  it("is chosen by name, also where the conversation tells ids alone", async () => {
    served.answers["/api/contacts/2"] = { name: "Bo", email: null, attributes: {} };
    const nora = contact("Nora", null, "1");
    showPart(
      <SpeakFor contacts={[nora, contact(null, null, "2")]} speaker={nora} onChange={() => undefined} />,
    );
    expect(await screen.findByRole("option", { name: "Bo" })).toBeTruthy();
  });
});

describe("who takes part", () => {
  const show = (contacts: readonly Person[], workspace = workspaceWith()) => {
    cleanup();
    const port = idlePort({ ask: vi.fn(), perform: vi.fn(async () => null) });
    const conversation = detail({ contacts });
    showPart(<Participants conversation={conversation} />, { port, workspace });
    return { ...port, conversation };
  };
  const rows = () => screen.queryAllByRole("listitem").map((row) => row.textContent);

  it("is named by name and address; of who came with neither, Intercom is asked, of the first ten at most", async () => {
    const unknown = Array.from({ length: 12 }, (_, at) => contact(null, null, String(100 + at)));
    served.answers["/api/contacts/100"] = { name: "Zoe", email: "zoe@x.test" };
    show([contact("Nora", "nora@x.test", "1"), contact(null, "bo@x.test", "2"), ...unknown]);
    await vi.waitFor(() => expect(rows()[2]).toContain("Zoe"));
    expect(rows().slice(0, 2)).toEqual(["NNoranora@x.test", expect.stringMatching(/bo@x\.test$/)]);
    expect(screen.getAllByText("bo@x.test")).toHaveLength(1);
    expect(served.asked).toEqual(Array.from({ length: 8 }, (_, at) => `/api/contacts/${100 + at}`));
    expect(titleOf("Participants")).toBe("Participants14");
  });

  it("is changed by those who are teammates of Intercom", () => {
    const two = [contact("Nora", null, "1"), contact("Bo", null, "2")];
    const { perform, ask, conversation } = show(two);
    fireEvent.click(screen.getByRole("button", { name: "Remove Bo from this conversation" }));
    expect(perform).toHaveBeenCalledWith(conversation, {
      kind: "remove-participant",
      contact: { id: "2", name: "Bo" },
    });
    fireEvent.click(screen.getByRole("button", { name: "Add a participant" }));
    expect(ask).toHaveBeenCalledWith("add-participant", conversation);
    show(two, viewer);
    expect(screen.queryByRole("button", { name: /^(Remove|Add)/ })).toBeNull();
    show([contact("Nora")], viewer);
    expect(screen.queryByText(/last one/)).toBeNull();
    expect(titleOf("Participants")).toBe("Participants");
  });

  it("cannot be taken away by who is known to Intercom by no id", () => {
    show([contact("Nora", null, noraId), contact("Bo", null, null)]);
    expect(screen.getAllByRole("button", { name: /^Remove/ })).toHaveLength(1);
  });

  it("may be nobody, and then one is added", () => {
    const { ask, conversation } = show([]);
    expect(screen.getByText(/^Intercom names no contact here/)).toBeDefined();
    expect(screen.queryByText(/last one/)).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Add one" }));
    expect(ask).toHaveBeenCalledWith("add-participant", conversation);
    show([], viewer);
    expect(screen.queryByRole("button", { name: "Add one" })).toBeNull();
  });
});
