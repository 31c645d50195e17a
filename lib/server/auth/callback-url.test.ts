import * as fc from "fast-check";
import { expect, it } from "vitest";
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

const hostile: readonly unknown[] = [
  "//evil.test",
  "///evil.test",
  "////evil.test/%2f..",
  "/\\evil.test",
  "/\\/evil.test",
  "\\\\evil.test",
  "\\/evil.test",
  "https://evil.test",
  "http://evil.test",
  "https:evil.test",
  "https:/evil.test",
  "HTTPS://EVIL.TEST",
  "ftp://evil.test",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "blob:https://evil.test/1",
  "about:blank",
  "mailto:a@evil.test",
  "evil.test",
  "evil.test/queue",
  "queue",
  "@evil.test",
  "/\t/evil.test",
  "/\n/evil.test",
  "/\r\n/evil.test",
  "/ /evil.test",
  "\t//evil.test",
  " //evil.test",
  "\u0000//evil.test",
  "/\u0000/evil.test",
  "/queue\r\nSet-Cookie: a=b",
  "/queue\u0085x",
  "/..//evil.test",
  "/.//evil.test",
  "/queue/..//evil.test",
  "/%2e%2e//evil.test",
  "/%2f/evil.test",
  "/%2fevil.test",
  "/%5cevil.test",
  "/queue/../%2F/evil.test",
  "/queue\\..\\..\\evil.test",
  "https://127.0.0.1:4321@evil.test",
  "//127.0.0.1:4321@evil.test",
  "//evil%E3%80%82test",
  "https://evil.test/.127.0.0.1",
  "/api/auth/signout",
  "/api",
  "/API/auth/signout",
  "/queue/../api/auth/signout",
  "/_next/image?url=x",
  `/${"a".repeat(3000)}`,
  "",
  "?next=//evil.test",
  "#//evil.test",
  undefined,
  null,
  7,
  {},
  ["/queue"],
];

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
