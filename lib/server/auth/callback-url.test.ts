import * as fc from "fast-check";
import { expect, it } from "vitest";
import { hostileTargets } from "@/lib/threats/hostile-targets";
import { safePath } from "./callback-url";

it.each([
  "/",
  "/queue",
  "/queue?q=state%3Aopen%20-tag%3Aspam&sort=waiting",
  "/conversations/123#part-7",
  "/settings?next=https://elsewhere.test",
  "/conversations/1?x=//y",
  "/queue?q=é",
])("keeps %s, a path of ours", (target) => {
  const url = new URL(target, "http://x.invalid");
  expect(safePath(target)).toBe(url.pathname + url.search + url.hash);
});

const hostile: readonly unknown[] = [...hostileTargets, undefined, null, 7, {}, ["/queue"]];

it.each(hostile.map((target) => [target]))("answers / for %j", (target) => {
  expect(hostile.length).toBeGreaterThanOrEqual(40);
  expect(safePath(target)).toBe("/");
});

it("never leads away from the site, whatever it is given", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "/",
      "\\",
      "//",
      "%2f",
      "%5c",
      ".",
      "..",
      "@",
      ":",
      "evil.test",
      "https:",
      "\t",
      "?",
      "#",
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const answer = safePath(pieces.join(""));
      expect(new URL(answer, "https://desk.example.com").origin).toBe("https://desk.example.com");
      expect(answer).toMatch(/^\/(?![/\\])/);
      expect(safePath(answer)).toBe(answer);
    }),
    { numRuns: 2000 },
  );
});
