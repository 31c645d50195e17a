// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { attributeField } from "@/lib/search/attributes";
import type { Row } from "@/lib/search/builder";
import { checkTerm } from "@/lib/search/check";
import type { Field } from "@/lib/search/field";
import { fields, valueKindsOf } from "@/lib/search/fields";
import type { Value } from "@/lib/search/model";
import type { People } from "@/lib/search/names";
import { changeWay, emptySlots, type Way, waysOf } from "@/lib/search/ways";
import { ChoiceList } from "./choice-editor";
import { ValueEditor } from "./value-editor";

const people: People = {
  admins: [{ id: "7", name: "Luis Brandt", email: "luis@demo.test" }],
  teams: [{ id: "3", name: "Billing" }],
  tags: [{ id: "11", name: "spam" }],
  ticketTypes: [{ id: "5", name: "Bug" }],
};

afterEach(cleanup);

const attributes = ["string", "integer", "boolean", "date", "options"].map((type) =>
  attributeField({ name: "plan", label: "Plan", type, options: type === "options" ? ["pro", "free"] : [] }),
);
const everyWay = [...fields, ...attributes].flatMap((field) =>
  waysOf(field, undefined).map((way) => ({
    field,
    way,
    name: `${field.name} (${field.type}) ${way.words} ${way.entry}`,
  })),
);

let latest: Row;
const Held = ({ field, way }: { field: Field; way: Way }) => {
  const [row, setRow] = useState<Row>({
    kind: "row",
    id: "1",
    field: field.name,
    negated: way.negated,
    operator: way.operator,
    values: [],
    typed: emptySlots(way, field).length > 0 ? { entry: way.entry, slots: emptySlots(way, field) } : null,
  });
  latest = row;
  const change = (next: Partial<Row>) => setRow({ ...row, ...next });
  return way.entry === "list" ? (
    <ChoiceList field={field} people={people} values={row.values} onChange={(values) => change({ values })} />
  ) : (
    <ValueEditor row={row} field={field} way={way} people={people} invalid={false} onChange={change} />
  );
};

const fill = (element: Element | null, value: string) => {
  if (!element) throw new Error("There is no such field.");
  fireEvent.change(element, { target: { value } });
};

/** Puts a value into the editor as a person would, and says what it should have made. */
const enter = (way: Way, field: Field): readonly Value[] => {
  const ends = way.operator === "range" ? 2 : 1;
  const slots = () => [...document.querySelectorAll('[data-part="value"]')];
  switch (way.entry) {
    case "text":
      fill(slots()[0] ?? null, 'say "hi", none');
      return [{ kind: "text", text: 'say "hi", none' }];
    case "number":
      for (let end = 0; end < ends; end += 1) fill(slots()[end] ?? null, String(end + 2));
      return Array.from({ length: ends }, (_, end) => ({ kind: "number", value: end + 2 }));
    case "span":
      for (let end = 0; end < ends; end += 1) fill(slots()[end] ?? null, String(end + 2));
      for (const unit of screen.getAllByRole("combobox")) fill(unit, "d");
      return Array.from({ length: ends }, (_, end) => ({ kind: "span", amount: end + 2, unit: "d" }));
    case "moment": {
      fill(slots()[0] ?? null, "2026-11-01");
      if (ends === 1) return [{ kind: "date", date: "2026-11-01", time: null }];
      fill(screen.getAllByRole("combobox")[1] ?? null, "today");
      return [
        { kind: "date", date: "2026-11-01", time: null },
        { kind: "day", name: "today" },
      ];
    }
    case "flag":
      fireEvent.click(screen.getByRole("radio", { name: "no" }));
      return [{ kind: "flag", value: false }];
    case "unset":
      return [];
    case "list": {
      const kinds = valueKindsOf(field, "is");
      const options = screen.queryAllByRole("option");
      if (options.length > 0) {
        for (const option of options) fireEvent.click(option);
        expect(screen.getAllByRole("option", { selected: true })).toHaveLength(options.length);
        expect(latest.values).toHaveLength(options.length);
        return latest.values;
      }
      fill(screen.getByRole("combobox"), "something");
      fireEvent.click(within(screen.getByRole("listbox")).getByRole("option"));
      expect(kinds).toContain("text");
      return [{ kind: "text", text: "something" }];
    }
  }
};

describe("the editor of each field and comparison", () => {
  it.each(everyWay)("$name takes a value and makes the term that was meant", ({ field, way }) => {
    render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
        <Held field={field} way={way} />
      </QueryClientProvider>,
    );
    const expected = enter(way, field);
    if (way.entry === "unset") {
      const blank = { operator: way.operator, negated: false, values: [], typed: null };
      expect(changeWay(field, blank, way).values).toEqual([{ kind: "none" }]);
      return;
    }
    expect(latest.values).toEqual(expected);
    const { operator, values } = latest;
    expect(checkTerm({ kind: "term", field: field.name, operator, values })).toBeNull();
  });
});
