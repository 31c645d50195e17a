import fc from "fast-check";
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
  // The same conversation before and after it changed.
  for (const value of [
    { id: "9", title: "Late" },
    { id: "9", title: "Lost" },
  ])
    for (const stale of [false, false, true])
      expect(JSON.parse(texts.withMore(value, { stale }))).toEqual({ ...value, stale });
});

it("is the very JSON that stands without it, whatever the value says", () => {
  const texts = createJsonTexts(megabyte);
  const hostile = fc.string({
    unit: fc.constantFrom('"', "\\", "{", "}", ",", ":", "stale", "\n", "\u2028", "\ud800", "é", "</script>"),
  });
  const known = fc.object({ key: hostile, values: [hostile, fc.integer(), fc.constant(null), fc.boolean()] });
  fc.assert(
    fc.property(known, fc.nat(), fc.boolean(), (value, atMs, stale) => {
      const { stale: _, fetchedAtMs: __, ...own } = value;
      const more = { fetchedAtMs: atMs, stale };
      for (let asked = 0; asked < 3; asked += 1)
        expect(texts.withMore(own, more)).toBe(JSON.stringify({ ...own, ...more }));
    }),
  );
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
