import { expect, it } from "vitest";
import { holdsFiles } from "./held-files";

const file = (name: string, sizeBytes: number | null = 1) => ({ name, sizeBytes });

it("knows the files that were given by name and size, in any order, and not by their number alone", () => {
  const given = { files: [file("a.png"), file("b.png", 2)], addresses: 0 };
  expect(holdsFiles([file("b.png", 2), file("a.png")], given)).toBe(true);
  expect(holdsFiles([file("a.png"), file("c.png", 2)], given)).toBe(false);
  expect(holdsFiles([file("a.png"), file("b.png", 3)], given)).toBe(false);
  expect(holdsFiles([file("a.png"), file("b.png", null)], given)).toBe(true);
  expect(holdsFiles([file("a.png")], given)).toBe(false);
  expect(holdsFiles([file("a.png"), file("b.png", 2), file("b.png", 2)], given)).toBe(false);
});

it("takes one file for one that was given, not for two", () => {
  expect(
    holdsFiles([file("a.png"), file("x")], { files: [file("a.png"), file("a.png")], addresses: 0 }),
  ).toBe(false);
});

it("counts what was given by address, which has whatever name", () => {
  expect(holdsFiles([file("a.png"), file("who knows")], { files: [file("a.png")], addresses: 1 })).toBe(true);
  expect(holdsFiles([file("who knows")], { files: [], addresses: 1 })).toBe(true);
  expect(holdsFiles([], { files: [], addresses: 1 })).toBe(false);
});
