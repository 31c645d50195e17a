// @vitest-environment happy-dom
import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { useInTurns } from "./use-in-turns";

afterEach(cleanup);

/** What each drawing was given. */
const drawings = (first: string | undefined) => {
  const given: (string | undefined)[] = [];
  const hook = renderHook(
    ({ value }: { value: string | undefined }) => {
      given.push(useInTurns(value));
    },
    { initialProps: { value: first } },
  );
  return { given, next: (value: string | undefined) => hook.rerender({ value }) };
};

it("leaves what arrives to a drawing that can be interrupted", () => {
  const { given, next } = drawings(undefined);
  next("thread");
  expect(given).toEqual([undefined, undefined, "thread"]);
});

it("gives what was there from the beginning, each change of it and its end at once", () => {
  const { given, next } = drawings("thread");
  expect(given).toEqual(["thread"]);
  next("closed");
  expect(given).toEqual(["thread", "closed"]);
  next(undefined);
  expect(given.slice(2)).not.toContain("closed");
});
