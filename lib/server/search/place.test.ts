import { expect, it } from "vitest";
import { markAfter, type Place, readPlace, startPlace, writePlace } from "./place";

const place: Place = {
  ...startPlace(2, "merged", 7),
  streams: [
    { after: "opaque", done: false },
    { after: null, done: true },
  ],
  mark: markAfter(null, 1_700_000_000, "18446744073709551615").mark,
  returning: ["1", "215469000000001"],
};

it("is read as it was written", () => {
  expect(readPlace(writePlace(place), 2)).toEqual(place);
});

it.each([
  ["Intercom's own cursor, of a list that was one question when it was begun", "WzE3MDAwMDAwMDAsMV0="],
  ["nothing at all", ""],
  ["one of another shape", JSON.stringify(["merged", [[null, false]]])],
  ["one of as many questions as there were", writePlace(startPlace(3, "each"))],
])("asks to start again from %s", (_, text) => {
  expect(() => readPlace(text, 2)).toThrow(expect.objectContaining({ code: "bad_request" }));
});
