import { expect, it } from "vitest";
import { placeOf, subjectAt, subjectHref } from "./subject";

it.each([
  ["conversation", "215473880000001", "215473880000001", "/conversations/215473880000001"],
  ["ticket", "215473880000001", "ticket-215473880000001", "/tickets/215473880000001"],
] as const)("a %s has a place of its own, told back from it, and a page", (kind, id, place, href) => {
  expect(placeOf(kind, id)).toBe(place);
  expect(subjectAt(place)).toEqual({ kind, id });
  expect(subjectHref({ kind, id })).toBe(href);
});
