import { expect, test } from "vitest";
import type { Operation } from "./operation";
import { operations } from "./operations/all";
import { createRouter } from "./router";

const operation = (
  method: Operation["method"],
  pattern: string,
  rest: Partial<Operation> = {},
): Operation => ({
  method,
  pattern,
  run: () => ({ body: pattern }),
  ...rest,
});

const route = createRouter([
  operation("GET", "/things/:id"),
  operation("GET", "/things/search", { since: 12 }),
  operation("GET", "/old", { until: 11 }),
]);

test("fixed words win over parameters, and one of another version is not taken for an id", () => {
  expect(route("GET", "/things/search", 12)).toMatchObject({ operation: { pattern: "/things/search" } });
  expect(route("GET", "/things/search", 10)).toBe("other-version");
  expect(route("GET", "/things/7", 10)).toMatchObject({ params: { id: "7" } });
});

test("an operation ends with the version it says", () => {
  expect(route("GET", "/old", 11)).toMatchObject({ params: {} });
  expect(route("GET", "/old", 12)).toBe("other-version");
});

test("an encoded slash stays inside its id, and other paths and methods have no route", () => {
  expect(route("GET", "/things/..%2Fold", 10)).toMatchObject({ params: { id: "../old" } });
  expect(route("GET", "/things/../old", 10)).toBeUndefined();
  expect(route("POST", "/old", 10)).toBeUndefined();
});

test("no two operations share a method and a pattern", () => {
  const names = operations.map(({ method, pattern }) => `${method} ${pattern.replace(/:\w+/g, ":")}`);
  expect(new Set(names).size).toBe(names.length);
});
