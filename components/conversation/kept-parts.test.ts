import { describe, expect, it } from "vitest";
import type { Part } from "@/lib/conversation/model";
import { part } from "@/lib/conversation/testing/part";
import { withKnownParts } from "./kept-parts";

const address = (file: string, signature: string): string =>
  `/api/media?u=${Buffer.from(`https://files.example/${file}?sig=${signature}`).toString("base64url")}&s=${signature}&o=c1.2`;

const file = {
  name: "a.txt",
  href: null,
  contentType: "text/plain",
  sizeBytes: 1,
  width: null,
  height: null,
} as const;

const withPicture = (file: string, signature: string, over: Partial<Part> = {}): Part =>
  part({
    id: "2",
    html: `<p>Look</p><img data-src="${address(file, signature).replaceAll("&", "&amp;")}" alt="" />`,
    attachments: [
      {
        name: file,
        href: address(file, `${signature}x`),
        preview: address(file, signature),
        contentType: "image/png",
        sizeBytes: 1,
        width: 1,
        height: 1,
      },
    ],
    ...over,
  });

describe("a part that is read again", () => {
  const known = [part({ id: "1" }), withPicture("a.png", "one")];

  it("stays the one that is drawn when only its files are signed anew", () => {
    expect(withKnownParts(known, [known[0] ?? part(), withPicture("a.png", "two")])).toBe(known);
  });

  it("is another one when its words, its file or what was done to it differ", () => {
    for (const next of [
      withPicture("b.png", "two"),
      withPicture("a.png", "two", { redacted: true }),
      withPicture("a.png", "two", { html: "<p>Look here</p>" }),
      withPicture("a.png", "two", { attachments: [] }),
      withPicture("a.png", "two", { html: withPicture("b.png", "two").html }),
    ]) {
      const read = [known[0] ?? part(), next];
      expect(withKnownParts(known, read)).toEqual(read);
    }
  });

  it("may hold words that look like one of our addresses, and what follows them counts", () => {
    const words = (end: string) => [
      part({ id: "1", html: `<p>/api/media?u=QUJD${end}</p><p>/api/media?u=A</p>`, attachments: [file] }),
    ];
    const again = words(" the end");
    expect(withKnownParts(words(" the end"), again)).not.toBe(again);
    const other = words(" no end");
    expect(withKnownParts(words(" the end"), other)).toEqual(other);
  });

  it("keeps its place among what came and went, and is not taken for the opening message of its number", () => {
    const [, second] = known;
    const came = part({ id: "3", html: "<p>new</p>" });
    const read = [withPicture("a.png", "two"), came];
    expect(withKnownParts(known, read)).toEqual([second, came]);
    expect(withKnownParts(known, read)[0]).toBe(second);
    expect(withKnownParts([], [came])).toEqual([came]);
    const both = (signature: string) => [
      withPicture("a.png", signature, { partType: "source" }),
      withPicture("a.png", signature),
    ];
    const shown = both("one");
    expect(withKnownParts(shown, both("two"))).toBe(shown);
  });
});
