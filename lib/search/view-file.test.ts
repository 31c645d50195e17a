import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { print } from "./print";
import { queries } from "./testing/arbitrary";
import {
  audiences,
  groupings,
  longestViewName,
  mostViews,
  type ViewContent,
  viewColumns,
  viewIcons,
} from "./view";
import { longestViewFile, readViewFile, writeViewFile } from "./view-file";

const contents: fc.Arbitrary<ViewContent> = fc.record({
  name: fc
    .string({ minLength: 1, maxLength: longestViewName })
    .map((text) => text.trim())
    .filter((text) => text !== "" && !text.includes("\u0000")),
  icon: fc.constantFrom(...viewIcons),
  query: queries.map((query) => print(query)),
  sort: fc.constantFrom("waiting" as const, "updated" as const, "created" as const, "oldest" as const),
  columns: fc.uniqueArray(fc.constantFrom(...viewColumns)),
  groupBy: fc.constantFrom(null, ...groupings),
  audience: fc.constantFrom(...audiences),
});

const one: ViewContent = {
  name: "Late VIPs",
  icon: "flame",
  query: "state:open tag:9",
  sort: "waiting",
  columns: ["contact"],
  groupBy: null,
  audience: "everyone",
};
const file = (views: unknown, more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ format: "switchyard-views", version: 1, views, ...more });
const paths = (text: string) => readViewFile(text).problems.map(({ path }) => path);

describe("a file of views", () => {
  it("reads as what it was written from", () => {
    fc.assert(
      fc.property(fc.array(contents, { maxLength: 5 }), (views) => {
        const read = readViewFile(writeViewFile(views));
        expect(read.problems).toEqual([]);
        expect(read.views.map(({ content }) => content)).toEqual(views);
      }),
    );
  });

  it("that anybody may have written is read without throwing, and gives nothing that cannot be kept", () => {
    const hostile = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((json) => file([JSON.parse(json)])),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        for (const { content } of readViewFile(text).views) {
          expect(content.name.trim()).not.toBe("");
          expect(content.name.length).toBeLessThanOrEqual(longestViewName);
          expect(viewIcons).toContain(content.icon);
        }
      }),
    );
  });

  it("names the field that is wrong, and reads the rest", () => {
    const wrong = { ...one, icon: "skull", columns: ["contact", "toString"], groupBy: 7, colour: "red" };
    const text = file([one, wrong, { ...one, name: " " }, "no view"], { note: 1 });
    const { views } = readViewFile(text);
    expect(views.map(({ path }) => path)).toEqual(["views[0]", "views[1]"]);
    expect(views[1]?.content).toEqual({ ...one, icon: "star" });
    expect(paths(text)).toEqual([
      "“note”",
      "views[1].“colour”",
      "views[1].icon",
      "views[1].columns",
      "views[1].groupBy",
      "views[2].name",
      "views[3]",
    ]);
  });

  it("keeps a query that cannot be read as it is, to be mended", () => {
    const { views, problems } = readViewFile(file([{ ...one, query: "state:opn (" }]));
    expect(views[0]?.content.query).toBe("state:opn (");
    expect(problems[0]).toMatchObject({ path: "views[0].query", message: expect.stringContaining("opn") });
  });

  it("is refused as a whole where it is none, of a later version, or too large", () => {
    expect(paths("{")).toEqual([""]);
    expect(paths("[]")).toEqual([""]);
    expect(paths('{"__proto__":{"format":"switchyard-views","version":1,"views":[]}}')).toEqual(["format"]);
    expect(paths(file([one], { version: 2 }))).toEqual(["version"]);
    expect(paths(file({}))).toEqual(["views"]);
    expect(paths(" ".repeat(longestViewFile + 1))).toEqual([""]);
    expect(paths("[".repeat(400_000))).toEqual([""]);
  });

  it("is read up to as many views as one may have", () => {
    const { views, problems } = readViewFile(file(Array.from({ length: mostViews + 5 }, () => one)));
    expect(views).toHaveLength(mostViews);
    expect(problems).toHaveLength(1);
  });
});
