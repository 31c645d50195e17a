// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { lastList, rememberList } from "./last-list";

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

describe("the list that one came from", () => {
  it("is the one that was looked at last, with its query and order", () => {
    rememberList("/queue/mine");
    rememberList("/queue?q=tag:12&sort=oldest");
    expect(lastList()).toBe("/queue?q=tag:12&sort=oldest");
  });

  it("is the first view for who has seen none", () => {
    expect(lastList()).toBe("/queue/unassigned");
  });

  it.each(["//evil.example/queue/", "https://evil.example", "javascript:alert(1)", "/queuex", ""])(
    "never is %j, whatever lies in the storage",
    (kept) => {
      rememberList(kept);
      expect(lastList()).toBe("/queue/unassigned");
    },
  );

  it("is the first view where storage is forbidden", () => {
    const forbidden = () => {
      throw new Error("forbidden");
    };
    vi.stubGlobal("sessionStorage", { getItem: forbidden, setItem: forbidden });
    rememberList("/queue/mine");
    expect(lastList()).toBe("/queue/unassigned");
  });
});
