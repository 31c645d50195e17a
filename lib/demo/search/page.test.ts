import fc from "fast-check";
import { expect, test } from "vitest";
import { DemoError } from "../errors";
import { at } from "../testing/client";
import { type Page, pageOf, type Sort, sortOfBody } from "./page";

type Item = { id: string; key: number };

const all = () => true;
const sortBy = (descending: boolean): Sort<Item> => ({ name: "key", descending, key: (item) => item.key });

const cursorOf = (page: Page<Item>): string | undefined => {
  const cursor = at(page.pages, "next.starting_after");
  return typeof cursor === "string" ? cursor : undefined;
};

const items = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 1, max: 500 }).map(String), key: fc.integer({ min: 0, max: 9 }) }),
  {
    selector: (item) => item.id,
    maxLength: 40,
  },
);

const expected = (list: readonly Item[], descending: boolean): string[] => {
  const sorted = [...list].sort((a, b) => a.key - b.key || Number(a.id) - Number(b.id));
  return (descending ? sorted.reverse() : sorted).map((item) => item.id);
};

test("pages put together are the whole list in order, whatever their size", () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 20 }), fc.boolean(), (list, perPage, descending) => {
      const seen: string[] = [];
      let startingAfter: string | undefined;
      do {
        const page = pageOf(list, all, sortBy(descending), { perPage, startingAfter });
        expect(page.totalCount).toBe(list.length);
        expect(page.items.length).toBeLessThanOrEqual(perPage);
        seen.push(...page.items.map((item) => item.id));
        startingAfter = cursorOf(page);
      } while (startingAfter !== undefined);
      expect(seen).toEqual(expected(list, descending));
    }),
  );
});

test("what stays in place is seen once though other items move, come and go between the pages", () => {
  fc.assert(
    fc.property(
      items,
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.record({ index: fc.nat(), key: fc.integer({ min: 0, max: 9 }), gone: fc.boolean() }), {
        maxLength: 30,
      }),
      (start, perPage, changes) => {
        let list = start.map((item) => ({ ...item }));
        const touched = new Set<string>();
        const seen: string[] = [];
        let startingAfter: string | undefined;
        let turn = 0;
        do {
          const page = pageOf(list, all, sortBy(true), { perPage, startingAfter });
          seen.push(...page.items.map((item) => item.id));
          startingAfter = cursorOf(page);
          const change = changes[turn];
          const victim = change === undefined ? undefined : list[change.index % Math.max(1, list.length)];
          if (change !== undefined && victim !== undefined) {
            touched.add(victim.id);
            if (change.gone) list = list.filter((item) => item !== victim);
            else victim.key = change.key;
          }
          turn += 1;
        } while (startingAfter !== undefined && turn < 200);
        for (const { id } of start)
          if (!touched.has(id)) expect([id, seen.filter((one) => one === id).length]).toEqual([id, 1]);
      },
    ),
  );
});

const refusalOf = (run: () => unknown): unknown => {
  try {
    run();
    return "accepted";
  } catch (error) {
    return error instanceof DemoError ? [error.status, error.code] : error;
  }
};

test("a cursor that is not ours, or of another order, is a 400 client_error", () => {
  const list = [
    { id: "1", key: 1 },
    { id: "2", key: 2 },
  ];
  const cursor = cursorOf(pageOf(list, all, sortBy(true), { perPage: 1, startingAfter: undefined }));
  const page = (startingAfter: string | undefined, descending = true) =>
    refusalOf(() => pageOf(list, all, sortBy(descending), { perPage: 1, startingAfter }));
  expect(page(cursor)).toBe("accepted");
  expect(page(cursor, false)).toEqual([400, "client_error"]);
  expect(page("nonsense")).toEqual([400, "client_error"]);
  expect(page("bnVsbA")).toEqual([400, "client_error"]);
});

test("sort takes a known field and an order, and refuses the rest", () => {
  const keys = { key: (item: Item) => item.key };
  expect(sortOfBody({ sort: { field: "key", order: "ascending" } }, keys, "key")).toMatchObject({
    descending: false,
  });
  expect(sortOfBody({}, keys, "key")).toMatchObject({ name: "key", descending: true });
  expect(refusalOf(() => sortOfBody({ sort: { field: "toString" } }, keys, "key"))).toEqual([
    400,
    "invalid_field",
  ]);
  expect(refusalOf(() => sortOfBody({ sort: { order: "sideways" } }, keys, "key"))).toEqual([
    400,
    "invalid_sort_order",
  ]);
});
