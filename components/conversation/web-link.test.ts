import fc from "fast-check";
import { expect, it } from "vitest";
import { webAddress } from "./web-link";

it.each(["https://acme.test/x?y=1", "HTTP://acme.test"])("%s is linked", (text) => {
  expect(webAddress(text)).toBe(new URL(text).href);
});

it.each([
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "mailto:nora@acme.test",
  "ftp://acme.test/x",
  "acme.test",
  "see https://acme.test",
  "https://acme.test and more",
  "https://",
  "https://[",
  `https://acme.test/${"x".repeat(2048)}`,
  "",
])("%s is text", (text) => {
  expect(webAddress(text)).toBeNull();
});

it("never throws, and links nothing but the open web", () => {
  const text = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.string().map((rest) => `https://${rest}`),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const href = webAddress(typed);
      expect(href === null || /^https?:\/\//.test(href)).toBe(true);
    }),
  );
});
