import fc from "fast-check";
import { expect, it } from "vitest";
import {
  allChosen,
  between,
  type Chosen,
  choose,
  countChosen,
  isChosen,
  noneChosen,
  readChosen,
  toggle,
  writeChosen,
} from "./chosen";

const everybody = Array.from({ length: 40 }, (_, index) => String(index));
const id = fc.constantFrom(...everybody);
const step = fc.oneof(
  fc.record({ do: fc.constant("toggle" as const), id }),
  fc.record({ do: fc.constant("range" as const), from: id, to: id, on: fc.boolean() }),
  fc.constant({ do: "all" as const }),
  fc.constant({ do: "clear" as const }),
);
const never = () => false;

it("counts what is chosen as if all were held by their ids, whatever was done, and survives being written down", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let chosen: Chosen = noneChosen;
      let model = new Set<string>();
      for (const one of steps) {
        if (one.do === "toggle") {
          chosen = toggle(chosen, one.id);
          if (!model.delete(one.id)) model.add(one.id);
        } else if (one.do === "range") {
          const ids = between(everybody, one.from, one.to);
          chosen = choose(chosen, ids, one.on);
          for (const each of ids)
            if (one.on) model.add(each);
            else model.delete(each);
        } else {
          chosen = one.do === "all" ? allChosen : noneChosen;
          model = new Set(one.do === "all" ? everybody : []);
        }
        chosen = readChosen(JSON.parse(JSON.stringify(writeChosen(chosen))));
        expect(countChosen(chosen, everybody.length, never)).toBe(model.size);
        for (const each of everybody) expect(isChosen(chosen, each)).toBe(model.has(each));
      }
    }),
  );
});

it("counts no longer what has left, chosen or left out", () => {
  const isGone = (one: string) => one === "3";
  expect(countChosen(choose(noneChosen, ["3", "4"], true), 40, isGone)).toBe(1);
  expect(countChosen(choose(allChosen, ["3", "4"], false), 39, isGone)).toBe(38);
  expect(countChosen(allChosen, null, isGone)).toBeNull();
});

it("takes nothing from a memory of any other shape", () => {
  for (const kept of [null, 7, {}, ["every", "1"], "all"]) expect(readChosen(kept)).toEqual(noneChosen);
});

it("takes a range in either direction, and the row alone where the range has lost its beginning", () => {
  expect(between(everybody, "3", "1")).toEqual(["1", "2", "3"]);
  expect(between(everybody, "gone", "5")).toEqual(["5"]);
  expect(between(everybody, "3", "gone")).toEqual([]);
});
