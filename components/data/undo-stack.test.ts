import { expect, it } from "vitest";
import { createUndoStack } from "./undo-stack";

it("has what was done last on top, each once, and no more than anybody remembers", () => {
  const stack = createUndoStack();
  for (let at = 0; at < 60; at += 1) stack.push({ key: `${at}`, words: "", takeBack: null });
  stack.push({ key: "58", words: "again", takeBack: null });
  expect(stack.pop()).toMatchObject({ key: "58", words: "again" });
  expect(stack.find("9")).toBeNull();
  expect(stack.find("11")).not.toBeNull();
  stack.drop("59");
  expect(stack.pop()?.key).toBe("57");
});

it("tells of what comes onto it, and not of what it has already", () => {
  let told = 0;
  const stack = createUndoStack(() => {
    told += 1;
  });
  for (const key of ["1", "2", "1"]) stack.push({ key, words: "", takeBack: null });
  expect(told).toBe(2);
});
