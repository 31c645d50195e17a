import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** OKLCH to linear sRGB, after Björn Ottosson's definition. */
const luminance = (lightness: number, chroma: number, hue: number): number => {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const css = readFileSync("app/tokens.css", "utf8");
const shape =
  /--([\w-]+): light-dark\(oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\), oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)\)/g;
const tokens = new Map(
  [...css.matchAll(shape)].map(([, name, ...numbers]) => {
    const [l1 = 0, c1 = 0, h1 = 0, l2 = 0, c2 = 0, h2 = 0] = numbers.map(Number);
    return [name ?? "", { light: luminance(l1 / 100, c1, h1), dark: luminance(l2 / 100, c2, h2) }];
  }),
);

const contrast = (one: string, other: string, theme: "light" | "dark"): number => {
  const [a, b] = [tokens.get(one)?.[theme], tokens.get(other)?.[theme]];
  if (a === undefined || b === undefined) throw new Error(`no token ${one} or ${other}`);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

const grounds = ["bg", "surface", "sunken", "hover", "accent-soft"];
const words = ["ink", "ink-2", "ink-3", "accent", "late", "warm", "calm"];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it.each(words.flatMap((word) => grounds.map((ground) => [word, ground] as const)))(
    "%s is readable on %s",
    (word, ground) => {
      expect(contrast(word, ground, theme)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    ["late", "late-soft"],
    ["warm", "warm-soft"],
    ["calm", "calm-soft"],
    ["ink", "note"],
    ["accent-ink", "accent"],
    ["accent-ink", "accent-hover"],
    ["bg", "ink"],
    // Below a row that a thumb pulls.
    ["accent-ink", "calm"],
    ["accent-ink", "ink-3"],
    // In the field for notes, which is as yellow as they are.
    ["ink-2", "note"],
    ["ink-3", "note"],
    ["accent", "note"],
    ["late", "note"],
    // A word that was found.
    ["ink", "warm-soft"],
  ])("%s is readable on %s", (word, ground) => {
    expect(contrast(word, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ["edge", "bg"],
    ["edge", "surface"],
    ["accent", "surface"],
    ["accent", "sunken"],
  ])("%s, the edge of a field or of focus, stands out from %s", (edge, ground) => {
    expect(contrast(edge, ground, theme)).toBeGreaterThanOrEqual(3);
  });
});
