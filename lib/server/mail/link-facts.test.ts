import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTree, printTree } from "./html-tree";
import { factsOf, tellLinks } from "./link-facts";

const told = (href: string, words: string): string => {
  const root = parseTree(`<a href="${href}">${words}</a>`);
  tellLinks(root);
  return printTree(root.children);
};

describe("where a link leads", () => {
  it.each([
    ["https://shop.acme.com/x", "Read more"],
    ["https://shop.acme.com/x", "<b>Order</b> no. 5.12"],
  ])("is said where the words do not: %s under %s", (href, words) => {
    expect(told(href, words)).toBe(`<a href="${href}" data-host="shop.acme.com">${words}</a>`);
  });

  it.each([
    ["https://www.acme.com/x", "acme.com"],
    ["https://acme.com/x", "https://www.acme.com/x?y"],
    ["https://shop.acme.com/", "See acme.com."],
    ["mailto:ada@acme.com", "Ada@acme.com"],
    ["tel:+48123", "+48 123"],
  ])("is not said twice: %s under %s", (href, words) => {
    expect(told(href, words)).toBe(`<a href="${href}">${words}</a>`);
  });
});

describe("words that look like another address than where the link leads", () => {
  it.each([
    ["https://evil.example/acme.com", "https://acme.com/account", "evil.example"],
    ["https://acme.com.evil.example/", "acme.com", "acme.com.evil.example"],
    ["https://evil-acme.com/", "www.acme.com", "evil-acme.com"],
    ["https://acme.com@evil.example/", "Sign in", "evil.example"],
    ["https://xn--cme-5cd.com/", "acme.com", "xn--cme-5cd.com"],
    ["https://evil.example/", "ada@acme.com", "evil.example"],
    ["mailto:eve@evil.example", "ada@acme.com", "eve@evil.example"],
  ])("are warned of: %s under %s", (href, words, to) => {
    expect(told(href, words)).toBe(`<a href="${href}" data-host="${to}" data-warn>${words}</a>`);
  });

  it("are judged by the letters that the browser asks for", () => {
    // The first letter is Cyrillic.
    expect(factsOf("https://xn--cme-5cd.com/", "аcme.com")).toEqual({
      to: "xn--cme-5cd.com",
      isSaid: false,
      misleads: false,
    });
  });

  it.each(["invoice.pdf", "Version 2.10", "e.g. this", "Node.js"])("are not seen in %s", (words) => {
    expect(factsOf("https://acme.com/", words)?.misleads).toBe(false);
  });
});

it("never throws and never lets a value out of its quotes", () => {
  fc.assert(
    fc.property(
      fc.domain().map((host) => `https://${host}/`),
      fc.string(),
      (href, words) => {
        expect(
          printTree(parseTree(told(href.replace(/[<>"&]/g, ""), words.replace(/[<>"&]/g, ""))).children),
        ).toMatch(/^<a href="[^"]*"(?: data-host="[^"]*")?(?: data-warn)?>/);
      },
    ),
  );
  expect(factsOf("mailto:%zz", "x")).toMatchObject({ to: "%zz" });
});
