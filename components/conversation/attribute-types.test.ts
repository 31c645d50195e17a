import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inverseOf } from "@/lib/actions/inverse";
import type { AttributeValue, ConversationDetail } from "@/lib/conversation/model";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { getConversation } from "@/lib/server/conversations/get-conversation";
import { performAction } from "@/lib/server/conversations/perform-action";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { attributesOf } from "@/lib/server/workspace/directory";
import { type AttributeDraft, draftOf, typedValue } from "./attribute-input";

let workspace: DemoWorkspace;
let switchyard: TestSwitchyard;
let desk: Desk;

beforeAll(async () => {
  [workspace, switchyard] = await Promise.all([
    startDemoWorkspace({ conversations: 20 }),
    startTestSwitchyard(),
  ]);
});
afterAll(() => Promise.all([workspace.close(), switchyard.stop()]));
beforeEach(() => {
  workspace.control.clearFaults();
  desk = createDesk({ ...workspace, withJournal: true });
});
afterEach(() => desk.close());

const kindOf = async (name: string) => {
  const kind = (await attributesOf(desk.ctxFor(), "conversation")).find((one) => one.name === name);
  if (!kind) throw new Error(`the workspace has no attribute ${name}`);
  return kind;
};

const plant = async (): Promise<ConversationDetail> => {
  const id = workspace.control.addConversation({ body: "<p>Hi</p>", contact: { email: "c@acme.test" } });
  return getConversation(desk.ctxFor(), { id });
};

const set = async (to: ConversationDetail, name: string, value: AttributeValue) => {
  const action = { kind: "attribute", name, value } as const;
  const { conversation } = await performAction(desk.ctxFor(), { id: to.id, key: randomUUID(), action });
  if (conversation === null) throw new Error("the conversation is gone");
  return conversation;
};

/** As a person types it into the editor of that attribute. */
const edits: readonly (readonly [name: string, type: string, AttributeDraft, AttributeValue])[] = [
  ["Root cause", "string", "Two\nlines & <b>no markup</b>", "Two\nlines & <b>no markup</b>"],
  ["Orders affected", "integer", "-12", -12],
  ["Amount in question", "decimal", "12,5", 12.5],
  ["Reproducible", "boolean", "false", false],
  ["Issue type", "list", "Refund", "Refund"],
  ["Affected features", "list", ["Labels", "Exports"], ["Labels", "Exports"]],
  ["Promised by", "datetime", "2026-12-24T09:30", new Date(2026, 11, 24, 9, 30).getTime() / 1000],
  ["Related orders", "relationship", ["21", "24"], ["21", "24"]],
];

describe("an attribute of each type, edited in its place", () => {
  it("is described by the workspace with all that its editor needs", async () => {
    for (const [name, type] of edits) expect((await kindOf(name)).type).toBe(type);
    expect(await kindOf("Root cause")).toMatchObject({ multiline: true, writable: true });
    expect(await kindOf("Related orders")).toMatchObject({ reference: { objectType: "Order", many: true } });
    const archived = await attributesOf(desk.ctxFor(), "conversation");
    expect(archived.map(({ name }) => name)).not.toContain("Old queue");
  });

  it.each(edits)(
    "%s (%s) is set as it was typed, stands so in the editor, and is taken back",
    async (name, _type, draft, value) => {
      const kind = await kindOf(name);
      const before = await plant();
      const typed = typedValue(kind, Array.isArray(draft) ? [] : null, draft);
      if (!typed.ok) throw new Error(typed.error);
      expect(typed.value).toEqual(value);
      const after = await set(before, name, typed.value);
      expect(after.attributes[name]).toEqual(value);
      expect(draftOf(kind, after.attributes[name] ?? null)).toEqual(
        name === "Amount in question" ? "12.5" : draft,
      );
      const inverse = inverseOf({ kind: "attribute", name, value: typed.value }, before);
      if (inverse?.kind !== "attribute") throw new Error("it cannot be taken back");
      expect((await set(after, name, inverse.value)).attributes[name] ?? null).toBeNull();
    },
  );

  it("is taken away by emptying its editor", async () => {
    const kind = await kindOf("Issue type");
    const before = await set(await plant(), kind.name, "Refund");
    const typed = typedValue(kind, "Refund", "");
    expect(typed).toMatchObject({ ok: true, value: null });
    expect((await set(before, kind.name, null)).attributes).not.toHaveProperty("Issue type");
  });

  it("names what it refers to as the workspace does", async () => {
    const after = await set(await plant(), "Related orders", ["21"]);
    expect(after.about.references).toEqual({ "21": "Order PO-70410" });
  });

  it.each([
    ["Related orders", ["no such order"]],
    ["Related orders", ["21", "21"]],
    ["Orders affected", "a dozen"],
    ["Issue type", "Nothing of the kind"],
  ])("%s that is refused says so at its field, and nothing is changed", async (name, value) => {
    const before = await plant();
    await expect(set(before, name, value)).rejects.toMatchObject({
      fields: [{ message: expect.stringMatching(/./) }],
    });
    expect(workspace.control.store().conversations.get(before.id)?.customAttributes).not.toHaveProperty(name);
  });

  it("stays as it was where Intercom fails", async () => {
    const before = await plant();
    workspace.control.addFault({ match: "PUT /conversations/:id", kind: "status", status: 503, times: null });
    await expect(set(before, "Severity", "High")).rejects.toMatchObject({ name: "AppError" });
    expect(workspace.control.store().conversations.get(before.id)?.customAttributes).not.toHaveProperty(
      "Severity",
    );
  });

  it("is known from the older list where the newer one is not offered", async () => {
    workspace.control.addFault({
      match: "GET /conversations/attributes",
      kind: "status",
      status: 400,
      code: "intercom_version_invalid",
      times: null,
    });
    const kind = await kindOf("Severity");
    expect(kind).toMatchObject({ options: ["Low", "Normal", "High", "Critical"], required: false });
    expect((await kindOf("Amount in question")).type).toBe("float");
  });
});
