import { afterEach, expect, it } from "vitest";
import { seenUpTo } from "@/components/data/seen-up-to";
import { whatMoved } from "@/lib/actions/moved";
import { detail } from "@/lib/conversation/testing/detail";
import { part } from "@/lib/conversation/testing/part";
import { seenOnScreen } from "./seen-on-screen";

afterEach(() => seenUpTo.set("7", null));

const parts = [part({ id: "1", partType: "source" }), part({ id: "2" }), part({ id: "3" })];
const conversation = detail({ id: "7", parts });

it("is all that the thread shows, but for what is on its way", () => {
  const shown = { ...conversation, parts: [...parts, part({ id: "pending-k", pending: true })] };
  expect(seenOnScreen(shown).lastPartId).toBe("3");
  expect(whatMoved(seenOnScreen(shown), conversation, "1")).toBeNull();
});

it("leaves out what came to the thread out of sight, so that whoever answers is asked first", () => {
  seenUpTo.set("7", "2");
  expect(whatMoved(seenOnScreen(conversation), conversation, "1")?.parts.map(({ id }) => id)).toEqual(["3"]);
  expect(seenOnScreen(detail({ id: "8", parts })).lastPartId).toBe("3");
});

it("is the row's own time for who has opened nothing", () => {
  seenUpTo.set("7", "2");
  const { parts: _, ...row } = conversation;
  expect(seenOnScreen(row)).toMatchObject({ lastPartId: null, updatedAt: conversation.updatedAt });
});
