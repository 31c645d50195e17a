import { expect, it } from "vitest";
import { createJsonTexts } from "./json-texts";

const megabyte = 1024 * 1024;

/** Says how often it was made into JSON. */
const counted = (words: string) => {
  const value = {
    times: 0,
    toJSON: () => {
      value.times += 1;
      return { words };
    },
  };
  return value;
};

it("says what the value says, and what is said with it", () => {
  const texts = createJsonTexts(megabyte);
  const value = { id: "1", parts: [{ html: '<p title="}">é, {"}</p>' }], none: null };
  for (const stale of [true, false, true]) {
    const text = texts.withMore(value, { fetchedAtMs: 5, stale });
    expect(JSON.parse(text)).toEqual({ ...value, fetchedAtMs: 5, stale });
  }
  expect(texts.withMore({}, { stale: true })).toBe('{"stale":true}');
  expect(texts.withMore({ a: 1 }, {})).toBe('{"a":1}');
});

it("makes it once more for who asks a second time, and never again", () => {
  const texts = createJsonTexts(megabyte);
  const value = counted("Hi");
  const asked = [1, 2, 3, 4].map((at) => {
    texts.withMore(value, { at });
    return value.times;
  });
  expect(asked).toEqual([1, 2, 2, 2]);
});

it("never answers for one value what another says", () => {
  const texts = createJsonTexts(megabyte);
  for (const id of ["1", "1", "2", "2", "1"])
    expect(JSON.parse(texts.withMore({ id }, { stale: false }))).toEqual({ id, stale: false });
});

it("keeps no more than it may, and nothing that is larger than all of it", () => {
  const texts = createJsonTexts(1000);
  const [first, second, huge] = [
    counted("x".repeat(150)),
    counted("y".repeat(150)),
    counted("z".repeat(300)),
  ];
  for (const value of [first, first, second, second, huge, huge, huge, second, first])
    texts.withMore(value, { stale: false });
  expect([first.times, second.times, huge.times]).toEqual([3, 2, 3]);
});
