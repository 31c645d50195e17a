// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { forgetQuery, recentQueries, rememberQuery } from "./recent-queries";

beforeEach(() => localStorage.clear());

describe("recent queries", () => {
  it("keeps the last twenty, newest first, each once, and each member's own", () => {
    for (let index = 0; index < 25; index += 1) rememberQuery("ana", `body:w${index}`);
    rememberQuery("ana", "body:w20");
    expect(recentQueries("ana")).toHaveLength(20);
    expect(recentQueries("ana").slice(0, 3)).toEqual(["body:w20", "body:w24", "body:w23"]);
    expect(recentQueries("bo")).toEqual([]);
  });

  it("forgets one that is taken out, and never keeps the query for everything", () => {
    rememberQuery("ana", "state:open");
    rememberQuery("ana", "");
    rememberQuery("ana", "read:no");
    forgetQuery("ana", "state:open");
    expect(recentQueries("ana")).toEqual(["read:no"]);
  });

  it("does without where storage is full, forbidden or holds something else", () => {
    for (const kept of ["nonsense{", '{"a":1}', "[1,null]", "null"]) {
      localStorage.setItem("switchyard-recent-queries ana", kept);
      expect(recentQueries("ana")).toEqual([]);
    }
    const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    expect(() => rememberQuery("ana", "read:no")).not.toThrow();
    full.mockRestore();
  });
});
