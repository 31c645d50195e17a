import { expect, it } from "vitest";
import { shownAddress } from "./shown-address";

it.each([
  ["https://shop.acme.com/", "shop.acme.com"],
  ["http://shop.acme.com/a?b=1#c", "http://shop.acme.com/a?b=1"],
  ["https://acme.com@evil.example/x", "evil.example/x"],
  ["https://аcme.com/", "xn--cme-5cd.com"],
  ["mailto:ada@acme.com?subject=x", "Writes to ada@acme.com"],
  ["tel:+48123", "Calls +48123"],
  ["nothing", ""],
])("%s is shown as %s", (href, shown) => {
  expect(shownAddress(href)).toBe(shown);
});

it("is cut where nobody would read on", () => {
  expect(shownAddress(`https://acme.com/${"x".repeat(500)}`)).toHaveLength(121);
});
