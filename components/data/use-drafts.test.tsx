// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { unkeptDrafts } from "./draft-place";
import { draftStore } from "./draft-store";
import { reconcileDrafts } from "./draft-sync";
import { useDrafts } from "./use-drafts";

const Marks = () => <output>{[...useDrafts("ann", null)].toSorted().join(" ")}</output>;
const marks = () => screen.getByRole("status").textContent;
const write = (owner: string, id: string, text: string) => act(() => draftStore.write(owner, id, { text }));

beforeEach(() => {
  localStorage.clear();
  draftStore.reload();
  unkeptDrafts.clear();
  render(<Marks />);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("marks what one begins to write at once, until it is empty again, and nobody else's", () => {
  write("ann", "7", "Dear");
  expect(marks()).toBe("7");
  write("ann", "9", "Hello");
  write("bo", "8", "Hi");
  expect(marks()).toBe("7 9");
  write("ann", "7", "");
  expect(marks()).toBe("9");
});

it("marks what lives in this page alone, as the browser keeps nothing", () => {
  vi.stubGlobal("localStorage", {
    getItem: () => null,
    removeItem: () => undefined,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  });
  write("ann", "7", "Dear");
  expect(marks()).toBe("7");
  write("ann", "7", "");
  expect(marks()).toBe("");
});

it("marks what another device has written, and no more once it was sent there", () => {
  const content = {
    text: "From the phone",
    mode: "reply",
    key: "k",
    files: [],
    urls: [],
    contactId: null,
  } as const;
  const stored = {
    place: "7",
    content,
    name: null,
    version: 1,
    device: "d",
    deviceName: "phone",
    updatedAtMs: 1,
  };
  act(() => reconcileDrafts("ann", { drafts: [stored], askedAtMs: 1 }, new Set()));
  expect(marks()).toBe("7");
  act(() => reconcileDrafts("ann", { drafts: [], askedAtMs: 2 }, new Set()));
  expect(marks()).toBe("");
});
