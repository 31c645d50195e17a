// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { workspaceWith } from "@/components/data/testing/workspace";
import type { AttributeKind, Workspace } from "@/lib/api/workspace";
import type { ConversationDetail } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { ConversationAttributes } from "./panel-attributes";
import { attributeKind as kind } from "./testing/attribute-kind";
import { servePanel, shownFacts, showPart } from "./testing/panel";

servePanel();

const workspaceOf = (kinds: readonly AttributeKind[], over: Partial<Omit<Workspace, "me">> = {}) =>
  workspaceWith({ attributes: { conversation: kinds, contact: [] }, ...over });
const asViewer = (workspace: Workspace): Workspace => ({
  ...workspace,
  me: { ...workspace.me, teammateId: null },
});

describe("attributes", () => {
  const show = (
    attributes: ConversationDetail["attributes"],
    workspace: Workspace = workspaceOf([kind("Cause"), kind("Region", { required: true })]),
  ) => {
    cleanup();
    return showPart(<ConversationAttributes conversation={detail({ attributes })} />, { workspace });
  };
  const addable = async () => {
    const list = screen.queryByRole("menu", { name: "Attributes that are not set", hidden: true });
    if (list === null) return null;
    fireEvent(list, Object.assign(new Event("beforetoggle"), { newState: "open" }));
    return (await within(list).findAllByRole("menuitem", { hidden: true })).map((item) => item.textContent);
  };

  it("stand once each; what is archived, and what comes from elsewhere, can only be read and says why", () => {
    show({ Cause: "Billing", Old: "kept" });
    expect(shownFacts()).toEqual({
      Cause: expect.stringContaining("Billing"),
      Region: expect.stringContaining("required"),
      Old: "kept",
    });
    expect(screen.getByText("kept").closest("dd")?.dataset.tip).toMatch(/no longer lists this attribute/);
    show({ Files: "a.pdf" }, workspaceOf([kind("Files", { writable: false })]));
    expect(screen.getByText("a.pdf").closest("dd")?.dataset.tip).toBeUndefined();
  });

  it("make no list where none is set", () => {
    show({}, workspaceOf([kind("Cause")]));
    expect(screen.queryByRole("button", { name: /Add an attribute/ })).not.toBeNull();
    expect(document.querySelector("dl")).toBeNull();
  });

  it("that are not set are offered, of those that can be edited here", async () => {
    const kinds = [
      kind("Cause"),
      kind("Amount", { type: "integer" }),
      kind("Files", { writable: false }),
      kind("Strange", { type: "hologram" }),
      kind("Sealed", { required: true, writable: false }),
    ];
    show({ Cause: "Billing" }, workspaceOf(kinds));
    expect(await addable()).toEqual(["Amount"]);
    expect(Object.keys(shownFacts())).toEqual(["Cause"]);
  });

  it("can only be read by who is no teammate of Intercom", async () => {
    show(
      { Cause: "Billing" },
      asViewer(workspaceOf([kind("Cause"), kind("Region", { required: true }), kind("More")])),
    );
    expect(shownFacts()).toEqual({ Cause: "Billing" });
    expect(screen.queryByRole("button", { name: /edit$/ })).toBeNull();
    expect(await addable()).toBeNull();
  });

  it("are not spoken of where there are none, and none can be added", () => {
    const none = () => screen.queryByRole("heading") === null;
    show({}, workspaceOf([]));
    expect(none()).toBe(true);
    show({}, workspaceOf([kind("Cause")]));
    expect(none()).toBe(false);
    show({}, asViewer(workspaceOf([kind("Cause")])));
    expect(none()).toBe(true);
  });

  it("say that what they are called could not be read, and nothing of what else could not", () => {
    const why = "Attributes of conversations: Intercom answered 500.";
    show({}, workspaceOf([], { missing: ["Tags: no.", why] }));
    expect(screen.getByText(`${why} Until then they can only be read.`)).toBeDefined();
    show({ Old: "kept" }, workspaceOf([], { missing: ["Tags: no."] }));
    expect(screen.queryByText(/could|can only be read\.$/)).toBeNull();
  });

  it("one that was begun stands open, and no more once it is given up empty", async () => {
    show({}, workspaceOf([kind("Cause")]));
    await addable();
    fireEvent.click(screen.getByRole("menuitem", { name: "Cause", hidden: true }));
    fireEvent.keyDown(await screen.findByLabelText("Cause"), { key: "Escape" });
    expect(Object.keys(shownFacts())).toEqual([]);
    expect(await addable()).toEqual(["Cause"]);
  });
});
