import { expect, it } from "vitest";
import { askedSort, askedSorts, isSortId, sortIds, sorts } from "./sorts";

it("asks Intercom for an order that it knows, and for the very one that a list has where Intercom sorts by it", () => {
  for (const id of sortIds) {
    const asked = askedSort(id);
    expect(askedSorts).toContain(asked);
    expect([sorts[asked].field, sorts[asked].order]).toEqual([sorts[id].field, sorts[id].order]);
    if (sorts[id].by === "intercom") expect(asked).toBe(id);
  }
});

it("knows no order that it does not have", () => {
  expect(isSortId("sla")).toBe(true);
  expect(isSortId("toString")).toBe(false);
});
