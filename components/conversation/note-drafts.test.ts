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
  noteDrafts.sending("ann", "c1");
  noteDrafts.reload();
  expect(noteDrafts.of("ann", "c1")).toEqual({
    text: "Rings in the morning",
    key,
    sending: false,
    problem: null,
  });
  expect(noteDrafts.of("ben", "c1").text).toBe("");
  expect(noteDrafts.of("ann", "c2").text).toBe("");
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
