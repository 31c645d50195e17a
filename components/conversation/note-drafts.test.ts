// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { noteDrafts } from "./note-drafts";

beforeEach(() => {
  localStorage.clear();
  noteDrafts.reload();
});

it("keeps the words and their key through a reload, also while they are being sent, and for their writer alone", () => {
  noteDrafts.write("ann", "c1", "Rings in the morning");
  const { key } = noteDrafts.of("ann", "c1");
  noteDrafts.sending("ann", "c1", "7");
  noteDrafts.reload();
  expect(noteDrafts.of("ann", "c1")).toEqual({
    text: "Rings in the morning",
    key,
    tried: { text: "Rings in the morning", key, conversationId: "7" },
    sending: false,
    problem: null,
  });
  expect(noteDrafts.of("ben", "c1").text).toBe("");
  expect(noteDrafts.of("ann", "c2").text).toBe("");
});

it("is the same note from whichever conversation it is sent again, also with its words put back as they were", () => {
  const write = (text: string) => noteDrafts.write("ann", "c1", text);
  const key = () => noteDrafts.of("ann", "c1").key;
  write("Rings in the morning");
  const first = key();
  expect(noteDrafts.sending("ann", "c1", "7")).toBe("7");
  noteDrafts.failed("ann", "c1", "Nobody knows.");
  noteDrafts.reload();
  expect(noteDrafts.sending("ann", "c1", "8")).toBe("7");
  noteDrafts.failed("ann", "c1", "Nobody knows.");
  write("Rings in the evening");
  expect(key()).not.toBe(first);
  write("");
  noteDrafts.reload();
  write("Rings in the morning");
  expect([key(), noteDrafts.sending("ann", "c1", "8")]).toEqual([first, "7"]);
  noteDrafts.failed("ann", "c1", "Nobody knows.");
  write("Another");
  expect(noteDrafts.sending("ann", "c1", "8")).toBe("8");
  noteDrafts.sent("ann", "c1");
  write("Another");
  expect(noteDrafts.of("ann", "c1").tried).toBeNull();
});

it("lets go of them once the note was added", () => {
  noteDrafts.write("ann", "c1", "Rings in the morning");
  noteDrafts.sent("ann", "c1");
  expect(localStorage.length).toBe(0);
  noteDrafts.reload();
  expect(noteDrafts.of("ann", "c1").text).toBe("");
});

it("goes on without where the browser keeps nothing, or something else", () => {
  localStorage.setItem("switchyard.form:ann:note c1", "[1");
  expect(noteDrafts.of("ann", "c1").text).toBe("");
  vi.stubGlobal("localStorage", {
    getItem: () => null,
    removeItem: () => undefined,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  });
  noteDrafts.write("ann", "c1", "No room");
  expect(noteDrafts.of("ann", "c1").text).toBe("No room");
  vi.unstubAllGlobals();
});
