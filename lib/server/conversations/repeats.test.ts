import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActionInput } from "@/lib/actions/input";
import { AppError } from "@/lib/core/errors";
import type { DemoConversation } from "@/lib/demo/model";
import { captureLog } from "@/lib/server/testing/log";
import { runSql } from "@/lib/server/testing/switchyard";
import { getConversation } from "./get-conversation";
import { performAction } from "./perform-action";
import { type ActingTest, startActingTest } from "./testing/acting";

let test: ActingTest;
captureLog();
beforeAll(async () => {
  test = await startActingTest(process.env.SWITCHYARD_RECORD_DIR);
});
afterAll(() => test.stop());
beforeEach(() => test.renew());

const put = "PUT /conversations/:id";

type Value = {
  readonly action: ActionInput;
  /** As it was planted, where the action would else change nothing. */
  readonly fields?: Record<string, unknown>;
  /** What a colleague sets meanwhile; there is no third value of what is only yes or no. */
  readonly other?: (one: DemoConversation) => void;
  readonly heldBy: (one: DemoConversation) => unknown;
};

const values: readonly Value[] = [
  { action: { kind: "read" }, heldBy: ({ read }) => read },
  { action: { kind: "unread" }, fields: { read: true }, heldBy: ({ read }) => read },
  { action: { kind: "priority", priority: true }, heldBy: ({ priority }) => priority },
  {
    action: { kind: "title", title: "Mine" },
    other: (one) => {
      one.title = "Theirs";
    },
    heldBy: ({ title }) => title,
  },
  {
    action: { kind: "attribute", name: "Severity", value: "High" },
    other: (one) => {
      one.customAttributes.Severity = "Low";
    },
    heldBy: ({ customAttributes }) => customAttributes.Severity,
  },
];

const lost = (match: string, times: number | null, afterEffect = false) =>
  test.workspace.control.addFault({ match, kind: "reset", times, afterEffect });
const sent = (call: string) => test.writes().filter((one) => one === call).length;
const begin = ({ action, fields = {} }: Pick<Value, "action" | "fields">) => {
  const id = test.plant(fields);
  return { id, input: { id, key: randomUUID(), action } };
};
const ends = (id: string) =>
  runSql(
    `select outcome, error_code from journal where conversation_id = '${id}' and kind = 'outcome' order by seq`,
  );

describe.each(values)("a value whose end nobody knows: $action.kind", ({ action, fields, other, heldBy }) => {
  it("is sent three times at most, however long that lasts, with a look after each", async () => {
    const { id, input } = begin({ action, fields: fields ?? {} });
    await getConversation(test.adaCtx(), { id });
    test.workspace.control.clearLedger();
    lost(put, null);
    await expect(performAction(test.adaCtx(), input)).rejects.toMatchObject({ code: "outcome_unknown" });
    expect([sent(put), test.reads()]).toEqual([3, 3]);
  });

  it("is not set over what a colleague has done since, and says so", async () => {
    const { id, input } = begin({ action, fields: fields ?? {} });
    await getConversation(test.adaCtx(), { id });
    const one = test.stored(id);
    other?.(one);
    one.updatedAt += 10;
    const before = heldBy(one);
    lost(put, 1);
    await expect(performAction(test.adaCtx(), input)).rejects.toMatchObject({
      code: "moved",
      message: expect.stringContaining("somebody has changed this meanwhile"),
    });
    expect([sent(put), heldBy(one)]).toEqual([1, before]);
    expect(await ends(id)).toEqual([{ outcome: "failed", error_code: "moved" }]);
    // Whoever was told may do it all the same, under the same key; what is shown by then is what there is.
    const { conversation } = await performAction(test.adaCtx(), input);
    expect(conversation?.updatedAt).toBe(one.updatedAt);
    expect([sent(put), heldBy(one) === before]).toEqual([2, false]);
  });

  it("is found done where it had reached Intercom, though a colleague did something else since", async () => {
    const { id, input } = begin({ action, fields: fields ?? {} });
    await getConversation(test.adaCtx(), { id });
    test.stored(id).updatedAt += 10;
    lost(put, 1, true);
    await performAction(test.adaCtx(), input);
    expect(sent(put)).toBe(1);
    expect(await ends(id)).toEqual([{ outcome: "done", error_code: null }]);
  });

  it("is not repeated where nobody knows how it was before", async () => {
    const { id, input } = begin({ action, fields: fields ?? {} });
    // The read before fails, with its repeats; the look after does not.
    lost("GET /conversations/:id", 3);
    lost(put, null);
    await expect(performAction(test.adaCtx(), input)).rejects.toMatchObject({ code: "outcome_unknown" });
    expect(sent(put)).toBe(1);
    test.workspace.control.clearFaults();
    // A look alone: nothing is set by it.
    await expect(performAction(test.adaCtx(), input)).rejects.toMatchObject({
      code: "intercom_unavailable",
    });
    expect(sent(put)).toBe(1);
    expect(test.stored(id).updatedAt).toBeGreaterThan(0);
  });
});

it.each(values.filter(({ other }) => other))(
  "a colleague's value of the very same second is not overwritten either: $action.kind",
  async ({ action, other, heldBy }) => {
    const { id, input } = begin({ action });
    await getConversation(test.adaCtx(), { id });
    other?.(test.stored(id));
    const theirs = heldBy(test.stored(id));
    lost(put, 1);
    await expect(performAction(test.adaCtx(), input)).rejects.toMatchObject({ code: "moved" });
    expect(heldBy(test.stored(id))).toBe(theirs);
  },
);

it("what a colleague has changed while Intercom was silent is what the next read shows", async () => {
  const { id, input } = begin({ action: { kind: "title", title: "Mine" } });
  const ctx = test.adaCtx();
  const one = test.stored(id);
  const silent: typeof ctx.intercom.call = async (call, options) => {
    if (call.method !== "PUT") return ctx.intercom.call(call, options);
    await getConversation(ctx, { id });
    one.title = "Theirs";
    one.updatedAt += 10;
    throw new AppError("outcome_unknown", "Silence");
  };
  const attempt = performAction({ ...ctx, intercom: { ...ctx.intercom, call: silent } }, input);
  await expect(attempt).rejects.toMatchObject({ code: "moved" });
  expect((await getConversation(ctx, { id })).title).toBe("Theirs");
});

it.each([
  ["tag", "POST /conversations/:id/tags", 3],
  ["untag", "DELETE /conversations/:id/tags/:tag_id", 3],
  ["redact", "POST /conversations/redact", 2],
  ["delete", "DELETE /conversations/:id", 2],
  ["a new tag", "POST /tags", 2],
] as const)(
  "%s is sent so often and no more while its end stays unknown: %s, %i",
  async (kind, call, most) => {
    const id = test.plant({ tags: ["vip"] });
    const vip = { id: test.workspace.control.store().tagNamed("vip").id, name: "vip" };
    const actions: Record<typeof kind, ActionInput> = {
      tag: { kind: "tag", tag: { id: test.workspace.control.store().tagNamed("other").id, name: "other" } },
      untag: { kind: "untag", tag: vip },
      redact: { kind: "redact", target: { kind: "source", id: test.stored(id).source.id } },
      delete: { kind: "delete" },
      "a new tag": { kind: "tag", tag: { name: "never seen" } },
    };
    lost("POST /tags", kind === "a new tag" ? null : 0);
    lost(call.replace(":tag_id", ":id"), null);
    lost(call, null);
    await expect(
      performAction(test.adaCtx(), { id, key: randomUUID(), action: actions[kind] }),
    ).rejects.toMatchObject({ code: "outcome_unknown" });
    expect(test.writes()).toEqual(Array.from({ length: most }, () => call));
  },
);
