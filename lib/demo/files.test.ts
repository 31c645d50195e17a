import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { createFileLinks, fileShape, linkReplacer, makeFile } from "./files";

test("an image has the size it says and as many pixels", () => {
  const file = makeFile("abc-1", "photo.png");
  const bytes = Buffer.from(file.bytes);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect([width, height]).toEqual([file.width, file.height]);
  const start = bytes.indexOf("IDAT") + 4;
  const length = bytes.readUInt32BE(start - 8);
  expect(inflateSync(bytes.subarray(start, start + length))).toHaveLength(height * (1 + width * 3));
});

test("a PDF's cross-reference table points at its objects", () => {
  const text = Buffer.from(makeFile("abc", "a.pdf").bytes).toString("latin1");
  const offsets = [...text.matchAll(/^(\d{10}) 00000 n /gm)].map((match) => Number(match[1]));
  expect(offsets).toHaveLength(5);
  for (const [index, offset] of offsets.entries())
    expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj`));
  expect(text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1]))).toMatch(/^xref/);
});

test("the same id makes the same bytes, another one others", () => {
  expect(makeFile("a", "x.png").bytes).toEqual(makeFile("a", "x.png").bytes);
  expect(makeFile("a", "x.png").bytes).not.toEqual(makeFile("b", "x.png").bytes);
  const attachment = { id: "a", name: "x.csv", contentType: "text/csv", bytes: null };
  expect(fileShape(attachment).size).toBe(makeFile("a", "x.csv").bytes.length);
});

test("references inside HTML become links, and only they", () => {
  const links = createFileLinks("secret");
  const replace = linkReplacer("http://127.0.0.1:1", links, () => 1000);
  const html = '<img src="demo-file://in-7/a%20b.png"><p>demo-file: no</p>';
  const url = `http://127.0.0.1:1/__files/in-7/a%20b.png?sig=${links.sign("in-7", 1000)}`;
  expect(replace(html)).toBe(`<img src="${url}"><p>demo-file: no</p>`);
});

test("a signature is good for its id, its key and its time", () => {
  const links = createFileLinks("secret");
  const signature = links.sign("a", 1000);
  expect(links.check("a", signature, 1000 + 1800)).toBe("ok");
  expect(links.check("a", signature, 1000 + 3601)).toBe("expired");
  expect(links.check("b", signature, 1000)).toBe("forged");
  expect(createFileLinks("other").check("a", signature, 1000)).toBe("forged");
  expect(links.check("a", null, 1000)).toBe("forged");
});
