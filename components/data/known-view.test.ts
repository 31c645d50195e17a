import { expect, it } from "vitest";
import { builtInViews } from "@/lib/search/built-in-views";
import type { View } from "@/lib/search/view";
import { keyOfPlace, knownView, railViews } from "./known-view";

const view = (id: string, pinned: boolean): View => ({
  id,
  name: id,
  icon: "star",
  query: "",
  sort: "waiting",
  columns: [],
  groupBy: null,
  audience: "me",
  ownerName: null,
  mine: true,
  mayEdit: true,
  version: 1,
  pinned,
  updatedAtMs: 0,
  updatedByName: null,
});

it("puts pinned views after those that come with Switchyard, in one's own order, and gives the first nine keys", () => {
  const rail = railViews([view("b", true), view("hidden", false), view("a", true), view("c", true)]);
  expect(rail.map(({ id }) => id)).toEqual([...builtInViews.map(({ id }) => id), "b", "a", "c"]);
  expect(rail.map((_, index) => keyOfPlace(index)).filter((key) => key !== undefined)).toEqual([
    ..."123456789",
  ]);
});

it("finds a view that is not in the rail by its address", () => {
  expect(knownView("hidden", [view("hidden", false)])?.title).toBe("hidden");
  expect(knownView("constructor", [])).toBeUndefined();
});
