import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import type { IdKind } from "@/lib/core/ids";
import { intercomUrl, pathPattern } from "./path";
import { hostileIds } from "./testing/hostile-ids";

const base = new URL("https://api.intercom.io");
const kinds: readonly IdKind[] = [
  "conversation",
  "ticket",
  "admin",
  "team",
  "tag",
  "part",
  "ticketType",
  "contact",
  "company",
];

describe("the address of a call", () => {
  it("is the words and ids in order, with the query encoded", () => {
    const url = intercomUrl(base, ["conversations", ["conversation", "12"], "tags", ["tag", "3"]], {
      display_as: "plain text&x=1",
      left_out: undefined,
    });
    expect(url.href).toBe("https://api.intercom.io/conversations/12/tags/3?display_as=plain+text%26x%3D1");
  });

  it.each(kinds)("is never built with a hostile id of kind %s", (kind) => {
    expect(hostileIds.length).toBeGreaterThanOrEqual(40);
    for (const id of hostileIds) {
      expect(() => intercomUrl(base, ["conversations", [kind, id], "parts"]), id).toThrow(AppError);
    }
  });

  it("stays where it was meant to be, whatever text comes as an id", () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.string({ unit: "binary" }), (kind, id) => {
        try {
          const url = intercomUrl(base, ["conversations", [kind, id], "parts"]);
          return /^https:\/\/api\.intercom\.io\/conversations\/[0-9A-Fa-f]+\/parts$/.test(url.href);
        } catch (error) {
          return (
            error instanceof AppError &&
            error.code === "bad_request" &&
            !error.message.includes(`${id}\u0000`)
          );
        }
      }),
    );
  });

  it("is written without ids for the log", () => {
    expect(pathPattern(["conversations", ["conversation", "12"], "tags", ["tag", "3"]])).toBe(
      "/conversations/:conversation/tags/:tag",
    );
  });
});
