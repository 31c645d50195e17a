import { describe, expect, it } from "vitest";
import { partSchema } from "@/lib/intercom/schema/part";
import { pressedIn, quickRepliesOf } from "./quick-replies";

const part = (metadata: unknown) =>
  partSchema.parse({ id: "1", part_type: "quick_reply", created_at: 1, metadata });
const none: ReadonlySet<string> = new Set();

describe("what was offered as an answer", () => {
  it("is its texts in their order, and nobody has pressed what has no id", () => {
    const offered = part({ quick_reply_options: [{ text: "Yes", uuid: "a" }, { text: "No" }] });
    const pressed = pressedIn([offered, part({ quick_reply_uuid: "a" }), part({ quick_reply_uuid: "" })]);
    expect(quickRepliesOf(offered, pressed)).toEqual([
      { text: "Yes", pressed: true },
      { text: "No", pressed: false },
    ]);
  });

  it.each([
    null,
    undefined,
    [],
    {},
    { quick_reply_options: "x" },
    { quick_reply_options: [null, 1, {}, { text: " " }] },
  ])("is nothing in %j", (metadata) => {
    expect(quickRepliesOf(part(metadata), none)).toEqual([]);
    expect(pressedIn([part(metadata)]).size).toBe(0);
  });

  it("is cut where it is long or much", () => {
    const long = { text: "y".repeat(5000), uuid: "a" };
    const offered = quickRepliesOf(
      part({ quick_reply_options: Array.from({ length: 500 }, () => long) }),
      none,
    );
    expect(offered).toHaveLength(20);
    expect(offered[0]?.text).toHaveLength(201);
  });
});
